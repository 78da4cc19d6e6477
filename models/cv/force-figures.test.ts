import { describe, expect, it } from 'vitest';
import type { FigureSpec, LineFigure } from '../figure';
import type { Project } from '../document/project';
import { cv } from './index';
import { FORCE_KINDS, paperForces } from './testing/force-networks';
import { solved } from './testing/networks';

function figuresOf(project: Project): readonly FigureSpec[] {
  const made = cv.figures(project);
  if (!made.ok) throw new Error(made.error[0]!.message);
  return made.value;
}

function linesOf(figures: readonly FigureSpec[], key: string): LineFigure {
  const figure = figures.find((one) => one.key === key);
  if (figure?.kind !== 'lines') throw new Error(`No lines called ${key}.`);
  return figure;
}

/** Value of a series at the point nearest to a frequency in Hz. */
function at(figure: LineFigure, key: string, hertz: number): number {
  const series = figure.panels.flatMap((panel) => panel.series).find((one) => one.key === key)!;
  const distance = (i: number): number => Math.abs(series.x[i]! - hertz);
  const nearest = series.x.reduce((best, _, i) => (distance(i) < distance(best) ? i : best), 0);
  return series.y[nearest]!;
}

describe('the pictures of a network that measures forces', () => {
  it.each(FORCE_KINDS)('are finite and of equal lengths with %j, and pass through the operating point', (kind) => {
    const weights = kind['forces'] === 'local' ? [1, 0, 0, 0] : [0.25, -0.25, 0.25, 0.25];
    const { optimised, assessment } = solved(paperForces(kind, weights));
    const figures = figuresOf(optimised);
    expect(figures.map(({ key }) => key).slice(0, 2)).toEqual(['force-spectrum', 'signs']);
    for (const figure of figures) {
      expect(figure.finding).not.toMatch(/NaN|undefined|Infinity/);
      if (figure.kind !== 'lines') continue;
      for (const { x, y } of figure.panels.flatMap(({ series }) => series)) {
        expect(y).toHaveLength(x.length);
        expect([...x, ...y].every((value) => value === null || Number.isFinite(value))).toBe(true);
      }
    }
    const spectrum = linesOf(figures, 'force-spectrum');
    expect(spectrum.operatingPoint!.y).toBe(assessment.figure.value);
    expect(at(spectrum, 'total', 4.32e6)).toBeCloseTo(assessment.figure.value, 25);
    expect(spectrum.panels[0]!.y.unit).toBe('N/√Hz');
  });

  it('show thermal force, imprecision and back-action that add up, and thermal force alone on a resonance', () => {
    const { optimised } = solved(paperForces({ frequency: 4.276e6 }, [1, 0, 0, 0]));
    const figure = linesOf(figuresOf(optimised), 'force-spectrum');
    for (const hertz of [4.276e6, 4.29e6, 4.4e6]) {
      const square = (key: string): number => at(figure, key, hertz) ** 2;
      const sum = square('thermal') + square('imprecision') + square('backAction');
      expect(sum / square('total')).toBeCloseTo(1, 9);
    }
    expect(at(figure, 'total', 4.276e6)).toBeCloseTo(6.65e-15, 16);
    expect(figure.operatingPoint!.x).toBeCloseTo(4.276e6, 3);
  });

  it('show the sign trap: equal signs at 0 dB and the best split at -4.57 dB between the resonances', () => {
    const { optimised } = solved(paperForces({ regime: 'common' }));
    const figure = linesOf(figuresOf(optimised), 'signs');
    expect(at(figure, 'all-plus', 4.32e6)).toBeCloseTo(0, 2);
    expect(at(figure, 'best', 4.32e6)).toBeCloseTo(-4.57, 2);
    expect(at(figure, 'design', 4.32e6)).toBeCloseTo(-4.57, 2);
    // The split of one frequency does not do for another.
    expect(at(figure, 'design', 4.29e6)).toBeGreaterThan(-2);
  });

  it('show two squeezers in one network near the best at every frequency, where the design for one is not', () => {
    const { optimised } = solved(paperForces());
    const figure = linesOf(figuresOf(optimised), 'signs');
    for (const hertz of [4.26e6, 4.29e6, 4.32e6, 4.35e6, 4.375e6]) {
      expect(at(figure, 'two', hertz)).toBeCloseTo(at(figure, 'best', hertz), 1);
    }
    expect(at(figure, 'design', 4.29e6)).toBeGreaterThan(at(figure, 'best', 4.29e6) + 1);
  });

  it('show in the sum of the records a peak at each resonance, a quarter of what it is alone', () => {
    const { optimised } = solved(paperForces({}, [0.25, 0.25, 0.25, 0.25]));
    const figure = linesOf(figuresOf(optimised), 'signs');
    const alone = linesOf(figuresOf(solved(paperForces({ forces: 'everywhere' }, [1, 0, 0, 0])).optimised), 'signs');
    const power = (decibels: number): number => 10 ** (decibels / 10);
    // The picture is one of the sensors, so the sum is the same whatever the weights are.
    expect(at(figure, 'vacuum', 4.301e6)).toBeCloseTo(at(alone, 'vacuum', 4.301e6), 9);
    expect(power(at(figure, 'vacuum', 4.301e6))).toBeGreaterThan(100);
    expect(at(figure, 'vacuum', 4.35e6)).toBeLessThan(1);
  });

  it('say where the gap to the limit comes from, in decibels that add up', () => {
    const { optimised, assessment } = solved(paperForces());
    const gap = figuresOf(optimised).find(({ key }) => key === 'gap');
    if (gap?.kind !== 'bars') throw new Error('No gap is drawn.');
    const whole = gap.bars.reduce((sum, { value }) => sum + value, 0);
    expect(whole).toBeCloseTo(20 * Math.log10(assessment.figure.value / assessment.limit!.value), 3);
    expect(gap.bars.map(({ key }) => key)).toEqual(['purity']);
  });
});
