import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boundDigitError,
  digitErrorVariance,
  gaussDigitError,
  halfRangeDigitError,
  jointDigitError,
} from './digit-errors';
import { balancedLocalAtoms } from './local-atoms';
import { uncappedBound } from './digit-errors';
import { informationPerCopy } from './readout';

const variance = fc.double({ min: 1e-12, max: 1e6, noNaN: true });
const ratio = fc.integer({ min: 1, max: 50 });

describe('digit errors', () => {
  it('are probabilities for any noise, none and infinite included', () => {
    const any = fc.oneof(variance, fc.constantFrom(0, Infinity, 5e-324, Number.MAX_VALUE));
    fc.assert(
      fc.property(any, any, ratio, (previous, current, R) => {
        const fold = halfRangeDigitError(previous, R);
        for (const p of [
          jointDigitError(previous, current, R),
          gaussDigitError(1 / previous, R),
          boundDigitError(Math.min(1e300, 1 / previous), R),
          fold.probability,
        ]) {
          expect(p).toBeGreaterThanOrEqual(0);
          expect(p).toBeLessThanOrEqual(1);
        }
        expect(fold.variance).toBeGreaterThanOrEqual(0);
        expect(fold.variance).toBeLessThanOrEqual((2 * Math.PI) ** 2);
      }),
    );
  });

  it('are at least as many with the noise of the upper level as without', () => {
    fc.assert(
      fc.property(variance, variance, ratio, (previous, current, R) => {
        expect(jointDigitError(previous, current, R)).toBeGreaterThanOrEqual(gaussDigitError(1 / previous, R));
      }),
    );
    expect(jointDigitError(0.02, 0, 3)).toBeCloseTo(gaussDigitError(50, 3), 15);
  });

  it('fall with every copy', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), ratio, (n, D) => {
        expect(gaussDigitError(n + 1, D)).toBeLessThanOrEqual(gaussDigitError(n, D));
        expect(jointDigitError(1 / (n + 1), 1 / (n + 1), D)).toBeLessThanOrEqual(jointDigitError(1 / n, 1 / n, D));
        // The bound rises where it is no bound, below n = D^2 / pi^2.
        if (n > (D / Math.PI) ** 2) expect(boundDigitError(n + 1, D)).toBeLessThanOrEqual(boundDigitError(n, D));
      }),
    );
  });

  it('have the (A13) bound above the Gauss tail by about sqrt(2 pi) n', () => {
    expect(boundDigitError(10, 2) / gaussDigitError(10, 2) / (Math.sqrt(2 * Math.PI) * 10)).toBeCloseTo(1, 1);
  });

  it('fold a half-range reading by what the integral over its tails says', () => {
    for (const [previous, R] of [
      [0.02, 2],
      [0.1, 2],
      [0.01, 10],
      [0.6, 3],
    ] as const) {
      // prettier-ignore
      const v = R * R * previous;
      let integral = 0;
      const steps = 200000;
      const reach = Math.PI / 2 + 14 * Math.sqrt(v);
      for (let k = 0; k < steps; k++) {
        const x = Math.PI / 2 + ((k + 0.5) * (reach - Math.PI / 2)) / steps;
        integral += (Math.PI - 2 * x) ** 2 * Math.exp((-x * x) / (2 * v));
      }
      integral *= (2 * (reach - Math.PI / 2)) / steps / Math.sqrt(2 * Math.PI * v);
      const { probability, variance: fold } = halfRangeDigitError(previous, R);
      expect(fold / Math.min(integral, (2 * Math.PI) ** 2 * probability)).toBeCloseTo(1, 6);
    }
  });

  it('count as one step of the level above each', () => {
    expect(digitErrorVariance([0, 1], [3, 6])).toBeCloseTo((Math.PI / 3) ** 2, 12);
    expect(digitErrorVariance([], [])).toBe(0);
  });
});

describe('the balance of level 0', () => {
  it('is the least multiple of K on the falling branch that makes the first digit as safe', () => {
    for (const [n0, K, D] of [
      [10, 10, 2],
      [10, 10, 3],
      [5, 3, 2],
      [28, 10, 2],
      [3, 50, 4],
      [12, 1, 2],
    ] as const) {
      // prettier-ignore
      const n1 = balancedLocalAtoms(n0, K, D)!;
      const wanted = ((D * D - 2) / (D * D - 1)) * uncappedBound(n0, D);
      expect(n1 % K).toBe(0);
      expect(n1).toBeGreaterThanOrEqual(2 * K);
      expect(uncappedBound(n1, K)).toBeLessThanOrEqual(wanted);
      const one = n1 - K;
      if (one >= 2 * K) expect(uncappedBound(one, K) > wanted || (one * Math.PI ** 2) / K ** 2 <= 1).toBe(true);
    }
  });

  it.each([
    [0, 10, 2],
    [NaN, 10, 2],
    [10, 0, 2],
    [10, 10, 1],
    [Infinity, 10, 2],
    [1e300, 1e10, 2],
  ])('is undefined for n0 = %f, K = %f, D = %f', (n0, K, D) => {
    expect(balancedLocalAtoms(n0, K, D)).toBeUndefined();
  });
});

describe('information per copy', () => {
  it('is 1 for every good readout at full contrast, and 2/3 for the angle of the means', () => {
    expect(informationPerCopy(1, 'fixed')).toBe(1);
    expect(informationPerCopy(1, 'adaptive')).toBe(1);
    expect(informationPerCopy(1, 'atan2')).toBeCloseTo(2 / 3, 15);
  });

  it('tends to C^2/2 with two quadratures and C^2 with the right one', () => {
    expect(informationPerCopy(1e-9, 'fixed') / 5e-19).toBeCloseTo(1, 12);
    expect(informationPerCopy(1e-9, 'atan2') / 5e-19).toBeCloseTo(1, 12);
    expect(informationPerCopy(0, 'fixed')).toBe(0);
    expect(informationPerCopy(0, 'atan2')).toBe(0);
  });

  it('orders the readouts and grows with contrast', () => {
    const contrast = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(contrast, contrast, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(informationPerCopy(a, 'atan2')).toBeLessThanOrEqual(informationPerCopy(a, 'fixed'));
        expect(informationPerCopy(a, 'fixed')).toBeLessThanOrEqual(informationPerCopy(a, 'adaptive'));
        for (const readout of ['fixed', 'adaptive', 'atan2'] as const)
          expect(informationPerCopy(low, readout)).toBeLessThanOrEqual(informationPerCopy(high, readout));
      }),
    );
  });
});
