import type { BarFigure, LineFigure } from '../../models/figure';

/** Figures for the tests of this folder: two panels with a bound and a gap, and bars. */
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
