import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json';
import type { Command } from './command';
import { inputHash } from './input-hash';
import type { Project } from './project';
import { sampleDesign } from './random-command.fixture';
import { apply } from './reducer';
import { sampleElement, sampleLink, sampleProject } from './sample.fixture';

const hashAfter = (command: Command): string => {
  const edited = apply(sampleProject(), command);
  if (!edited.ok) throw new Error(edited.error.message);
  return inputHash(edited.value.project);
};

describe('the input hash', () => {
  it.each<[string, Command]>([
    ['a parameter', { type: 'set-parameter', owner: { scope: 'network' }, key: 'photonBudget', value: 2.4 }],
    [
      'the last bit of a parameter',
      { type: 'set-parameter', owner: { scope: 'element', id: 's1' }, key: 'efficiency', value: 0.82 + 2 ** -53 },
    ],
    ['a loss', { type: 'set-parameter', owner: { scope: 'link', id: 'l1' }, key: 'transmission', value: 0.51 }],
    ['a weight', { type: 'set-weight', functional: 'f1', element: 's1', value: -0.5 }],
    ['an element', { type: 'insert', elements: [sampleElement('s3')], links: [] }],
    ['a link', { type: 'insert', elements: [], links: [sampleLink('l3', 'a', 's2')] }],
    [
      'the importance of a target',
      { type: 'set-functional', functional: { ...sampleProject().target.functionals[0]!, importance: 2 } },
    ],
    [
      'a second target',
      { type: 'set-functional', functional: { id: 'f2', name: 'B', importance: 1, weights: { s1: 1 } } },
    ],
  ])('changes with %s', (_name, command) => {
    expect(hashAfter(command)).not.toBe(inputHash(sampleProject()));
  });

  it.each<[string, Command]>([
    ['a name', { type: 'rename-element', id: 's1', name: 'North' }],
    ['a place', { type: 'move', positions: { s1: { x: 9, y: 9 } } }],
    ['notes', { type: 'set-notes', notes: 'other' }],
    ['the project name', { type: 'rename-project', name: 'Other' }],
    ['a setting', { type: 'set-settings', settings: { s1: { phase: 3 } } }],
    ['a design', { type: 'apply-design', design: sampleDesign, settings: {} }],
    [
      'a display unit',
      { type: 'set-parameter', owner: { scope: 'link', id: 'l1' }, key: 'transmission', value: 0.5, displayUnit: '%' },
    ],
    ['a weight of zero', { type: 'set-weight', functional: 'f1', element: 'a', value: 0 }],
    [
      'the name of a target',
      { type: 'set-functional', functional: { ...sampleProject().target.functionals[0]!, name: 'Sum' } },
    ],
  ])('does not change with %s', (_name, command) => {
    expect(hashAfter(command)).toBe(inputHash(sampleProject()));
  });

  it('is the hash of the canonical JSON of what counts, so that stored designs keep theirs', () => {
    const { model, parameters, network, target } = sampleProject();
    const sorted = (items: readonly unknown[]) => items.map((item) => canonicalJson(item)).sort();
    const text = canonicalJson({
      model,
      parameters,
      elements: sorted(network.elements.map(({ id, type, parameters }) => ({ id, type, parameters }))),
      links: sorted(network.links.map(({ from, to, parameters }) => ({ from, to, parameters }))),
      functionals: sorted(target.functionals.map(({ importance, weights }) => ({ importance, weights }))),
    });
    expect(inputHash(sampleProject())).toBe(bytesToHex(sha256(utf8ToBytes(text))));
  });

  it('does not depend on the order of elements, links or keys', () => {
    const project = sampleProject();
    const turned: Project = {
      ...project,
      parameters: Object.fromEntries(Object.entries(project.parameters).reverse()),
      network: { elements: project.network.elements.toReversed(), links: project.network.links.toReversed() },
    };
    expect(inputHash(turned)).toBe(inputHash(project));
  });

  it('tells two parallel links from one', () => {
    const { network } = sampleProject();
    const doubled = {
      ...sampleProject(),
      network: { ...network, links: [...network.links, { ...network.links[0]!, id: 'l9' }] },
    };
    expect(inputHash(doubled)).not.toBe(inputHash(sampleProject()));
  });

  it('is the SHA-256 of the canonical text, as the engine computes it', async () => {
    const empty = {
      ...sampleProject(),
      parameters: { remark: 'µ\ud800' },
      network: { elements: [], links: [] },
      target: { functionals: [] },
    };
    const text = '{"elements":[],"functionals":[],"links":[],"model":"sample","parameters":{"remark":"µ\\ud800"}}';
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    expect(inputHash(empty)).toBe(
      [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    );
  });
});

describe('canonical JSON', () => {
  it('sorts keys at every depth and writes numbers in one way', () => {
    expect(canonicalJson({ b: [{ d: -0, c: 1e21 }], a: 0.1 })).toBe('{"a":0.1,"b":[{"c":1e+21,"d":0}]}');
  });

  it('takes a key called __proto__ for a key', () => {
    const data: unknown = JSON.parse('{"__proto__": {"x": 1}, "a": 1}');
    expect(canonicalJson(data)).toBe('{"__proto__":{"x":1},"a":1}');
  });
});
