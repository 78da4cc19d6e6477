import * as interval from '../numbers/interval';
import type { Interval } from '../numbers/interval';
import { IntervalSum } from '../numbers/interval-sum';

/**
 * How far above the claimed eigenvalue its upper bound is put, relative to the trace: room for the rounding of the
 * pivots. More is tried where a pivot happens to be zero.
 */
const ROOMS = [1e-15, 1e-14, 1e-13, 1e-12, 1e-11, 1e-10];

/**
 * Upper bounds of the largest eigenvalues of sum_r h_r h_r^T over some channels, one for each claimed value, from
 * the matrix of products h_r . h_s, which has the same nonzero eigenvalues. By Sylvester's law of inertia at most
 * as many eigenvalues lie above t as pivots of the matrix minus t are not certainly negative; null where that does
 * not confirm a claim.
 *
 * @param rows h_r
 * @param claims descending
 */
export function eigenvaluesBelow(
  rows: readonly (readonly number[])[],
  channels: readonly number[],
  claims: readonly number[],
): readonly number[] | null {
  const products = productsOf(rows, channels);
  const diagonal = new IntervalSum();
  products.forEach((row, r) => diagonal.add(row[r]!.low, row[r]!.high));
  const trace = diagonal.total().high;
  const bounds: number[] = [];
  for (const [rank, claim] of claims.entries()) {
    if (!(claim >= 0)) return null;
    const bound = ROOMS.map((room) => claim + room * trace).find((t) => pivotsAbove(products, t) <= rank);
    if (bound === undefined) return null;
    bounds.push(bound);
  }
  return bounds;
}

function productsOf(rows: readonly (readonly number[])[], channels: readonly number[]): Interval[][] {
  const products: Interval[][] = rows.map(() => []);
  rows.forEach((a, r) => {
    for (let s = 0; s <= r; s++) {
      const b = rows[s]!;
      const sum = new IntervalSum();
      for (const j of channels) sum.addProduct(a[j]!, b[j]!);
      products[r]![s] = products[s]![r] = sum.total();
    }
  });
  return products;
}

/** How many pivots of the matrix minus t are not certainly negative; all where a pivot may be zero. */
function pivotsAbove(matrix: readonly (readonly Interval[])[], t: number): number {
  const a = matrix.map((row, i) =>
    row.map((entry, j) => (i === j ? interval.subtract(entry, interval.point(t)) : entry)),
  );
  let above = 0;
  for (let k = 0; k < a.length; k++) {
    const pivot = a[k]![k]!;
    if (!(pivot.high < 0)) above++;
    if (k + 1 === a.length) return above;
    if (pivot.low <= 0 && pivot.high >= 0) return a.length;
    for (let i = k + 1; i < a.length; i++) {
      const factor = interval.divide(a[i]![k]!, pivot);
      for (let j = k + 1; j < a.length; j++)
        a[i]![j] = interval.subtract(a[i]![j]!, interval.multiply(factor, a[k]![j]!));
    }
  }
  return above;
}
