import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { narrowByGoldenSection } from '../../../optimizer/solvers/golden-section';
import type { Parameters } from '../../document/project';
import { balancedTree, leaf } from '../equations/tree';
import { MAX_PUMP, opoSpectrum, optimalPump } from '../equations/opo';
import { cv } from '../index';
import { assessmentOf, compiledOf, drawForest, drawMesh, solved } from '../testing/networks';
import { readScheme } from './read-scheme';
import { emittedLight, lightSlope, mostUsefulPhotons, sourceLight } from './source-light';
import { mostPhotonsOf, photonsOf, pumpOf } from './oscillator';

const pumped = (parameters: Parameters = {}): Parameters => ({
  purity: 'pumped',
  escape: 0.95,
  detuning: 0.1,
  pumpLimit: MAX_PUMP,
  ...parameters,
});
const anyPumped = fc
  .record({
    escape: fc.double({ min: 0.01, max: 1, noNaN: true }),
    detuning: fc.oneof(fc.constant(0), fc.double({ min: 1e-3, max: 30, noNaN: true })),
    pumpLimit: fc.double({ min: 0.05, max: MAX_PUMP, noNaN: true }),
    jitter: fc.oneof(fc.constant(0), fc.double({ min: 1e-3, max: 0.4, noNaN: true })),
  })
  .map(pumped);
const sourceOf = (parameters: Parameters) =>
  readScheme(drawForest({}, [{ squeezer: parameters, tree: leaf(0) }], [{}])).sources[0]!;

/** One pumped squeezer straight into one sensor of unit response, with more photons than it can use. */
const alone = (parameters: Parameters, before = 1, photonBudget = 1e5) =>
  drawForest({ photonBudget }, [{ squeezer: parameters, tree: leaf(0) }], [
    { weight: 1, before, sensor: { response: 1 } },
  ]); // prettier-ignore

describe('a pumped squeezer', () => {
  it('emits what an ideal state of its photons over the escape efficiency leaves behind that loss', () => {
    fc.assert(
      fc.property(anyPumped, fc.double({ min: 1e-3, max: 1, noNaN: true }), (parameters, share) => {
        const source = sourceOf(parameters);
        const oscillator = source.oscillator!;
        const pump = share * oscillator.mostPump;
        const spectrum = opoSpectrum(pump, oscillator.escape, oscillator.detuning);
        const light = emittedLight(source, photonsOf(oscillator, pump));
        expect(light.squeezed / spectrum.squeezed).toBeCloseTo(1, 9);
        expect(light.antisqueezed / spectrum.antisqueezed).toBeCloseTo(1, 9);
        expect(pumpOf(oscillator, photonsOf(oscillator, pump)) / pump).toBeCloseTo(1, 9);
      }),
    );
  });

  it('has the slope that differences of its light show', () => {
    fc.assert(
      fc.property(anyPumped, fc.double({ min: 0.01, max: 0.95, noNaN: true }), (parameters, share) => {
        const source = sourceOf(parameters);
        const photons = share * mostPhotonsOf(source.oscillator!);
        const step = 1e-4 * photons;
        const [low, high] = [photons - step, photons + step].map((n) => sourceLight(source, n));
        const difference = (high!.squeezed - low!.squeezed) / (2 * step);
        const slope = lightSlope(source, photons);
        expect(Math.abs(difference - slope) * photons).toBeLessThan(1e-6 * (Math.abs(slope) * photons + 1));
      }),
    );
  });

  it('is never pumped above its limit, and its light falls with photons up to the most useful ones', () => {
    fc.assert(
      fc.property(anyPumped, fc.double({ min: 0, max: 1e6, noNaN: true }), (parameters, photons) => {
        const source = sourceOf(parameters);
        expect(pumpOf(source.oscillator!, photons)).toBeLessThanOrEqual(source.oscillator!.mostPump);
        const most = mostUsefulPhotons(source);
        const [half, all] = [most / 2, most].map((n) => sourceLight(source, n).squeezed);
        expect(all!).toBeLessThanOrEqual(half!);
      }),
    );
  });
});

describe('Optimise', () => {
  it.each([
    [0.1, 0.02, 0.95, 0.82, 0.77, 0.252],
    [0.1, 0.05, 0.95, 0.82, 0.645, 0.299],
    [0, 0.02, 0.95, 0.82, 0.752, 0.252],
  ])('at f = %f and %f rad of jitter finds the pump of the closed form', (detuning, jitter, escape, before, x, v) => {
    const { compiled, solution } = solved(alone(pumped({ detuning, jitter, escape }), before));
    expect(solution.holds).toBe('optimal');
    expect(solution.x[0]).toBeCloseTo(x, 3);
    expect(Math.exp(solution.evaluation.objective)).toBeCloseTo(v, 3);
    expect(solution.x[0]).toBeCloseTo(optimalPump(escape, detuning, before, jitter).pump, 7);
    const searched = narrowByGoldenSection((pump) => compiled.problem.evaluate(Float64Array.of(pump)).objective, {
      lower: 0,
      upper: MAX_PUMP,
      logarithmic: false,
      tolerance: 1e-9,
      most: 200,
    });
    expect(solution.x[0]).toBeCloseTo(searched.best, 6);
  });

  it('says where the pump limit holds, and where jitter or the budget does', () => {
    const limit = (parameters: Parameters, budget?: number) => {
      const { assessment, optimised } = solved(alone(pumped(parameters), 1, budget));
      const lines = assessment.annotations.elements[optimised.network.elements[0]!.id]!.lines;
      return lines.filter(({ role }) => role === 'limit').map(({ text }) => text);
    };
    expect(limit({ pumpLimit: 0.5 })).toEqual(['at pump limit']);
    expect(limit({ jitter: 0.1 })).toEqual(['at the best level for its jitter']);
    expect(limit({}, 0.5)).toEqual(['at photon budget']);
  });

  it('shares one budget of photons among unlike oscillators as a search over their pumps does', () => {
    const arms = [{ weight: 1, before: 0.9 }, { weight: 0.6, before: 0.5 }]; // prettier-ignore
    const project = drawForest(
      { photonBudget: 1.5 },
      [
        { squeezer: pumped({ escape: 0.7, detuning: 2 }), tree: leaf(0) },
        { squeezer: pumped({ jitter: 0.05 }), tree: leaf(1) },
      ],
      arms,
    );
    const { problem } = compiledOf(project);
    const { solution } = solved(project);
    expect(solution.holds).toBe('optimal');
    let best = Infinity;
    for (let i = 0; i <= 60; i++) {
      for (let j = 0; j <= 60; j++) {
        const { objective, constraints } = problem.evaluate(Float64Array.of(i / 61, j / 61));
        if (constraints.every((value) => value <= 0)) best = Math.min(best, objective);
      }
    }
    expect(solution.evaluation.objective).toBeLessThanOrEqual(best + 1e-12);
    expect(best - solution.evaluation.objective).toBeLessThan(0.02);
  });

  it('gains by escape efficiency and by photons, and never by jitter or a slower cavity', () => {
    const sigma = (parameters: Parameters, budget = 2) =>
      solved(alone(pumped(parameters), 0.9, budget)).assessment.figure.value;
    const falling = (values: readonly number[]) => expect(values).toEqual([...values].sort((a, b) => b - a));
    falling([0.3, 0.6, 0.9, 1].map((escape) => sigma({ escape })));
    falling([0.1, 1, 10, 100].map((budget) => sigma({}, budget)));
    falling([0.3, 0.1, 0.01, 0].map((jitter) => sigma({ jitter }, 50)));
    falling([10, 3, 1, 0.1].map((detuning) => sigma({ detuning }, 50)));
  });

  it('optimises alike oscillators into a mesh, and refuses unlike ones', () => {
    const arms = [{ weights: [1, 0.2] }, { weights: [0.1, 1] }, { weights: [1, -1] }];
    const { solution, assessment } = solved(drawMesh({ photonBudget: 3 }, [pumped(), pumped()], arms));
    expect(solution.holds).toBe('optimal');
    expect(assessment.rows.filter(({ control }) => control === 'pump')).toHaveLength(2);
    const unlike = drawMesh({}, [pumped(), pumped({ escape: 0.5 })], arms);
    expect(cv.check(unlike).map(({ code }) => code)).toEqual(['CV-114']);
  });

  it('starts from equal shares of the budget, within the pump limit', () => {
    const two = drawForest(
      { photonBudget: 4 },
      [
        { squeezer: pumped({ escape: 1, detuning: 0 }), tree: balancedTree([0]) },
        { squeezer: pumped({ pumpLimit: 0.1 }), tree: balancedTree([1]) },
      ],
      [{}, {}],
    );
    const [first, second] = assessmentOf(two).rows.filter(({ control }) => control === 'pump');
    expect(photonsOf(readScheme(two).sources[0]!.oscillator!, first!.value)).toBeCloseTo(2, 9);
    expect(second!.value).toBe(0.1);
    expect(cv.check(two)).toEqual([]);
  });
});
