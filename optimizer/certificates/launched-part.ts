import * as interval from '../numbers/interval';
import { above, below, point, type Interval } from '../numbers/interval';
import { IntervalSum } from '../numbers/interval-sum';
import type { SplitStatement, TreeDivision, TreeStep } from './split-statement';
import { noiseAtLeast } from './tree-figure';

/**
 * Carriers that share the way of the light: P times the variance of a beam is
 * sum_j n_j / p_j - (1 - V) sum_r (sum_j h_rj)^2 with n_j = lost_j + sum_r h_rj^2, at least (sum_j n_j^1/2)^2 in its
 * first term. Encloses the coefficient of V and the least of what is left.
 *
 * @param at point whose ratios are close to the best ones
 */
export function launchedPart(
  { lost, rows }: SplitStatement,
  { lower, upper }: TreeDivision,
  tree: readonly TreeStep[],
  at: ArrayLike<number>,
): { readonly fixed: Interval; readonly squeezed: Interval } {
  const channels: number[] = [];
  for (const step of tree) if ('channel' in step && step.channel !== null) channels.push(step.channel);
  const squeezedSum = new IntervalSum();
  for (const row of rows) {
    const along = new IntervalSum();
    for (const j of channels) along.addPoint(row[j]!);
    const { low, high } = interval.square(along.total());
    squeezedSum.add(low, high);
  }
  const squeezed = squeezedSum.total();

  const noises = new Float64Array(lost.length);
  const sign = rows.length === 1 && channels.reduce((sum, j) => sum + rows[0]![j]!, 0) < 0 ? -1 : 1;
  const roots = new IntervalSum();
  // n^1/2 - h = lost / (n^1/2 + h), so that (sum n^1/2)^2 - (sum h)^2 is a product of sums that do not cancel.
  const gaps = new IntervalSum();
  const sums = new IntervalSum();
  for (const j of channels) {
    let low = lost[j]!;
    let high = low;
    for (const row of rows) {
      const square = row[j]! * row[j]!;
      low = below(low + below(square));
      high = above(high + above(square));
    }
    noises[j] = Math.max(0, low);
    const rootLow = Math.max(0, below(Math.sqrt(noises[j]!)));
    const rootHigh = above(Math.sqrt(high));
    roots.add(rootLow, rootHigh);
    if (rows.length > 1) continue;
    const h = sign * rows[0]![j]!;
    sums.add(below(rootLow + h), above(rootHigh + h));
    if (h > 0) gaps.add(below(lost[j]! / above(rootHigh + h)), above(lost[j]! / Math.max(h, below(rootLow + h))));
    else gaps.add(below(rootLow - h), above(rootHigh - h));
  }
  let fixed =
    rows.length === 1
      ? interval.multiply(gaps.total(), sums.total())
      : interval.subtract(interval.square(roots.total()), squeezed);
  if (lower > 0 || upper < 1) {
    const held = interval.subtract(point(noiseAtLeast({ tree, lower, upper, ratios: at }, noises)), squeezed);
    if (held.low > fixed.low) fixed = held;
  }
  return { fixed, squeezed };
}
