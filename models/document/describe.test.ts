import { describe as group, expect, it } from 'vitest';
import type { Command } from './command';
import { describe } from './describe';
import { sampleDesign } from './random-command.fixture';
import { sampleElement, sampleLink, sampleModel, sampleProject } from './sample.fixture';

const element = (id: string) => ({ scope: 'element', id }) as const;

group('the name of an undo step', () => {
  it.each<[Command, string]>([
    [
      { type: 'set-parameter', owner: element('s2'), key: 'efficiency', value: 10 ** -0.086, displayUnit: 'dB' },
      'Set sensor s2 efficiency to 0.86 dB',
    ],
    [
      { type: 'set-parameter', owner: element('s2'), key: 'efficiency', value: 0.82, displayUnit: '%' },
      'Set sensor s2 efficiency to 82 %',
    ],
    [
      { type: 'set-parameter', owner: { scope: 'link', id: 'l1' }, key: 'transmission', value: 0.5 },
      'Set loss of link from source a to sensor s1 to 3.0103 dB',
    ],
    [{ type: 'set-parameter', owner: { scope: 'network' }, key: 'photonBudget', value: 4 }, 'Set photon budget to 4'],
    [{ type: 'set-parameter', owner: { scope: 'network' }, key: 'regime', value: 'timed' }, 'Set regime to Timed'],
    [
      { type: 'set-parameter', owner: element('s1'), key: 'calibrated', value: false },
      'Set sensor s1 calibrated to off',
    ],
    [{ type: 'set-parameter', owner: element('s1'), key: 'remark', value: 'new' }, 'Set sensor s1 remark to “new”'],
    [{ type: 'set-parameter', owner: element('s1'), key: 'remark', value: null }, 'Reset sensor s1 remark'],
    [{ type: 'move', positions: { s1: { x: 1, y: 1 } } }, 'Move sensor s1'],
    [{ type: 'move', positions: { a: { x: 1, y: 1 }, s1: { x: 1, y: 1 }, s2: { x: 1, y: 1 } } }, 'Move 3 elements'],
    [{ type: 'insert', elements: [sampleElement('s3')], links: [] }, 'Add sensor s3'],
    [
      { type: 'insert', elements: [sampleElement('s3')], links: [sampleLink('l3', 'a', 's3')] },
      'Add 1 element and 1 link',
    ],
    [{ type: 'insert', elements: [], links: [sampleLink('l3', 'a', 's2')] }, 'Connect source a to sensor s2'],
    [{ type: 'remove', elements: ['s1', 's2'], links: ['l1'] }, 'Delete 2 elements and 1 link'],
    [{ type: 'remove', elements: [], links: ['l1'] }, 'Delete link from source a to sensor s1'],
    [{ type: 'rename-element', id: 's1', name: 'North' }, 'Rename sensor s1 to North'],
    [{ type: 'set-weight', functional: 'f1', element: 's1', value: -0.25 }, 'Set sensor s1 weight to −0.25'],
    [{ type: 'set-settings', settings: { s1: { phase: Math.PI } } }, 'Set sensor s1 phase to 180°'],
    [{ type: 'set-settings', settings: { s1: { phase: null } } }, 'Reset sensor s1 phase'],
    [{ type: 'set-settings', settings: { s1: { phase: 1 }, s2: { phase: 1 } } }, 'Set 2 controls'],
    [{ type: 'apply-design', design: sampleDesign, settings: {} }, 'Apply optimised design'],
    [{ type: 'apply-design', design: null, settings: {} }, 'Discard design'],
    [{ type: 'remove-functional', id: 'f1' }, 'Delete target Mean'],
    [{ type: 'batch', label: 'Paste 2 elements', commands: [] }, 'Paste 2 elements'],
  ])('says what %j did', (command, name) => {
    expect(describe(command, sampleProject(), sampleModel)).toBe(name);
  });

  it('falls back on keys and ids where the model or the item is unknown', () => {
    const command: Command = { type: 'set-parameter', owner: element('ghost'), key: 'efficiency', value: 0.5 };
    expect(describe(command, sampleProject(), undefined)).toBe('Set ghost efficiency to 0.5');
  });
});
