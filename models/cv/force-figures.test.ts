import { describe, expect, it } from 'vitest';
import type { FigureSpec, LineFigure } from '../figure';
import type { Project } from '../document/project';
import { cv } from './index';
import { fourMembranesProject, paperForceProject } from './force-presets';
import { thermalForceNoise } from './optomechanics/force-noise';
import { jointSpectrum, recordGain } from './optomechanics/joint-spectrum';
import { paperSensor } from './optomechanics/paper-network';
import { paperReadout } from './optomechanics/testing/arriving-light';
import { FORCE_KINDS, paperForces } from './testing/force-networks';
import { counter, solved } from './testing/networks';

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

/** The design for the mean force at 4.320 MHz with its pictures, which several tests look at. */
const mean = solved(paperForces());
const meanFigures = figuresOf(mean.optimised);

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
    const figure = linesOf(meanFigures, 'signs');
    for (const hertz of [4.26e6, 4.29e6, 4.32e6, 4.35e6, 4.375e6]) {
      expect(at(figure, 'two', hertz)).toBeCloseTo(at(figure, 'best', hertz), 1);
    }
    expect(at(figure, 'design', 4.29e6)).toBeGreaterThan(at(figure, 'best', 4.29e6) + 1);
  });

  it('show in the sum of the records a peak at each resonance, a quarter of what it is alone', () => {
    const joint = linesOf(meanFigures, 'joint-spectrum');
    const power = (hertz: number, key = 'vacuum'): number => 10 ** (at(joint, key, hertz) / 10);
    // Alone: eta |k chi|^2 S_th over shot noise.
    const sensor = paperSensor('as-printed', 4.301e6);
    const alone = recordGain(sensor, 0.89, sensor.resonance) * thermalForceNoise(sensor);
    expect((power(4.301e6) - 1) / (alone / 4)).toBeCloseTo(1, 2);
    expect(power(4.35e6)).toBeLessThan(1.3);
  });

  it('show the floor of the plain sum for equal signs, and that the weights between resonances undo it', () => {
    const built = fourMembranesProject(counter());
    const joint = (project: Project): LineFigure => linesOf(figuresOf(project), 'joint-spectrum');
    // The sum of four records by formulas of the sensors alone, Fig. 3e of the paper.
    const { sensors, atSensors, efficiencies } = paperReadout([0.5, 0.5, 0.5, 0.5]);
    const asBuilt = joint(built);
    const drawn = asBuilt.panels[0]!.series.find(({ key }) => key === 'plain')!;
    drawn.x.forEach((place, i) => {
      const density = jointSpectrum(sensors, [1, 1, 1, 1], atSensors, efficiencies, 2 * Math.PI * place);
      expect(drawn.y[i]!).toBeCloseTo(10 * Math.log10(density), 3);
    });
    expect(Math.min(...drawn.y.map((y) => y!))).toBeLessThan(-4.6);
    expect(at(asBuilt, 'sum', 4.32e6)).toBeGreaterThan(-0.1);
    const best = joint(solved(built).optimised);
    expect(at(best, 'sum', 4.32e6)).toBeLessThan(-4.5);
    expect(at(best, 'plain', 4.32e6)).toBeGreaterThan(-0.5);
  });

  it('take the distance from the resonance where all sensors share one, on the side of the frequency', () => {
    for (const side of [1, -1]) {
      const project = paperForceProject(counter());
      const parameters = { ...project.parameters, frequency: 4.3e6 + side * 48_460 };
      const figures = figuresOf({ ...project, parameters });
      const budget = linesOf(figures, 'force-spectrum');
      expect(budget.x).toMatchObject({ scale: 'log', min: 100, max: 1e6 });
      expect(budget.x.label).toBe(`frequency ${side > 0 ? 'above' : 'below'} resonance`);
      expect(budget.operatingPoint!.x).toBeCloseTo(48_460, 4);
      // |1 / chi| goes with the distance of the squares, so it is a little less below the resonance.
      const below = side > 0 ? 1 : (8.6e6 - 48_460) / (8.6e6 + 48_460);
      expect(1e15 * at(budget, 'coherent', 48_460)).toBeCloseTo(197 * below, 0);
      expect(1e15 * at(budget, 'coherent', 100)).toBeCloseTo(6.65, 1);
      expect(budget.finding).toContain(
        `48.46 kHz ${side > 0 ? 'above' : 'below'} resonance the weighted sum is resolved`,
      );
      // No signs between resonances where there is but one.
      expect(figures.map(({ key }) => key).slice(0, 2)).toEqual(['force-spectrum', 'joint-spectrum']);
    }
  });

  it('leave terms far below the resolution off the axis, and the limit under every curve', () => {
    const figure = linesOf(meanFigures, 'force-spectrum');
    const [top] = figure.panels;
    const shown = top!.series.find(({ key }) => key === 'backAction')!.y.filter((y) => y !== null);
    expect(Math.max(...shown)).toBeLessThan(top!.y.min!);
    const series = (key: string) => top!.series.find((one) => one.key === key)!.y;
    series('limit').forEach((limit, i) => expect(limit!).toBeLessThanOrEqual(series('total')[i]! * (1 + 1e-9)));
    expect(top!.y.min!).toBeLessThan(Math.min(...series('limit').map((y) => y!)));
  });

  it('say where the gap to the limit comes from, in decibels that add up', () => {
    const { assessment } = mean;
    const gap = meanFigures.find(({ key }) => key === 'gap');
    if (gap?.kind !== 'bars') throw new Error('No gap is drawn.');
    const whole = gap.bars.reduce((sum, { value }) => sum + value, 0);
    expect(whole).toBeCloseTo(20 * Math.log10(assessment.figure.value / assessment.limit!.value), 3);
    expect(gap.bars.map(({ key }) => key)).toEqual(['purity']);
  });
});
