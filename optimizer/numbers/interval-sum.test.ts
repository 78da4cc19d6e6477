import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDyadic, dyadic, dyadicProduct, dyadicSum } from '../testing/exact-arithmetic';
import { IntervalSum } from './interval-sum';

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe('IntervalSum', () => {
  it('encloses the exact sum of numbers and products, of whatever sizes and signs', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { maxLength: 60 }), number, (pairs, scale) => {
        const sum = new IntervalSum();
        let exact = dyadic(0);
        for (const [a, b] of pairs) {
          sum.addPoint(a * scale);
          sum.addProduct(a, b);
          exact = dyadicSum(exact, dyadicSum(dyadic(a * scale), dyadicProduct(dyadic(a), dyadic(b))));
        }
        const { low, high } = sum.total();
        expect(compareDyadic(dyadic(low), exact)).toBeLessThanOrEqual(0);
        expect(compareDyadic(dyadic(high), exact)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the digits of a small rest of large terms that cancel', () => {
    const sum = new IntervalSum();
    for (const value of [1e16, 1, -1e16, 1e-3]) sum.addPoint(value);
    const { low, high } = sum.total();
    expect(low).toBeLessThanOrEqual(1.001);
    expect(high).toBeGreaterThanOrEqual(1.001);
    expect(high - low).toBeLessThan(1e-12);
  });

  it('does not grow wider with the number of terms', () => {
    const sum = new IntervalSum();
    for (let k = 0; k < 100_000; k++) sum.addPoint(0.1);
    const { low, high } = sum.total();
    expect((high - low) / 1e4).toBeLessThan(2e-15);
  });

  it('knows nothing of a sum that overflows or is not a number', () => {
    const over = new IntervalSum();
    over.add(1e308, Infinity);
    over.add(1e308, 1);
    expect(over.total()).toEqual({ low: -Infinity, high: Infinity });
    const undefinedSum = new IntervalSum();
    undefinedSum.addPoint(NaN);
    expect(undefinedSum.total()).toEqual({ low: -Infinity, high: Infinity });
  });
});
