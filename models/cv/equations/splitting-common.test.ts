import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrixFromRows } from '../../../optimizer/matrix';
import { normalisedToLength } from '../../../optimizer/vector';
import { rankOneCovariance } from './covariance';
import { bestLinearUnbiased } from './estimators';
import { bestCommonReadout, optimalCommonVariance, splitCommonSignal } from './splitting-common';
import { compassMinimum, propagatedVariance } from '../testing/brute-force';

const response = fc.integer({ min: -100, max: 100 }).map((n) => n / 50);
const share = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const sensors = fc.array(fc.record({ s: response, tau: share, w: response }), { minLength: 1, maxLength: 5 });
const squeezing = fc.double({ min: 1e-3, max: 1, noNaN: true });

describe('regime D, edge cases', () => {
  it('cannot estimate a signal to which no sensor responds', () => {
    expect(splitCommonSignal([0, 0], [0.9, 0.9], 0.1)).toEqual({
      amplitudes: [expect.closeTo(Math.SQRT1_2, 15), expect.closeTo(Math.SQRT1_2, 15)],
      readout: null,
      variance: null,
      optimalVariance: null,
    });
  });

  it('cannot make a readout unbiased that misses the signal', () => {
    expect(splitCommonSignal([1, 1], [0.9, 0.9], 0.1, undefined, [1, -1])).toMatchObject({ readout: null, variance: null }); // prettier-ignore
  });

  it('is coherent light where no squeezed light arrives', () => {
    expect(splitCommonSignal([1, 2], [0, 0], 0.1).variance).toBeCloseTo(1 / 5, 14);
  });

  it('keeps the digits of strong squeezing without loss', () => {
    expect(splitCommonSignal([1, 2], [1, 1], 1e-10).variance! / 2e-11).toBeCloseTo(1, 10);
  });
});

describe('regime D, laws', () => {
  it('reads a given split as well as the best linear unbiased estimate', () => {
    fc.assert(
      fc.property(sensors, squeezing, (list, v) => {
        fc.pre(list.some(({ s }) => s !== 0));
        const [s, tau, w] = [list.map((x) => x.s), list.map((x) => x.tau), normalisedToLength(list.map((x) => x.w))];
        const blue = bestLinearUnbiased(rankOneCovariance(w, tau, v), matrixFromRows(s.map((x) => [x])), [1]);
        const readout = bestCommonReadout(s, tau, v, w)!;
        expect(blue.ok).toBe(true);
        if (blue.ok) blue.value.weights.forEach((g, j) => expect(Math.abs(g - readout[j]!)).toBeLessThan(1e-7 * Math.hypot(...readout))); // prettier-ignore
      }),
    );
  });

  it('has an optimum that no other split and readout go below', () => {
    fc.assert(
      fc.property(sensors, squeezing, (list, v) => {
        fc.pre(list.some(({ s }) => s !== 0) && list.some(({ w }) => w !== 0));
        const [s, tau, w] = [list.map((x) => x.s), list.map((x) => x.tau), list.map((x) => x.w)];
        const best = splitCommonSignal(s, tau, v);
        expect(best.variance! / best.optimalVariance!).toBeCloseTo(1, 10);
        expect(splitCommonSignal(s, tau, v, w).variance!).toBeGreaterThanOrEqual(best.optimalVariance! * (1 - 1e-11));
      }),
    );
  });

  it('finds what a blind search over split and readout together finds', () => {
    const [s, tau] = [[1, -0.6, 2], [0.95, 0.6, 0.3]]; // prettier-ignore
    const cost = (x: readonly number[]) => {
      const g = x.slice(3);
      const gain = g.reduce((sum, value, j) => sum + value * s![j]!, 0);
      return propagatedVariance(g, tau!, [1, 1, 1], 0.1, normalisedToLength(x.slice(0, 3))) / gain ** 2;
    };
    const found = compassMinimum(cost, [1, -1, 1, 1, -1, 1]);
    expect(optimalCommonVariance(s!, tau!, 0.1)).toBeCloseTo(found, 9);
  });
});
