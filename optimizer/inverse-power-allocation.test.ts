import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAMPAIGN_TIMEOUT, trials } from '../scripts/campaign';
import { allocateInversePower } from './inverse-power-allocation';

const cost = fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1e3, noNaN: true }));
const cap = fc.oneof(fc.constant(Infinity), fc.double({ min: 1e-3, max: 10, noNaN: true }));
const problem = fc.record({
  entries: fc.array(fc.tuple(cost, cap), { minLength: 1, maxLength: 10 }),
  budget: fc.double({ min: 1e-2, max: 50, noNaN: true }),
});

/** min over 0 < a <= cap of b / a + price a. */
function dualTerm(b: number, limit: number, price: number): number {
  if (b === 0) return 0;
  const a = price === 0 ? limit : Math.min(limit, Math.sqrt(b / price));
  return b / a + price * a;
}

describe('allocateInversePower', () => {
  it('is infinite without a budget, with a cap of zero or a hopeless entry, and never NaN', () => {
    expect(allocateInversePower([1, 1], 0)).toMatchObject({ value: Infinity, amounts: [0, 0] });
    expect(allocateInversePower([1, 1], 1, [0, 1])).toMatchObject({ value: Infinity, amounts: [0, 1] });
    expect(allocateInversePower([1, Infinity, 0], 1)).toMatchObject({ value: Infinity, amounts: [0.5, 0.5, 0] });
  });

  it('spends nothing where nothing is to be gained', () => {
    expect(allocateInversePower([0, 0], 1)).toEqual({ amounts: [0, 0], value: 0, price: 0 });
    expect(allocateInversePower([], 1)).toEqual({ amounts: [], value: 0, price: 0 });
  });

  it('shares in proportion to the square roots where no cap binds', () => {
    const { amounts, value } = allocateInversePower([1, 4, 9], 6);
    expect(amounts).toEqual([expect.closeTo(1, 14), expect.closeTo(2, 14), expect.closeTo(3, 14)]);
    expect(value).toBeCloseTo(6, 13);
  });

  it('puts capped entries exactly on their caps and the rest on the others', () => {
    const { amounts } = allocateInversePower([1, 1, 1], 1, [0.1, 0.2, Infinity]);
    expect(amounts[0]).toBe(0.1);
    expect(amounts[1]).toBe(0.2);
    expect(amounts[2]).toBeCloseTo(0.7, 15);
  });

  it('stays exactly on a cap that the free optimum just touches', () => {
    const { amounts } = allocateInversePower([1, 1, 1, 1], 1, [0.25, 0.25, 0.25, 0.25]);
    expect(amounts).toEqual([0.25, 0.25, 0.25, 0.25]);
  });

  it('leaves budget over where all caps bind', () => {
    expect(allocateInversePower([1, 2], 10, [1, 1])).toEqual({ amounts: [1, 1], value: 3, price: 0 });
  });

  it(
    'is feasible and proved optimal by its own price: the dual value equals the value',
    () => {
      fc.assert(
        fc.property(problem, ({ entries, budget }) => {
          const costs = entries.map(([b]) => b);
          const caps = entries.map(([, limit]) => limit);
          const { amounts, value, price } = allocateInversePower(costs, budget, caps);
          amounts.forEach((a, j) => expect(a).toBeLessThanOrEqual(caps[j]!));
          expect(amounts.reduce((x, y) => x + y, 0)).toBeLessThanOrEqual(budget * (1 + 1e-12));
          const dual = costs.reduce((sum, b, j) => sum + dualTerm(b, caps[j]!, price), 0) - price * budget;
          expect(Math.abs(dual - value)).toBeLessThanOrEqual(1e-9 * Math.max(value, price * budget));
        }),
        { numRuns: trials(1000, 10_000) },
      );
    },
    CAMPAIGN_TIMEOUT,
  );
});
