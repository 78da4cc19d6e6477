import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { cv } from '../../models/cv/index';
import type { Assessment, Design } from '../../models/design';
import type { Project } from '../../models/document/project';
import type { Configuration } from './configuration';
import { FORMATS, suggestedFileName } from './formats';

let next = 0;
const fresh = cv.newProject(() => `id-${next++}`);
const splitter = fresh.network.elements.find(({ type }) => type === 'splitter')!;
const squeezer = fresh.network.elements.find(({ type }) => type === 'squeezer')!;
const sensor = fresh.network.elements.find(({ type }) => type === 'sensor')!;
const settings: Project['settings'] = {
  [splitter.id]: { ratio: 0.25 },
  [sensor.id]: { readoutWeight: -0.125 },
  [squeezer.id]: { photons: 2.3 },
};
const project: Project = { ...fresh, name: '=cmd|"/c calc"!A1', settings };

const certificate = {
  kind: 'closed-form',
  bound: -4.1,
  gap: 0,
  stationarity: null,
  violation: 0,
  restarts: 0,
  agreeing: 0,
  recheck: 'passed',
  statement: 'No strategy gives less than \u22125.95 dB.',
} as const;

const assessment: Assessment = {
  figure: { key: 'sigma', label: 'RMS error', value: 0.12595, unit: '', decibel: -5.955 },
  limit: { label: 'limit', value: 0.12595 },
  gapFactors: [],
  baselines: [{ key: 'coherent', label: 'Coherent', rule: 'no squeezing', value: 0.25, gainDb: 5.955 }],
  noiseBudget: [{ key: 'loss', label: 'Loss', variance: 0.0158, share: 1 }],
  rows: [
    {
      element: splitter.id,
      control: 'ratio',
      name: '@evil "quoted", name\nin two lines',
      quantity: 'tapped fraction',
      value: 0.25,
      unit: '',
      text: '25.0 : 75.0',
      device: 'λ/2 15.00°',
      deviceValue: { quantity: 'half-wave plate', value: 0.2617993877991494, unit: 'rad' },
    },
    {
      element: sensor.id,
      control: 'readoutWeight',
      name: '-Sensor',
      quantity: 'weight',
      value: -0.125,
      unit: '',
      text: '\u22120.125',
      device: '',
    },
    {
      element: squeezer.id,
      control: 'photons',
      name: 'Squeezer',
      quantity: 'squeezing level',
      value: 0.09,
      unit: '',
      text: '\u221210.46 dB',
      device: '2.30 photons',
      deviceValue: { quantity: 'photons', value: 2.3, unit: '' },
    },
  ],
  annotations: { elements: {}, links: {} },
  findings: [],
  warnings: [],
};

const design = {
  certificate,
  stopped: 'finished',
  holds: 'optimal',
  provenance: {
    version: '1.2.3',
    modelVersion: '1',
    seed: 7,
    evaluations: 3,
    seconds: 0.01,
    method: 'closed form',
    finishedAt: '2026-03-01T12:00:00.000Z',
  },
} as unknown as Design;

const configuration: Configuration = {
  source: 'design',
  project,
  model: cv,
  inputHash: 'ab'.repeat(32),
  assessment,
  design,
};

describe('the configuration as JSON', () => {
  const file = JSON.parse(FORMATS.json.write(configuration));

  it('says what it is and from what it was made', () => {
    expect(file).toMatchObject({
      kind: 'fringe-configuration',
      schema: 1,
      inputHash: 'ab'.repeat(32),
      source: 'design',
      project: { id: project.id, name: project.name },
      model: { id: 'cv', version: cv.version },
      provenance: { version: '1.2.3', seed: 7 },
      figure: { key: 'sigma', value: 0.12595 },
      baselines: [{ rule: 'no squeezing' }],
      noiseBudget: [{ key: 'loss', share: 1 }],
    });
  });

  it('gives each setting with element, unit, bounds and what to dial in', () => {
    expect(file.settings[0]).toMatchObject({
      element: splitter.id,
      control: 'ratio',
      value: 0.25,
      bounds: { minimum: 0, maximum: 1 },
      device: { quantity: 'half-wave plate', value: 0.2617993877991494, unit: 'rad' },
    });
    expect(file.settings[1].device).toBeNull();
  });

  it('gives the range to the number that the control holds, be it the value or the device setting', () => {
    expect(file.settings[1].bounds).toEqual({ minimum: -1e12, maximum: 1e12 });
    expect(file.settings[2]).toMatchObject({
      value: 0.09,
      bounds: null,
      device: { value: 2.3, bounds: { minimum: 0, maximum: 1e6 } },
    });
    expect(file.settings[0].device.bounds).toBeNull();
  });

  it('has plain minus signs in what it words itself', () => {
    expect(file.certificate.statement).toBe('No strategy gives less than -5.95 dB.');
    expect(file.settings[1].display).toBe('-0.125');
  });
});

describe('the configuration as CSV', () => {
  const text = FORMATS.csv.write(configuration);
  const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });

  it('is one rectangular table that reads back to the same numbers', () => {
    expect(errors).toEqual([]);
    const settings = data.filter(({ section }) => section === 'setting');
    expect(settings.map(({ value }) => Number(value))).toEqual([0.25, -0.125, 0.09]);
    expect(Number(settings[0]!['device_value'])).toBe(0.2617993877991494);
    expect(settings[0]).toMatchObject({ device_unit: 'rad', minimum: '0', maximum: '1' });
    expect(data.find(({ section }) => section === 'figure')).toMatchObject({ control: 'sigma', value: '0.12595' });
  });

  it('never lets a text start like a formula, and leaves negative numbers alone', () => {
    for (const row of data) {
      for (const cell of Object.values(row)) {
        if (/^[=+\-@\t\r]/.test(cell)) expect(Number(cell), cell).not.toBeNaN();
      }
    }
    expect(data.find(({ control }) => control === 'name')!['value']).toBe(`'${project.name}`);
    expect(data.find(({ section, control }) => section === 'setting' && control === 'ratio')!['name']).toBe(
      `'@evil "quoted", name\nin two lines`,
    );
  });

  it('has no typographic minus in it', () => {
    expect(text).not.toContain('\u2212');
  });
});

it('the suggested file name comes from the project', () => {
  expect(suggestedFileName({ ...project, name: 'Four sensors' }, 'json')).toBe('Four sensors configuration.json');
  expect(suggestedFileName({ ...project, name: '../..' }, 'csv')).toBe('network configuration.csv');
});
