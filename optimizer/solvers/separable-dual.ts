import type { Vector } from '../vector';
import { compensatedSum } from '../numbers/compensated-sum';
import type { SeparableProblem } from './separable-problem';
import type { Shares } from './separable-shares';

/**
 * Weak duality: for any prices (>= 0 for `at-most` rows) the sum of the separate minima of
 * term_j(x) + (sum of prices times coefficients) x, less prices times limits, is below every feasible
 * objective. Lowered by what rounding can have added.
 */
export function dualBound(problem: SeparableProblem, prices: Vector, shares: Shares): number {
  const { terms, rows } = problem;
  shares.cost.fill(0);
  const parts: number[] = [];
  rows.forEach((row, k) => {
    for (let j = 0; j < terms.length; j++) shares.cost[j]! += prices[k]! * row.coefficients[j]!;
    parts.push(-prices[k]! * row.limit);
  });
  shares.choose();
  for (let j = 0; j < terms.length; j++) {
    parts.push(terms[j]!.value(shares.x[j]!), shares.cost[j]! * shares.x[j]!);
  }
  let size = 0;
  for (const part of parts) size += Math.abs(part);
  return compensatedSum(parts) - (4 + rows.length) * Number.EPSILON * size;
}
