import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAMPAIGN_TIMEOUT, trials } from '../scripts/campaign';
import { fillToTotal } from './water-filling';

/** Classical water-filling: max sum b log(1 + n), with demand b / price - 1 where that is positive. */
const logDemand = (b: readonly number[]) => (j: number, price: number) => Math.max(0, b[j]! / price - 1);

describe('fillToTotal', () => {
  it('leaves takers dry whose first unit is not worth the price', () => {
    const amounts = fillToTotal(logDemand([10, 1]), 2, 3, [1e-3, 10]);
    expect(amounts).toEqual([expect.closeTo(3, 12), 0]);
  });

  it('gives equal takers equal shares', () => {
    fillToTotal(logDemand([2, 2, 2]), 3, 6, [1e-6, 2]).forEach((amount) => expect(amount).toBeCloseTo(2, 12));
  });

  it('spends the total to the last digits where the price is known less well', () => {
    const steep = (j: number, price: number) => ((j + 1) * 1e-200 / price) ** 8; // prettier-ignore
    const amounts = fillToTotal(steep, 3, 7, [1e-210, 1e-190]);
    expect(amounts.reduce((x, y) => x + y, 0) / 7).toBeCloseTo(1, 15);
  });

  it(
    'spends the total exactly and makes all marginal benefits equal',
    () => {
      fc.assert(
        fc.property(
          fc.array(fc.double({ min: 0.1, max: 100, noNaN: true }), { minLength: 1, maxLength: 10 }),
          fc.double({ min: 0.01, max: 1e4, noNaN: true }),
          (b, total) => {
            const amounts = fillToTotal(logDemand(b), b.length, total, [0.1 / (1 + total), 100]);
            expect(amounts.reduce((x, y) => x + y, 0) / total).toBeCloseTo(1, 12);
            const marginals = amounts.map((n, j) => b[j]! / (1 + n));
            const price = Math.max(...marginals.filter((_, j) => amounts[j]! > 0));
            marginals.forEach((marginal, j) => {
              if (amounts[j]! > 0) expect(marginal / price).toBeCloseTo(1, 8);
              else expect(marginal).toBeLessThanOrEqual(price * (1 + 1e-8));
            });
          },
        ),
        { numRuns: trials(1000, 10_000) },
      );
    },
    CAMPAIGN_TIMEOUT,
  );
});
