import type { Assessment, Design } from '../../models/design';

/** A design and its assessment for the tests of this folder. */
export const sampleAssessment: Assessment = {
  figure: { key: 'sigma', label: 'RMS error', value: 0.1259473, unit: '', decibel: -5.9556 },
  limit: { label: 'No strategy goes below', value: 0.1259473 },
  gapFactors: [
    { key: 'purity', label: 'Purity', factor: 1 },
    { key: 'loss', label: 'Loss', factor: 1.42 },
  ],
  baselines: [
    { key: 'coherent', label: 'shot noise', rule: 'no squeezing', value: 0.25, gainDb: 5.9556 },
    { key: 'same', label: 'separate', rule: 'same level', value: 0.1259473, gainDb: 0 },
    { key: 'better', label: 'ideal', rule: 'no loss', value: 0.1, gainDb: -2 },
    { key: 'blind', label: 'blind', rule: 'no light', value: Infinity, gainDb: Infinity },
  ],
  noiseBudget: [
    { key: 'squeezed', label: 'squeezed light', variance: 0.004, share: 0.25 },
    { key: 'loss', label: 'vacuum from loss', variance: 0.012, share: 0.75 },
  ],
  rows: [
    {
      element: 's1',
      control: 'ratio',
      name: 'Splitter 1',
      quantity: 'tapped fraction',
      value: 0.25,
      unit: '',
      text: '25.0 : 75.0',
      device: 'λ/2 15.00°',
    },
  ],
  annotations: { elements: {}, links: {} },
  findings: ['Nothing does better.', 'Equal losses.'],
  warnings: [],
};

export const sampleDesign: Design = {
  inputHash: 'ab12',
  model: 'cv',
  settings: {},
  figure: sampleAssessment.figure,
  baselines: sampleAssessment.baselines,
  noiseBudget: sampleAssessment.noiseBudget,
  stopped: 'finished',
  holds: 'optimal',
  certificate: {
    kind: 'closed-form',
    bound: 2 * Math.log(0.1259473),
    gap: 0,
    stationarity: null,
    violation: 0,
    restarts: 32,
    agreeing: 30,
    recheck: 'passed',
    statement: 'No passive network does better.',
  },
  warnings: [],
  provenance: {
    version: '0.1.0',
    modelVersion: '1',
    seed: 1,
    evaluations: 12345,
    seconds: 0.0031,
    method: 'closed form',
    finishedAt: '2026-01-01T00:00:00Z',
  },
};
