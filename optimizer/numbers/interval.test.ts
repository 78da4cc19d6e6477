import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareDyadic,
  dyadic,
  dyadicProduct,
  dyadicSum,
  long,
  longExp,
  longLog,
  type Dyadic,
} from '../testing/exact-arithmetic';
import * as interval from './interval';
import type { Interval } from './interval';

const finite = fc.oneof(
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.double({ min: -1e150, max: 1e150, noNaN: true }),
  fc.constantFrom(0, -0, 1, -1, 5e-324, -5e-324, 0.1),
);
const positive = finite.map((x) => Math.abs(x) + 1e-12);

/** Whether lower end <= exact value <= upper end, with infinite ends allowed. */
function encloses(x: Interval, exact: Dyadic): boolean {
  const lowFits = x.low === -Infinity || compareDyadic(dyadic(x.low), exact) <= 0;
  return lowFits && (x.high === Infinity || compareDyadic(exact, dyadic(x.high)) <= 0);
}

const point = interval.point;

describe('interval arithmetic', () => {
  it('encloses exact sums, differences and products', () => {
    fc.assert(
      fc.property(finite, finite, (a, b) => {
        const minus = dyadic(-b);
        expect(encloses(interval.add(point(a), point(b)), dyadicSum(dyadic(a), dyadic(b)))).toBe(true);
        expect(encloses(interval.subtract(point(a), point(b)), dyadicSum(dyadic(a), minus))).toBe(true);
        expect(encloses(interval.multiply(point(a), point(b)), dyadicProduct(dyadic(a), dyadic(b)))).toBe(true);
        expect(encloses(interval.square(point(a)), dyadicProduct(dyadic(a), dyadic(a)))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('encloses exact quotients and square roots', () => {
    fc.assert(
      fc.property(finite, positive, (a, b) => {
        const quotient = interval.divide(point(a), point(b));
        // low b <= a <= high b says the same without dividing.
        if (Number.isFinite(quotient.low))
          expect(compareDyadic(dyadicProduct(dyadic(quotient.low), dyadic(b)), dyadic(a))).toBeLessThanOrEqual(0);
        if (Number.isFinite(quotient.high))
          expect(compareDyadic(dyadic(a), dyadicProduct(dyadic(quotient.high), dyadic(b)))).toBeLessThanOrEqual(0);
        const root = interval.sqrt(point(b));
        expect(compareDyadic(dyadicProduct(dyadic(root.low), dyadic(root.low)), dyadic(b))).toBeLessThanOrEqual(0);
        expect(compareDyadic(dyadic(b), dyadicProduct(dyadic(root.high), dyadic(root.high)))).toBeLessThanOrEqual(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('encloses exponentials, logarithms and powers of 240-bit arithmetic', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -30, max: 30, noNaN: true }),
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        fc.constantFrom(0.5, 1.5, -0.75, 2, 3),
        (x, y, exponent) => {
          const e = longExp(long(x));
          const enclosure = interval.exp(point(x));
          expect(long(enclosure.low) <= e && e <= long(enclosure.high)).toBe(true);
          const l = longLog(y);
          const logarithm = interval.log(point(y));
          expect(long(logarithm.low) <= l && l <= long(logarithm.high)).toBe(true);
          const base = Math.exp(x / 10);
          const p = longExp((longLog(base) * long(exponent)) / long(1));
          const powered = interval.power(point(base), exponent);
          expect(long(powered.low) <= p && p <= long(powered.high)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('contains the image of every member of the operands', () => {
    const span = fc.tuple(finite, finite).map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(span, span, share, share, (a, b, s, t) => {
        const x = Math.min(a.high, Math.max(a.low, a.low + s * (a.high - a.low)));
        const y = Math.min(b.high, Math.max(b.low, b.low + t * (b.high - b.low)));
        const sets: readonly (readonly [Interval, number])[] = [
          [interval.add(a, b), x + y],
          [interval.subtract(a, b), x - y],
          [interval.multiply(a, b), x * y],
          [interval.divide(a, b), x / y],
          [interval.square(a), x * x],
          [interval.integerPower(a, 3), x ** 3],
          [interval.sqrt(a), Math.sqrt(x)],
          [interval.log(a), Math.log(x)],
          [interval.exp(a), Math.exp(x)],
          [interval.power(a, 1.7), x ** 1.7],
          [interval.power(a, -1.7), x ** -1.7],
        ];
        for (const [set, value] of sets) if (Number.isFinite(value)) expect(interval.contains(set, value)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('stays within a few units in the last place, so that widening does not spoil a bound', () => {
    const sum = interval.add(point(0.1), point(0.2));
    expect((sum.high - sum.low) / 0.3).toBeLessThan(1e-15);
    const e = interval.exp(point(1));
    expect((e.high - e.low) / Math.E).toBeLessThan(4e-15);
  });

  it('never takes an overflow or a zero divisor for something known', () => {
    expect(interval.add(point(1e308), point(1e308)).high).toBe(Infinity);
    expect(interval.add(point(1e308), point(1e308)).low).toBe(Number.MAX_VALUE);
    expect(interval.divide(point(1), { low: -1, high: 1 })).toEqual(interval.ENTIRE);
    expect(interval.divide({ low: 1, high: 2 }, { low: 0, high: 4 }).high).toBe(Infinity);
    expect(interval.divide(interval.ENTIRE, interval.ENTIRE)).toEqual(interval.ENTIRE);
    expect(interval.subtract(interval.ENTIRE, interval.ENTIRE)).toEqual(interval.ENTIRE);
    expect(interval.multiply(point(0), interval.ENTIRE).low).toBeGreaterThan(-1e-300);
  });

  it('has no logarithm and no root of what is wholly negative, and no result of nothing', () => {
    for (const empty of [
      interval.log(point(-1)),
      interval.sqrt(point(-1)),
      interval.add(interval.EMPTY, point(1)),
      interval.exp({ low: NaN, high: 1 }),
    ])
      expect(interval.isEmpty(empty)).toBe(true);
    expect(interval.log({ low: -1, high: 1 }).low).toBe(-Infinity);
    expect(interval.hull(interval.EMPTY, point(2))).toEqual(point(2));
  });
});
