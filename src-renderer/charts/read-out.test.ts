import { describe, expect, it } from 'vitest';
import type { Series } from '../../models/figure';
import { valueOfSeries } from './interpolate';
import { layoutFigure } from './figure-layout';
import { cursorStops, readOutAt, spokenReadOut } from './read-out';
import { sampleLines } from './sample-figures';

const { x } = layoutFigure(sampleLines, 600, 320);

const curve = (at: readonly number[]): Series => ({ ...sampleLines.panels[1]!.series[0]!, x: at, y: at });

describe('the read-out at the cursor', () => {
  it('lists the series highest first with units, and leaves out what does not exist there', () => {
    const readOut = readOutAt(sampleLines, x, 100);
    expect(readOut.title).toBe('offset 100 Hz');
    expect(readOut.panels[0]!.map((row) => `${row.series.label} ${row.text}`)).toEqual([
      'separate 20 fN/√Hz',
      'this design 10 fN/√Hz',
      'bound 1 fN/√Hz',
    ]);
    expect(readOutAt(sampleLines, x, 2e3).panels[0]!.map((row) => row.series.key)).toEqual(['a', 'bound']);
  });

  it('reads curves where they are drawn: straight in the logarithm on log axes', () => {
    const series = sampleLines.panels[0]!.series[0]!;
    expect(valueOfSeries(series, Math.sqrt(1e5), x, 'log')).toBeCloseTo(Math.sqrt(1e-29), 18);
    const ratio = sampleLines.panels[1]!.series[0]!;
    expect(valueOfSeries(ratio, 1e3, x, 'linear')).toBeCloseTo(-3.5, 12);
  });

  it('does not continue a curve beyond its data nor interpolate loose points', () => {
    const series = sampleLines.panels[0]!.series[0]!;
    expect(valueOfSeries(series, 99, x, 'log')).toBeNull();
    expect(valueOfSeries(series, 1.1e4, x, 'log')).toBeNull();
    const measured = sampleLines.panels[1]!.series[2]!;
    expect(valueOfSeries(measured, 1e3, x, 'linear')).toBe(-3);
    expect(valueOfSeries(measured, 999, x, 'linear')).toBeNull();
  });

  it('speaks one sentence, also where there is nothing', () => {
    expect(spokenReadOut(readOutAt(sampleLines, x, 1e4))).toMatch(/^At offset 10 kHz: separate 40 fN\/√Hz, .*dB\.$/);
    expect(spokenReadOut({ x: 1, title: 'offset 1 Hz', panels: [] })).toBe('At offset 1 Hz: no value.');
  });

  it('stops only at data where a figure has nothing but points or counts', () => {
    const continuous = { ...sampleLines, panels: [{ ...sampleLines.panels[1]!, series: [curve([0.5, 2])] }] };
    expect(cursorStops(continuous)).toEqual([]);
    const counts = { ...sampleLines, panels: [{ ...sampleLines.panels[1]!, series: [curve([1, 2, 3])] }] };
    expect(cursorStops(counts)).toEqual([1, 2, 3]);
    const points = [{ ...curve([0.5, 2]), points: true }];
    expect(cursorStops({ ...sampleLines, panels: [{ ...sampleLines.panels[1]!, series: points }] })).toEqual([0.5, 2]);
  });
});
