import { describe, expect, it } from 'vitest';
import type { LineFigure } from '../../models/figure';
import { differsFromPinned, ratioToPinned, withPinned } from './pinned-figure';
import { sampleLines } from './sample-figures';
import { figureSvg } from './svg-figure';

/** The sample with its first curve multiplied, as an edit would. */
function edited(factor: number): LineFigure {
  const [first, ...rest] = sampleLines.panels;
  const [design, ...others] = first!.series;
  const y = design!.y.map((value) => (value === null ? null : value * factor));
  return { ...sampleLines, panels: [{ ...first!, series: [{ ...design!, y }, ...others] }, ...rest] };
}

describe('a pinned baseline', () => {
  it('adds the earlier curve in its own hue and another dash, and only where something changed', () => {
    expect(differsFromPinned(sampleLines, sampleLines)).toBe(false);
    expect(withPinned(sampleLines, sampleLines)).toEqual(sampleLines);
    const both = withPinned(edited(0.5), sampleLines);
    expect(differsFromPinned(edited(0.5), sampleLines)).toBe(true);
    const added = both.panels[0]!.series.filter(({ key }) => key.endsWith('pinned'));
    expect(added.map(({ label, family, dash, y }) => ({ label, family, dash, y }))).toEqual([
      { label: 'this design, before', family: 'design', dash: 'dashed', y: [1e-14, 1e-15, 1e-14] },
    ]);
    expect(both.panels[1]!.series).toHaveLength(3);
  });

  it('takes rounding for no change', () => {
    expect(differsFromPinned(edited(1 + 1e-12), sampleLines)).toBe(false);
  });

  it('draws factors of what changed, against a line at one', () => {
    const ratio = ratioToPinned(edited(0.5), sampleLines);
    const series = ratio.panels[0]!.series;
    expect(series.map(({ key }) => key)).toEqual(['a', 'pinned']);
    expect(series[0]!.y.every((value) => Math.abs(value! - 0.5) < 1e-12)).toBe(true);
    expect(series[1]!.y).toEqual([1, 1]);
    expect(ratio.panels[0]!.y).toMatchObject({ unit: '', scale: 'linear' });
    expect(ratio.panels[0]!.unreachableBelow).toBeUndefined();
    expect(ratio.operatingPoint).toBeUndefined();
    expect(figureSvg(ratio)).not.toMatch(/NaN|Infinity/);
  });

  it('draws differences on an axis of decibels, and a log axis where a factor is large', () => {
    const [, gains] = sampleLines.panels;
    const [design, ...others] = gains!.series;
    const moved: LineFigure = {
      ...sampleLines,
      panels: [sampleLines.panels[0]!, { ...gains!, series: [{ ...design!, y: [-2, -8] }, ...others] }],
    };
    const change = ratioToPinned(moved, sampleLines).panels[1]!;
    expect(change.y.unit).toBe('dB');
    expect(change.series[0]!.y).toEqual([-1, -2]);
    expect(ratioToPinned(edited(1e4), sampleLines).panels[0]!.y.scale).toBe('log');
  });

  it('reads the baseline between its points where the points have moved, and has no ratio beyond them', () => {
    const [first] = sampleLines.panels;
    const moved = (x: readonly number[], y: readonly number[]): LineFigure => ({
      ...sampleLines,
      panels: [{ ...first!, series: [{ ...first!.series[0]!, x, y }] }],
    });
    const ratio = ratioToPinned(moved([10, 1e4], [2e-14, 2e-14]), moved([100, 1e4], [1e-14, 1e-14]));
    expect(ratio.panels[0]!.series[0]).toMatchObject({ x: [10, 100, 1e4], y: [null, 2, 2] });
  });
});
