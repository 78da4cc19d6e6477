import { describe, expect, it } from 'vitest';
import type { Command } from './command';
import type { Project } from './project';
import { sampleDesign } from './random-command.fixture';
import { apply } from './reducer';
import { sampleElement, sampleLink, sampleProject } from './sample.fixture';

function applied(project: Project, command: Command): Project {
  const edited = apply(project, command);
  if (!edited.ok) throw new Error(edited.error.message);
  return edited.value.project;
}

const positioned = (x: number) => ({ type: 'move', positions: { s1: { x, y: 0 } } }) as const;

describe('an edit that does not fit', () => {
  it.each<[string, Command, string]>([
    ['a link to nowhere', { type: 'insert', elements: [], links: [sampleLink('l3', 'a', 'ghost')] }, 'DOC-104'],
    [
      'a link from an element to itself',
      { type: 'insert', elements: [], links: [sampleLink('l3', 'a', 'a')] },
      'DOC-105',
    ],
    ['a taken element id', { type: 'insert', elements: [sampleElement('s1')], links: [] }, 'DOC-102'],
    ['a taken link id', { type: 'insert', elements: [], links: [sampleLink('l1', 'a', 's2')] }, 'DOC-102'],
    [
      'two new elements of one id',
      { type: 'insert', elements: [sampleElement('n'), sampleElement('n')], links: [] },
      'DOC-102',
    ],
    ['an inherited name as id', { type: 'insert', elements: [sampleElement('toString')], links: [] }, 'DOC-103'],
    ['a position that is not finite', positioned(NaN), 'DOC-106'],
    ['an unknown element', { type: 'remove', elements: ['ghost'], links: [] }, 'DOC-101'],
    ['an unknown link', { type: 'remove', elements: [], links: ['ghost'] }, 'DOC-101'],
    [
      'a parameter of an unknown owner',
      { type: 'set-parameter', owner: { scope: 'link', id: 'x' }, key: 'k', value: 1 },
      'DOC-101',
    ],
    [
      'an infinite parameter',
      { type: 'set-parameter', owner: { scope: 'network' }, key: 'photonBudget', value: Infinity },
      'DOC-106',
    ],
    [
      '__proto__ as parameter',
      { type: 'set-parameter', owner: { scope: 'network' }, key: '__proto__', value: 1 },
      'DOC-103',
    ],
    [
      'the weight of an unknown element',
      { type: 'set-weight', functional: 'f1', element: 'ghost', value: 1 },
      'DOC-101',
    ],
    ['a weight in an unknown target', { type: 'set-weight', functional: 'f9', element: 's1', value: 1 }, 'DOC-107'],
    ['a weight that is NaN', { type: 'set-weight', functional: 'f1', element: 's1', value: NaN }, 'DOC-106'],
    [
      'a target of no importance',
      { type: 'set-functional', functional: { id: 'f1', name: 'M', importance: 0, weights: {} } },
      'DOC-109',
    ],
    ['the settings of an unknown element', { type: 'set-settings', settings: { ghost: { phase: 1 } } }, 'DOC-101'],
    [
      'a design for another network',
      { type: 'apply-design', design: sampleDesign, settings: { ghost: { phase: 1 } } },
      'DOC-101',
    ],
    [
      'a design with NaN in it',
      {
        type: 'apply-design',
        design: { ...sampleDesign, figure: { ...sampleDesign.figure, value: NaN } },
        settings: {},
      },
      'DOC-106',
    ],
    ['a blank name', { type: 'rename-element', id: 's1', name: ' ' }, 'DOC-108'],
    ['a blank project name', { type: 'rename-project', name: '' }, 'DOC-108'],
    [
      'a layout with a dangling link',
      {
        type: 'replace-network',
        network: { elements: [sampleElement('n')], links: [sampleLink('l', 'a', 'n')] },
        target: { functionals: [] },
        settings: {},
      },
      'DOC-104',
    ],
  ])('is refused with a code, a reason and a remedy: %s', (_name, command, code) => {
    const edited = apply(sampleProject(), command);
    expect(edited.ok ? 'accepted' : edited.error.code).toBe(code);
    expect(!edited.ok && edited.error.message).toMatch(/\.$/);
    expect(!edited.ok && edited.error.remedy).toMatch(/\.$/);
  });

  it('undoes nothing half: a batch is refused whole', () => {
    const project = sampleProject();
    const edited = apply(project, { type: 'batch', label: 'b', commands: [positioned(5), positioned(NaN)] });
    expect(edited.ok).toBe(false);
    expect(project).toStrictEqual(sampleProject());
  });
});

describe('an edit', () => {
  it('shares every part it does not touch', () => {
    const project = sampleProject();
    const moved = applied(project, positioned(5));
    expect(moved.network.links).toBe(project.network.links);
    expect(moved.network.elements[0]).toBe(project.network.elements[0]);
    expect(moved.target).toBe(project.target);
    expect(moved.settings).toBe(project.settings);
    const weighted = applied(project, { type: 'set-weight', functional: 'f1', element: 's1', value: 1 });
    expect(weighted.network).toBe(project.network);
  });

  it.each<Command>([
    positioned(0),
    { type: 'rename-element', id: 's1', name: 'sensor s1' },
    { type: 'set-parameter', owner: { scope: 'element', id: 's1' }, key: 'efficiency', value: 0.82 },
    { type: 'set-weight', functional: 'f1', element: 's1', value: 0.5 },
    { type: 'set-settings', settings: { s1: { phase: 0.25 }, s2: { phase: null } } },
    { type: 'set-notes', notes: 'Two sensors.' },
    { type: 'insert', elements: [], links: [] },
  ])('that changes nothing gives the same project back: %j', (command) => {
    const project = sampleProject();
    expect(applied(project, command)).toBe(project);
  });

  it('takes an element away with its links, weights and settings, and brings all of it back in place', () => {
    const project = sampleProject();
    const edited = apply(project, { type: 'remove', elements: ['s1'], links: [] });
    if (!edited.ok) throw new Error(edited.error.message);
    const { project: removed, inverse } = edited.value;
    expect(removed.network.links.map(({ id }) => id)).toEqual(['l2']);
    expect(removed.target.functionals[0]!.weights).toEqual({ s2: 0.5 });
    expect(removed.settings).toEqual({ a: { photons: 2.3 } });
    expect(applied(removed, inverse)).toStrictEqual(project);
  });

  it('keeps the display unit unless told otherwise, and takes both back together', () => {
    const set = { type: 'set-parameter', owner: { scope: 'link', id: 'l1' }, key: 'transmission', value: 0.9 } as const;
    expect(applied(sampleProject(), set).network.links[0]!.displayUnits).toEqual({ transmission: 'dB' });
    const inPercent = apply(sampleProject(), { ...set, displayUnit: '%' });
    if (!inPercent.ok) throw new Error(inPercent.error.message);
    expect(inPercent.value.project.network.links[0]!.displayUnits).toEqual({ transmission: '%' });
    expect(applied(inPercent.value.project, inPercent.value.inverse)).toStrictEqual(sampleProject());
    expect('displayUnits' in applied(sampleProject(), { ...set, displayUnit: null }).network.links[0]!).toBe(false);
  });

  it('stores a design without its one-click cures, which are meant for the network of then', () => {
    const fix = { label: 'Cure', command: { type: 'set-notes', notes: '' } } as const;
    const design = { ...sampleDesign, warnings: sampleDesign.warnings.map((warning) => ({ ...warning, fix })) };
    expect(applied(sampleProject(), { type: 'apply-design', design, settings: {} }).design).toStrictEqual(sampleDesign);
  });
});
