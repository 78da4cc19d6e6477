import type { Vector } from '../vector';
import type { SimplexBlock, SmoothProblem } from './smooth-problem';

/** Moves x to the nearest point of the box and of its simplices. */
export function project(problem: Pick<SmoothProblem, 'lower' | 'upper' | 'simplices'>, x: Float64Array): void {
  const { lower, upper, simplices } = problem;
  // Simplices first: clipping their entries beforehand would move the nearest point.
  for (const block of simplices) projectOntoSimplex(x, block);
  for (let j = 0; j < x.length; j++) {
    const value = x[j]!;
    if (value < lower[j]!) x[j] = lower[j]!;
    else if (value > upper[j]!) x[j] = upper[j]!;
  }
}

/**
 * Nearest point with entries >= 0 and the given sum: all entries lose the same amount and negative
 * ones become zero (Held, Wolfe, Crowder, Math. Program. 6, 62, 1974). O(n log n).
 */
export function projectOntoSimplex(x: Float64Array, { first, count, total }: SimplexBlock): void {
  const entries = x.subarray(first, first + count);
  const sorted = Float64Array.from(entries).sort();
  let sum = 0;
  let shift = 0;
  for (let k = 1; k <= count; k++) {
    sum += sorted[count - k]!;
    const candidate = (sum - total) / k;
    if (sorted[count - k]! <= candidate) break;
    shift = candidate;
  }
  for (let j = 0; j < count; j++) entries[j] = Math.max(0, entries[j]! - shift);
  restoreSum(x, { first, count, total });
}

/** Gives what rounding took from the sum to the largest entry. */
export function restoreSum(x: Float64Array, { first, count, total }: SimplexBlock): void {
  for (let pass = 0; pass < 2; pass++) {
    let sum = 0;
    let largest = first;
    for (let j = first; j < first + count; j++) {
      sum += x[j]!;
      if (x[j]! > x[largest]!) largest = j;
    }
    x[largest]! += total - sum;
  }
}

/** Largest entry of P(x - g) - x: 0 exactly at stationary points. `scratch` has the length of x. */
export function projectedGradientNorm(
  problem: Pick<SmoothProblem, 'lower' | 'upper' | 'simplices'>,
  x: Float64Array,
  gradient: Float64Array,
  scratch: Float64Array,
): number {
  if (problem.simplices.length === 0) return boxGradientNorm(problem.lower, problem.upper, x, gradient);
  for (let j = 0; j < x.length; j++) scratch[j] = x[j]! - gradient[j]!;
  project(problem, scratch);
  let norm = 0;
  for (let j = 0; j < x.length; j++) norm = Math.max(norm, Math.abs(scratch[j]! - x[j]!));
  return norm;
}

/** The same for a box alone, in one pass. NaN where the gradient is not a number. */
function boxGradientNorm(lower: Vector, upper: Vector, x: Float64Array, gradient: Float64Array): number {
  let norm = 0;
  for (let j = 0; j < x.length; j++) {
    const here = x[j]!;
    const moved = here - gradient[j]!;
    const inside = moved < lower[j]! ? lower[j]! : moved > upper[j]! ? upper[j]! : moved;
    norm = Math.max(norm, Math.abs(inside - here));
  }
  return norm;
}
