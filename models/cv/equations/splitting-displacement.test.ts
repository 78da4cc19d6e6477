import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalisedToLength } from '../../../optimizer/vector';
import {
  displacementVariance,
  modeMatch,
  optimalDisplacementAmplitudes,
  optimalDisplacementVariance,
  splitDisplacement,
} from './splitting-displacement';
import { compassMinimum, propagatedVariance } from '../testing/brute-force';

const weight = fc.oneof(fc.constant(0), fc.integer({ min: -100, max: 100 }).map((n) => n / 50)); // prettier-ignore
const share = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const sensors = fc.array(fc.record({ g: weight, tau: share, w: weight }), { minLength: 1, maxLength: 5 });
const squeezing = fc.double({ min: 1e-3, max: 1, noNaN: true });

describe('regime A, edge cases', () => {
  it('takes a uniform positive split where no split makes a difference', () => {
    expect(splitDisplacement([1, -2], [0, 0], 0.1)).toMatchObject({
      amplitudes: [expect.closeTo(Math.SQRT1_2, 15), expect.closeTo(Math.SQRT1_2, 15)],
      variance: 5,
      optimalVariance: 5,
      modeMatch: 1,
      meanTransmission: 0,
    });
    expect(splitDisplacement([0, 0], [0.5, 0.9], 0.1)).toMatchObject({
      amplitudes: [expect.closeTo(Math.SQRT1_2, 15), expect.closeTo(Math.SQRT1_2, 15)],
      variance: 0,
      modeMatch: 1,
      meanTransmission: 1,
      shotNoise: 0,
    });
  });

  it('sends nothing down a dead link, not even a negative zero', () => {
    const { amplitudes } = splitDisplacement([1, -1], [0.5, 0], 0.1);
    expect(amplitudes).toEqual([1, 0]);
    expect(Object.is(amplitudes[1], -0)).toBe(false);
  });

  it('is shot noise with vacuum and pure loss with perfect squeezing', () => {
    expect(splitDisplacement([1, 2], [0.9, 0.5], 1).variance).toBeCloseTo(5, 14);
    expect(splitDisplacement([1, 2], [0.9, 0.5], 0).variance).toBeCloseTo(0.1 + 2, 14);
  });

  it('counts squeezed light that reaches no sensor as lost mode match', () => {
    const dumped = [0.5, 0.5]; // half of the power
    expect(modeMatch([1, 1], [1, 1], dumped)).toBeCloseTo(0.5, 15);
    expect(displacementVariance([1, 1], [1, 1], 0.1, dumped)).toBeCloseTo(2 - 0.9, 14);
    expect(displacementVariance([1, 1], [1, 1], 0.1, [0, 0])).toBe(2);
  });

  it('keeps the digits of 100 dB of squeezing, which the printed difference loses', () => {
    const g = [0.3, 0.7, -0.2];
    const { variance } = splitDisplacement(g, [1, 1, 1], 1e-10);
    expect(variance / (1e-10 * (0.09 + 0.49 + 0.04))).toBeCloseTo(1, 10);
  });
});

describe('regime A, laws', () => {
  it('gives the variance of the fully propagated covariance for every split', () => {
    fc.assert(
      fc.property(sensors, squeezing, share, (list, v, post) => {
        const [g, before, w] = [list.map((s) => s.g), list.map((s) => s.tau), normalisedToLength(list.map((s) => s.w))];
        const after = g.map(() => post);
        const tau = before.map((eta) => eta * post);
        const scale = 1 + g.reduce((sum, x) => sum + x * x, 0);
        const difference = displacementVariance(g, tau, v, w) - propagatedVariance(g, before, after, v, w);
        expect(Math.abs(difference) / scale).toBeLessThan(1e-13);
      }),
    );
  });

  it('has an optimum that no other split goes below', () => {
    fc.assert(
      fc.property(sensors, squeezing, (list, v) => {
        const [g, tau, w] = [list.map((s) => s.g), list.map((s) => s.tau), normalisedToLength(list.map((s) => s.w))];
        const best = splitDisplacement(g, tau, v);
        expect(best.variance).toBeCloseTo(best.optimalVariance, 12);
        expect(displacementVariance(g, tau, v, w)).toBeGreaterThanOrEqual(best.optimalVariance - 1e-12);
      }),
    );
  });

  it('treats a wrong split exactly as extra loss mu', () => {
    fc.assert(
      fc.property(sensors, squeezing, (list, v) => {
        const [g, tau] = [list.map((s) => s.g), list.map((s) => s.tau)];
        fc.pre(list.some((s) => s.w !== 0));
        const split = splitDisplacement(g, tau, v, list.map((s) => s.w)); // prettier-ignore
        const lossy = split.shotNoise * (1 - split.meanTransmission * split.modeMatch * (1 - v));
        expect(split.variance).toBeCloseTo(lossy, 12);
      }),
    );
  });

  it('finds what a blind search over propagated covariances finds', () => {
    const [g, before, after] = [[1, -0.5, 2, 0.3], [0.95, 0.85, 0.6, 0.3], [0.9, 0.8, 1, 0.7]]; // prettier-ignore
    const tau = before!.map((eta, j) => eta * after![j]!);
    const found = compassMinimum((x) => propagatedVariance(g!, before!, after!, 0.1, normalisedToLength(x)), [1, 1, 1, 1]); // prettier-ignore
    expect(optimalDisplacementVariance(g!, tau, 0.1)).toBeCloseTo(found, 10);
    const w = optimalDisplacementAmplitudes(g!, tau);
    expect(propagatedVariance(g!, before!, after!, 0.1, w)).toBeCloseTo(found, 10);
  });
});
