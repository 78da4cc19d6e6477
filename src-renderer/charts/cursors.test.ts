import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LineFigure } from '../../models/figure';
import { changeText, differencesOf, stepText } from './cursor-difference';
import { valueOfSeries } from './interpolate';
import { layoutFigure } from './figure-layout';
import { PlacedCursors } from './placed-cursors.svelte';
import { sampleLines } from './sample-figures';

const { x } = layoutFigure(sampleLines, 600, 320);

/** A power law over `decades` decades of x, with few points and a hole in the middle. */
function powerLaw(exponent: number, decades: number, hole: boolean): LineFigure {
  const at = Array.from({ length: decades + 1 }, (_, k) => 10 ** (k - decades / 2));
  return {
    ...sampleLines,
    panels: [
      {
        y: { label: 'instability', unit: '', scale: 'log' },
        height: 1,
        series: [
          {
            key: 'law',
            label: 'law',
            family: 'design',
            dash: 'solid',
            x: at,
            y: at.map((value, k) => (hole && k === decades / 2 ? null : 1e-17 * value ** exponent)),
          },
        ],
      },
    ],
  };
}

describe('the two cursors', () => {
  it('give values, difference, ratio and decibels of every curve, amplitudes with twenty per decade', () => {
    const [force, ratio] = differencesOf(sampleLines, x, 100, 1e4);
    const design = force!.rows.find(({ series }) => series.key === 'a')!;
    expect([design.a, design.b, design.ratio, design.decibels]).toEqual([1e-14, 1e-14, 1, 0]);
    const separate = force!.rows.find(({ series }) => series.key === 'b')!;
    expect(separate.difference).toBeCloseTo(2e-14, 24);
    expect(separate.decibels).toBeCloseTo(6.0206, 4);
    expect(changeText(separate, force!.axis)).toBe('+20 fN/√Hz · 2 × · +6.02 dB');
    const gain = ratio!.rows.find(({ series }) => series.key === 'a')!;
    expect([gain.ratio, gain.decibels]).toEqual([null, -5]);
    expect(changeText(gain, ratio!.axis)).toBe('−5.00 dB');
  });

  it('take ten per decade for variances', () => {
    const panel = sampleLines.panels[0]!;
    const variances: LineFigure = { ...sampleLines, panels: [{ ...panel, y: { ...panel.y, decibels: 'power' } }] };
    const row = differencesOf(variances, x, 100, 1e4)[0]!.rows.find(({ series }) => series.key === 'b')!;
    expect(row.decibels).toBeCloseTo(3.0103, 4);
  });

  it('claim nothing where a curve does not exist, is zero, or changes its sign', () => {
    expect(differencesOf(sampleLines, x, 1e3, 1e4)[0]!.rows.find(({ series }) => series.key === 'b')).toMatchObject({
      a: null,
      difference: null,
      ratio: null,
      decibels: null,
    });
    const crossing: LineFigure = {
      ...sampleLines,
      panels: [
        {
          y: { label: 'shift', unit: '', scale: 'linear' },
          height: 1,
          series: [{ ...sampleLines.panels[1]!.series[0]!, x: [100, 1e3, 1e4], y: [0, -1, 2] }],
        },
      ],
    };
    expect(differencesOf(crossing, x, 100, 1e4)[0]!.rows[0]).toMatchObject({ ratio: null, decibels: null });
    expect(differencesOf(crossing, x, 1e3, 1e4)[0]!.rows[0]).toMatchObject({ ratio: -2, decibels: null });
  });

  it('order the curves as they lie at the cursor placed last', () => {
    const keys = (b: number | null) => differencesOf(sampleLines, x, 100, b)[1]!.rows.map(({ series }) => series.key);
    expect(keys(1e4)).toEqual(['b', 'a', 'p'].filter((key) => key !== 'p'));
    expect(differencesOf(sampleLines, x, 100, null)[0]!.rows.every(({ b }) => b === null)).toBe(true);
  });

  it('word the step along a log axis as difference and ratio, along a linear one as difference', () => {
    expect(stepText(sampleLines.x, 100, 1e4)).toBe('+9.9 kHz · 100 ×');
    expect(stepText({ ...sampleLines.x, scale: 'linear' }, 100, 40)).toBe('−60 Hz');
  });

  it('fill up with two and then move the nearer one', () => {
    const cursors = new PlacedCursors();
    const near = (to: number) => (at: number) => Math.abs(at - to);
    expect([cursors.place(1, near(1)), cursors.place(9, near(9)), cursors.place(8, near(8))]).toEqual([0, 1, 1]);
    expect(cursors.at).toEqual([1, 8]);
    cursors.remove(0);
    expect(cursors.at).toEqual([8]);
    cursors.clear();
    expect(cursors.at).toEqual([]);
  });
});

describe('a power law over twelve decades', () => {
  const domain = { scale: 'log', min: 1e-6, max: 1e6 } as const;

  it('is read exactly between its points, wherever the cursor stands', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -2, max: 2, noNaN: true }),
        fc.double({ min: -5.99, max: 5.99, noNaN: true }),
        (p, at) => {
          const series = powerLaw(p, 12, false).panels[0]!.series[0]!;
          const value = valueOfSeries(series, 10 ** at, domain, 'log')!;
          expect(value / (1e-17 * 10 ** (at * p))).toBeCloseTo(1, 9);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('is drawn straight, without a kink, and broken where a value is missing', () => {
    const smooth = layoutFigure(powerLaw(-0.5, 12, false), 600, 320);
    const panel = smooth.panels[0]!;
    expect(smooth.xTicks.filter((tick) => tick.major).length).toBeGreaterThan(2);
    expect(panel.domain.max / panel.domain.min).toBeGreaterThan(1e6);
    const series = powerLaw(-0.5, 12, true).panels[0]!.series[0]!;
    expect(valueOfSeries(series, 2, domain, 'log')).toBeNull();
    expect(valueOfSeries(series, 20, domain, 'log')).not.toBeNull();
  });
});
