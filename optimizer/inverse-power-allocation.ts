import type { Vector } from './vector';

export interface InverseAllocation {
  /** a_j >= 0, sum at most the budget, each at most its cap. */
  readonly amounts: number[];
  /** Sum of b_j / a_j; infinite if an entry with b_j > 0 gets nothing. */
  readonly value: number;
  /**
   * Price of the budget, lambda >= 0: entries below their cap have b_j / a_j^2 = lambda. 0 where the
   * caps alone bind. Weak duality: sum over j of min over a <= cap_j of (b_j / a + lambda a), minus
   * lambda times the budget, equals `value`.
   */
  readonly price: number;
}

/**
 * Minimises the sum of b_j / a_j over amounts with sum a_j <= budget and 0 <= a_j <= cap_j.
 *
 * Exact: without caps a_j is proportional to sqrt(b_j); entries reach their caps in the order of
 * cap_j / sqrt(b_j), so one pass in that order finds those that are capped, and they sit exactly on
 * their caps. Entries with b_j = 0 get nothing. If some b_j is infinite so is the value, whatever is
 * chosen, and the entries with b_j > 0 get equal shares within their caps.
 *
 * @param costs b_j >= 0
 * @param budget >= 0
 * @param caps >= 0, infinite for none; no caps if left out
 */
export function allocateInversePower(costs: Vector, budget: number, caps?: Vector): InverseAllocation {
  const cap = (j: number) => (caps ? caps[j]! : Infinity);
  const hopeless = Array.from(costs).includes(Infinity);
  const roots = Array.from(costs, (b) => (hopeless ? Number(b > 0) : Math.sqrt(b)));
  const open = roots.map((_, j) => j).filter((j) => roots[j]! > 0);
  open.sort((i, j) => cap(i) / roots[i]! - cap(j) / roots[j]! || i - j);

  const amounts = roots.map(() => 0);
  // Sums from the back rather than running differences, which would leave rounding in the last ones.
  const demands = open.map((j) => roots[j]!);
  for (let i = open.length - 2; i >= 0; i--) demands[i]! += demands[i + 1]!;
  let left = budget;
  let first = 0;
  for (; first < open.length; first++) {
    const j = open[first]!;
    // a_j = left sqrt(b_j) / demand below its cap: so are all later ones, whose caps are looser.
    if (left * roots[j]! < cap(j) * demands[first]!) break;
    amounts[j] = cap(j);
    left = Math.max(0, left - cap(j));
  }
  const free = open.slice(first);
  for (const j of free) amounts[j] = left * (roots[j]! / demands[first]!);

  const value = open.reduce((sum, j) => sum + costs[j]! / amounts[j]!, 0);
  const price = free.length === 0 ? 0 : (demands[first]! / left) ** 2;
  return { amounts, value, price };
}
