import type { IntegerAllocation } from '../solvers/greedy-allocation';
import type { ExchangeEvidence } from './evidence';
import { agree, failed, PASSED, type PointClaim, type Verdict } from './verdict';

/**
 * Re-verifies an integer allocation: the limits and the total, the value, and that one price separates
 * every increment taken from every increment left. With convex costs (looked at around the allocation
 * and at a few places further off) no exchange can then pay.
 */
export function checkExchange(problem: IntegerAllocation, claim: PointClaim, { price }: ExchangeEvidence): Verdict {
  const { takers, total, lower, upper } = problem;
  const n = Array.from(claim.x);
  if (n.length !== takers) return failed('a vector has the wrong length');
  if (!n.every(Number.isSafeInteger) || !Number.isFinite(price))
    return failed('an amount or the price is not a number');
  for (const [j, amount] of n.entries())
    if (amount < lower[j]! || amount > upper[j]!) return failed(`amount ${j} is outside its limits`);
  if (n.reduceRight((sum, amount) => sum + amount, 0) !== total)
    return failed('the amounts do not add up to the total');
  const values = n.map((amount, j) => problem.cost(j, amount));
  const size = values.reduce((sum, value) => sum + Math.abs(value), 0);
  if (
    !agree(
      values.reduceRight((sum, value) => sum + value, 0),
      claim.objective,
      1e-11,
      size,
    )
  )
    return failed('the costs add up to another value');
  for (const [j, amount] of n.entries()) {
    const here = values[j]!;
    const noise = 1e-12 * (Math.abs(here) + Math.abs(price)) + Number.MIN_VALUE;
    if (amount > lower[j]!) {
      const last = here - problem.cost(j, amount - 1);
      if (last > price + noise) return failed(`the last unit of taker ${j} is dearer than the price`);
    }
    if (amount < upper[j]!) {
      const next = problem.cost(j, amount + 1) - here;
      if (next < price - noise) return failed(`a further unit for taker ${j} is cheaper than the price`);
    }
    for (const distance of [1, 2, 5, 20, 100]) {
      for (const middle of [amount - distance, amount + distance]) {
        if (middle <= lower[j]! || middle >= upper[j]!) continue;
        const [a, b, c] = [problem.cost(j, middle - 1), problem.cost(j, middle), problem.cost(j, middle + 1)];
        if (b - a > c - b + 1e-12 * (Math.abs(a) + Math.abs(b) + Math.abs(c)))
          return failed(`the cost of taker ${j} is not convex`);
      }
    }
  }
  if (claim.bound !== null && !(claim.bound <= claim.objective)) return failed('the value lies below the bound');
  return PASSED;
}
