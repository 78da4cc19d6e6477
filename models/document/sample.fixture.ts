import { err } from '../../optimizer/result';
import type { PhysicsModel } from '../model';
import type { NumberParameter } from '../parameter';
import type { NetworkElement, NetworkLink, Parameters, Project } from './project';

/** A small model and network for the tests of documents; no physics. */
const number = (key: string, label: string, over: Partial<NumberParameter>): NumberParameter => ({
  kind: 'number',
  key,
  label,
  help: `${label}.`,
  quantity: 'number',
  range: { min: -1e6, max: 1e6 },
  default: 1,
  scale: 'linear',
  ...over,
});

const loss = number('transmission', 'Loss', { quantity: 'transmission', range: { min: 0, max: 1 } });

export const sampleModel: PhysicsModel = {
  id: 'sample',
  version: '1',
  title: 'Sample',
  summary: 'For tests.',
  citations: [],
  elements: [
    {
      type: 'source',
      label: 'Source',
      shortcut: 's',
      glyph: 'squeezer',
      appearance: 'card',
      help: 'Sends light.',
      ports: [{ key: 'out', label: 'out', direction: 'out', side: 'right', carries: 'light', optional: false }],
      parameters: [
        {
          kind: 'choice',
          key: 'purity',
          label: 'Purity',
          help: 'Purity.',
          options: [
            { value: 'pure', label: 'Pure', help: 'Pure.' },
            { value: 'measured', label: 'Measured', help: 'Measured.' },
          ],
          default: 'pure',
        },
        number('level', 'Squeezing', {
          quantity: 'squeezing',
          range: { min: 1e-3, max: 1 },
          default: 0.1,
          visibleWhen: ({ purity }) => purity === 'measured',
        }),
      ],
      controls: [number('photons', 'Photons', { quantity: 'photons', range: { min: 0, max: 1e6 } })],
      measuresSignal: false,
    },
    {
      type: 'sensor',
      label: 'Sensor',
      shortcut: 'x',
      glyph: 'sensor',
      appearance: 'card',
      help: 'Measures.',
      ports: [
        { key: 'light', label: 'light', direction: 'in', side: 'left', carries: 'light', optional: false },
        { key: 'record', label: 'record', direction: 'out', side: 'right', carries: 'record', optional: true },
      ],
      parameters: [
        number('efficiency', 'Efficiency', { quantity: 'transmission', range: { min: 0, max: 1 } }),
        { kind: 'flag', key: 'calibrated', label: 'Calibrated', help: 'Calibrated.', default: false },
        { kind: 'text', key: 'remark', label: 'Remark', help: 'Remark.', default: '', maxLength: 20 },
        number('window', 'Window', {
          quantity: 'time',
          range: { min: 0, max: 10, openMin: true },
          default: 0.01,
          relevantWhen: ({ regime }) => regime === 'timed',
        }),
      ],
      controls: [number('phase', 'Phase', { quantity: 'angle', range: { min: -7, max: 7 }, default: 0 })],
      measuresSignal: true,
    },
  ],
  link: { label: 'Link', help: 'Carries light.', parameters: [loss] },
  parameters: [
    {
      kind: 'choice',
      key: 'regime',
      label: 'Regime',
      help: 'Regime.',
      options: [
        { value: 'plain', label: 'Plain', help: 'Plain.' },
        { value: 'timed', label: 'Timed', help: 'Timed.' },
      ],
      default: 'plain',
    },
    number('photonBudget', 'Photon budget', { quantity: 'photons', range: { min: 0, max: 1e6 }, default: 2.3 }),
  ],
  merits: [],
  layouts: [],
  examples: [],
  reference: {},
  newProject: () => sampleProject(),
  check: () => [],
  compile: () => err([]),
  assess: () => err([]),
  figures: () => err([]),
  defaultSetting: () => 0,
};

export const sampleLookup = (id: string): PhysicsModel | undefined => (id === sampleModel.id ? sampleModel : undefined);

export function sampleElement(id: string, type: 'source' | 'sensor' = 'sensor'): NetworkElement {
  const parameters: Parameters =
    type === 'source'
      ? { purity: 'pure', level: 0.1 }
      : { efficiency: 0.82, calibrated: true, remark: '', window: 0.01 };
  return { id, type, name: `${type} ${id}`, position: { x: 0, y: 0 }, parameters };
}

export function sampleLink(id: string, from: string, to: string): NetworkLink {
  return {
    id,
    from: { element: from, port: 'out' },
    to: { element: to, port: 'light' },
    parameters: { transmission: 0.5 },
    displayUnits: { transmission: 'dB' },
  };
}

export function sampleProject(): Project {
  return {
    kind: 'fringe-project',
    schema: 1,
    id: 'p1',
    name: 'Sample network',
    notes: 'Two sensors.',
    model: 'sample',
    parameters: { regime: 'plain', photonBudget: 2.3 },
    network: {
      elements: [sampleElement('a', 'source'), sampleElement('s1'), sampleElement('s2')],
      links: [sampleLink('l1', 'a', 's1'), sampleLink('l2', 'a', 's2')],
    },
    target: { functionals: [{ id: 'f1', name: 'Mean', importance: 1, weights: { s1: 0.5, s2: 0.5 } }] },
    settings: { a: { photons: 2.3 }, s1: { phase: 0.25 } },
    design: null,
  };
}
