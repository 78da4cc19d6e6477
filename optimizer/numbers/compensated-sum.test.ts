import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dyadic, dyadicSum } from '../testing/exact-arithmetic';
import { compensatedSum } from './compensated-sum';

describe('compensatedSum', () => {
  it('keeps NaN and infinities what they are', () => {
    expect(compensatedSum([])).toBe(0);
    expect(compensatedSum([1, NaN])).toBeNaN();
    expect(compensatedSum([1, Infinity])).toBe(Infinity);
    expect(compensatedSum([Infinity, -Infinity])).toBeNaN();
  });

  it('keeps small terms between large ones that cancel', () => {
    expect(compensatedSum([1, 1e100, 1, -1e100])).toBe(2);
  });

  it('is within two roundings of the exact sum where the terms do not cancel', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1e-8, max: 1e8, noNaN: true }), { minLength: 1, maxLength: 200 }),
        (terms) => {
          const exact = terms.map(dyadic).reduce(dyadicSum);
          const sum = compensatedSum(terms);
          const error = dyadicSum(dyadic(sum), { numerator: -exact.numerator, shift: exact.shift });
          expect(Math.abs(Number(error.numerator) / 2 ** error.shift)).toBeLessThanOrEqual(sum * 2 ** -52);
        },
      ),
    );
  });
});
