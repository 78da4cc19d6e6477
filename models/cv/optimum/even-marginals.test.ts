import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evenMarginals } from './even-marginals';

const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);
const positive = (min: number, max: number) => fc.double({ min, max, noNaN: true });
/** Takers whose marginal benefit is b / (sqrt(n) (a + n)), with a limit each. */
const takers = fc.array(fc.record({ b: positive(0.1, 10), a: positive(0.1, 10), most: positive(0.01, 20) }), {
  minLength: 1,
  maxLength: 30,
});

describe('amounts of equal marginal benefit', () => {
  it('add up to the total, keep their limits and have one price', () => {
    fc.assert(
      fc.property(takers, positive(0.01, 0.99), (list, share) => {
        const most = list.map((taker) => taker.most);
        const total = share * sum(most);
        // Falling, and without bound at 0, so that everyone gets something.
        const marginal = (j: number, n: number) => list[j]!.b / (Math.sqrt(n) * (list[j]!.a + n));
        const amounts = evenMarginals(marginal, most, total);
        if (amounts === null) return;
        expect(Math.abs(sum(amounts) / total - 1)).toBeLessThan(1e-14);
        const free = amounts.flatMap((n, j) => (n < most[j]! * (1 - 1e-9) ? [marginal(j, n)] : []));
        const price = Math.max(0, ...free);
        for (const worth of free) expect(Math.abs(worth / price - 1)).toBeLessThan(1e-9);
        amounts.forEach((n, j) => {
          expect(n).toBeLessThanOrEqual(most[j]! * (1 + 1e-9));
          if (n >= most[j]! * (1 - 1e-9)) expect(marginal(j, n)).toBeGreaterThan(price * (1 - 1e-9));
        });
      }),
      { numRuns: 300 },
    );
  });

  it('settle for a thousand takers over six decades in a dozen evaluations each', () => {
    let calls = 0;
    const benefits = Array.from({ length: 1000 }, (_, j) => 10 ** ((6 * j) / 999));
    const amounts = evenMarginals(
      (j, n) => {
        calls++;
        return benefits[j]! / Math.sqrt(n * (n + 1)) / (Math.sqrt(n) + Math.sqrt(n + 1)) ** 2;
      },
      benefits.map(() => 50),
      50,
    )!;
    expect(Math.abs(sum(amounts) / 50 - 1)).toBeLessThan(1e-14);
    expect(calls).toBeLessThan(16_000);
  });

  it('are not given where a benefit is no number or vanishes', () => {
    expect(evenMarginals(() => NaN, [1, 1], 1)).toBeNull();
    expect(evenMarginals(() => 0, [1, 1], 1)).toBeNull();
  });
});
