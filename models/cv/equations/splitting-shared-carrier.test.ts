import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedCarrierVariance, splitSharedCarrier } from './splitting-shared-carrier';
import { compassMinimum, propagatedVariance, softmax } from '../testing/brute-force';

const weight = fc.oneof(fc.constant(0), fc.integer({ min: -100, max: 100 }).map((n) => n / 50)); // prettier-ignore
const gain = fc.integer({ min: 1, max: 100 }).chain((n) => fc.constantFrom(n / 30, -n / 30));
const open = fc.oneof(fc.constant(1), fc.double({ min: 0.01, max: 1, noNaN: true }));
const sensors = fc.array(fc.record({ c: weight, k: gain, tau: open, p: open }), { minLength: 1, maxLength: 5 });
const squeezing = fc.double({ min: 1e-3, max: 1, noNaN: true });

/** Regime B by propagation: the same shares p carry squeezed light and carrier. */
function propagated(
  c: readonly number[],
  k: readonly number[],
  tau: readonly number[],
  v: number,
  p: readonly number[],
) {
  const readout = c.map((weight_, j) => (weight_ === 0 ? 0 : weight_ / (k[j]! * Math.sqrt(p[j]! * tau[j]!))));
  return propagatedVariance(readout, tau, tau.map(() => 1), v, p.map(Math.sqrt)); // prettier-ignore
}

describe('regime B, edge cases', () => {
  it('diverges where a weighted sensor gets no light, and has no NaN', () => {
    const dark = splitSharedCarrier([1, 1], [1, 1], [0.9, 0], 0.1);
    expect(dark).toEqual({ powers: [0.5, 0.5], variance: Infinity, optimalVariance: Infinity, optimalShotNoise: Infinity }); // prettier-ignore
    expect(splitSharedCarrier([1, 1], [1, 1], [1, 1], 0.1, [1, 0]).variance).toBe(Infinity);
    expect(splitSharedCarrier([1, -1], [0, 0], [1, 1], 0.1).variance).toBe(Infinity);
  });

  it('leaves out sensors without weight, dead ones too', () => {
    const split = splitSharedCarrier([1, 0, 0], [2, 1, 0], [0.8, 0.5, 0], 0.1);
    expect(split.powers).toEqual([1, 0, 0]);
    expect(split.variance).toBeCloseTo((1 / 0.8 - 0.9) / 4, 14);
  });

  it('has nothing to estimate without any weight', () => {
    expect(splitSharedCarrier([0, 0], [1, 1], [0.8, 0.8], 0.1)).toEqual({
      powers: [0.5, 0.5],
      variance: 0,
      optimalVariance: 0,
      optimalShotNoise: 0,
    });
  });

  it('keeps the digits of strong squeezing without loss', () => {
    expect(splitSharedCarrier([0.3, 0.7], [1, 2], [1, 1], 1e-10).variance / (1e-10 * 0.65 ** 2)).toBeCloseTo(1, 10);
  });
});

describe('regime B, laws', () => {
  it('gives the variance of the fully propagated covariance for every split', () => {
    fc.assert(
      fc.property(sensors, squeezing, (list, v) => {
        const sum = list.reduce((a, s) => a + s.p, 0);
        const [c, k, tau, p] = [list.map((s) => s.c), list.map((s) => s.k), list.map((s) => s.tau), list.map((s) => s.p / sum)]; // prettier-ignore
        const expected = propagated(c!, k!, tau!, v, p!);
        // The propagated sum cancels terms as large as the shot noise at the worst split.
        const scale = 1 + c!.reduce((a, x, j) => a + (x / k![j]!) ** 2 / (tau![j]! * p![j]!), 0);
        expect(Math.abs(sharedCarrierVariance(c!, k!, tau!, v, p!) - expected) / scale).toBeLessThan(1e-12);
      }),
    );
  });

  it('has an optimum that no other split goes below', () => {
    fc.assert(
      fc.property(sensors, squeezing, (list, v) => {
        const [c, k, tau, p] = [list.map((s) => s.c), list.map((s) => s.k), list.map((s) => s.tau), list.map((s) => s.p)]; // prettier-ignore
        const split = splitSharedCarrier(c!, k!, tau!, v, p);
        expect(split.variance).toBeGreaterThanOrEqual(split.optimalVariance * (1 - 1e-12));
        expect(split.optimalVariance).toBeLessThanOrEqual(split.optimalShotNoise * (1 + 1e-12));
      }),
    );
  });

  it('finds what a blind search over propagated covariances finds, mixed signs included', () => {
    const [c, k, tau] = [[0.5, -0.2, 0.3], [1, 2, -0.7], [0.9, 0.4, 0.6]]; // prettier-ignore
    const found = compassMinimum((x) => propagated(c!, k!, tau!, 0.1, softmax(x)), [0, 0, 0]);
    expect(splitSharedCarrier(c!, k!, tau!, 0.1).variance).toBeCloseTo(found, 9);
  });
});
