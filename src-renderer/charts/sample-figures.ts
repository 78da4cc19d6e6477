import type { BarFigure, LevelFigure, LineFigure, MapFigure, TimelineFigure } from '../../models/figure';

/** Figures for tests, one of each kind: two panels with a bound and a gap, bars, a map with a hole, a cascade, a cycle. */
export const sampleLines: LineFigure = {
  kind: 'lines',
  key: 'noise',
  title: 'Noise <against> frequency & co',
  finding: 'Squeezing pays above 1 kHz.',
  x: { label: 'offset', unit: 'Hz', scale: 'log' },
  panels: [
    {
      y: { label: 'force', unit: 'N/√Hz', scale: 'log' },
      height: 0.6,
      unreachableBelow: { series: 'bound', text: 'out of reach' },
      series: [
        {
          key: 'a',
          label: 'this design',
          family: 'design',
          dash: 'solid',
          x: [100, 1e3, 1e4],
          y: [1e-14, 1e-15, 1e-14],
        },
        {
          key: 'b',
          label: 'separate',
          family: 'separate',
          dash: 'dotted',
          x: [100, 1e3, 1e4],
          y: [2e-14, null, 4e-14],
        },
        { key: 'bound', label: 'bound', family: 'limit', dash: 'solid', x: [100, 1e4], y: [1e-15, 1e-15] },
      ],
    },
    {
      y: { label: 'ratio', unit: 'dB', scale: 'linear' },
      height: 0.4,
      series: [
        { key: 'a', label: 'this design', family: 'design', dash: 'solid', x: [100, 1e4], y: [-1, -6] },
        { key: 'b', label: 'separate', family: 'separate', dash: 'dotted', x: [100, 1e4], y: [-1, -4] },
        { key: 'p', label: 'measured', family: 'extra', dash: 'solid', points: true, x: [1e3], y: [-3] },
      ],
    },
  ],
  operatingPoint: { x: 1e3, y: 1e-15, label: 'now' },
};

export const sampleBars: BarFigure = {
  kind: 'bars',
  key: 'rivals',
  title: 'Rivals',
  finding: 'Sharing wins.',
  value: { label: 'error', unit: '', scale: 'linear' },
  bars: [
    { key: 'c', label: '=shot "noise"', value: 0.25, family: 'limit' },
    { key: 'd', label: 'this design', value: 0.1259473, family: 'design' },
  ],
};

/** Gain of a network over fidelity and pair rate: a smooth made-up surface that crosses no effect along a curve. */
export const sampleMap: MapFigure = {
  kind: 'map',
  key: 'break-even',
  title: 'Where a network pays',
  finding: 'At 260 pairs per second a network pays from a link fidelity of 0.972 on.',
  x: { label: 'link fidelity', unit: '', scale: 'linear' },
  y: { label: 'pair rate', unit: 'Hz', scale: 'log' },
  value: {
    label: 'gain',
    unit: 'dB',
    scale: 'linear',
    neutral: 0,
    above: 'network better',
    below: 'single clocks better',
    good: 'above',
  },
  columns: Array.from({ length: 26 }, (_, column) => 0.95 + column * 0.002),
  rows: Array.from({ length: 21 }, (_, row) => 10 * 10 ** (row / 5)),
  cells: Array.from({ length: 21 }, (_, row) =>
    Array.from({ length: 26 }, (_, column) => (row === 0 && column < 4 ? null : gainAt(column, row))),
  ),
  curves: [
    {
      key: 'break-even',
      label: 'break-even',
      family: 'extra',
      dash: 'solid',
      x: Array.from({ length: 26 }, (_, column) => 0.95 + column * 0.002),
      y: Array.from({ length: 26 }, (_, column) => 10 * 10 ** ((26 - column) / 8.5)),
    },
  ],
  operatingPoint: { x: 0.984, y: 260, label: 'this design' },
};

function gainAt(column: number, row: number): number {
  const distance = row / 5 - (26 - column) / 8.5;
  return distance > 0 ? 5.2 * (1 - Math.exp(-distance)) : 3.1 * distance;
}

/** A matrix small enough for a number in every cell. */
export const sampleMatrix: MapFigure = {
  kind: 'map',
  key: 'matrix',
  title: 'Squeezing matrix',
  finding: 'Neighbours of opposite sign share their noise.',
  x: { label: 'mode', unit: '', scale: 'linear' },
  y: { label: 'mode', unit: '', scale: 'linear' },
  value: { label: 'covariance', unit: '', scale: 'linear', neutral: 0, above: 'together', below: 'opposed' },
  columns: [1, 2, 3, 4],
  rows: [1, 2, 3, 4],
  cells: [1, 2, 3, 4].map((row) =>
    [1, 2, 3, 4].map((column) => (row === column ? -0.153 : 0.259 * (-1) ** (row + column + 1))),
  ),
  curves: [],
};

/** A cascade of GHZ states whose longest level is the limit. */
export const sampleLevels: LevelFigure = {
  kind: 'levels',
  key: 'cascade',
  title: 'Cascade',
  finding: 'Level 5 contrast 0.60 is the limit: 160-atom states decohere in 1 s, so a longer cycle gains nothing.',
  headings: { name: 'level', bar: 'GHZ size × copies', columns: ['contrast', 'wrong digit'] },
  flow: 'up',
  levels: [
    level(5, 160, '160 × 28', '0.60', '–', true),
    level(4, 80, '80 × 28', '0.78', '1.5e−3'),
    level(3, 40, '40 × 28', '0.88', '1.7e−4'),
    level(2, 20, '20 × 28', '0.94', '4.8e−5'),
    level(1, 10, '10 × 28', '0.97', '2.5e−5'),
    { ...level(0, 28, '800 single atoms', '1.00', '2.5e−7'), family: 'limit' },
  ],
};

function level(
  number: number,
  size: number,
  barText: string,
  contrast: string,
  wrong: string,
  limit = false,
): LevelFigure['levels'][number] {
  return {
    key: String(number),
    label: `Level ${number}`,
    size,
    barText,
    family: 'design',
    columns: [{ text: contrast, ...(limit && { limit }) }, { text: wrong }],
  };
}

/** One Ramsey cycle with a preparation that is too short for its name. */
export const sampleTimeline: TimelineFigure = {
  kind: 'timeline',
  key: 'cycle',
  title: 'Ramsey cycle',
  finding: 'Light is on the atoms for 82 % of the cycle; pairs for the next one are made meanwhile.',
  x: { label: 'time', unit: 's', scale: 'linear' },
  lanes: [
    {
      key: 'atoms',
      label: 'Atoms',
      spans: [
        { from: 0, to: 0.13, label: 'cool and load', family: 'limit' },
        { from: 0.13, to: 0.15, label: 'entangle', family: 'separate' },
        { from: 0.15, to: 1.15, label: 'free evolution', family: 'design' },
        { from: 1.15, to: 1.22, label: 'read out', family: 'limit' },
      ],
    },
    {
      key: 'links',
      label: 'Links',
      spans: [{ from: 0.15, to: 1.03, label: '229 pairs at 260 /s', family: 'simpler' }],
    },
    {
      key: 'centre',
      label: 'Centre',
      spans: [{ from: 1.2, to: 1.22, label: 'steer the oscillator', family: 'thermal' }],
    },
  ],
};
