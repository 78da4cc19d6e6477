import { above, below } from '../numbers/interval';
import type { Refusal } from './contract';
import { refuseBounds, refuseLength, refuseNonFinite } from './refusal';
import type { SeparableProblem } from './separable-problem';

/** What is malformed in the statement, or null. */
export function refuseSeparable({ terms, lower, upper, rows }: SeparableProblem): Refusal | null {
  const n = terms.length;
  if (n === 0) {
    return {
      code: 'empty',
      where: 'terms',
      message: 'There is nothing to allocate to.',
      remedy: 'Give at least one term.',
    };
  }
  const shape = refuseLength('lower', lower, n) ?? refuseLength('upper', upper, n) ?? refuseBounds(lower, upper);
  if (shape) return shape;
  for (const [k, row] of rows.entries()) {
    const refusal =
      refuseLength(`rows[${k}].coefficients`, row.coefficients, n) ??
      refuseNonFinite(`rows[${k}].coefficients`, row.coefficients) ??
      refuseNonFinite(`rows[${k}].limit`, [row.limit]);
    if (refusal) return refusal;
  }
  return null;
}

/**
 * Prices that show that no point within the bounds meets all rows, or null where none were found: the
 * combined row asks for less than the least that the bounds allow. Tries each row alone, in both
 * directions for equalities, and the given prices.
 */
export function rowThatCannotHold(problem: SeparableProblem, prices?: readonly number[]): readonly number[] | null {
  const candidates: (readonly number[])[] = problem.rows.flatMap((row, k) => {
    const unit = problem.rows.map((_, i) => (i === k ? 1 : 0));
    return row.kind === 'equal' ? [unit, unit.map((value) => -value)] : [unit];
  });
  if (prices) {
    const largest = Math.max(...prices.map(Math.abs));
    if (largest > 0 && Number.isFinite(largest)) candidates.unshift(prices.map((price) => price / largest));
  }
  return candidates.find((candidate) => excludesAll(problem, candidate)) ?? null;
}

/** Whether the combination of the rows by these prices has its least value above its limit. */
function excludesAll({ rows, lower, upper }: SeparableProblem, prices: readonly number[]): boolean {
  let limit = 0;
  rows.forEach((row, k) => {
    if (prices[k] !== 0) limit = above(limit + above(prices[k]! * row.limit));
  });
  let least = 0;
  for (let j = 0; j < lower.length; j++) {
    let [low, high] = [0, 0];
    rows.forEach((row, k) => {
      const part = prices[k]! * row.coefficients[j]!;
      if (part === 0) return;
      low = below(low + below(part));
      high = above(high + above(part));
    });
    if (low === 0 && high === 0) continue;
    least = below(least + below(Math.min(low * lower[j]!, low * upper[j]!, high * lower[j]!, high * upper[j]!)));
  }
  // Sums of rounding must not make a problem infeasible that is merely tight.
  return least > limit && least - limit > 1e-12 * Math.max(Math.abs(limit), Math.abs(least));
}
