import type { CurvatureMemory } from './curvature-memory';
import { chooseFree, holdBlocked, measurePull } from './free-variables';
import { dotOf, moveWithin, subtract } from './kernels';
import { project } from './projection';
import type { FeasibleSet } from './smooth-problem';

/** Share of the slope that a direction bent into the set has to keep. */
const ENOUGH_SLOPE = 0.1;
const SHORTEST_BEND = 1e-4;
const MOST_RESTRICTIONS = 5;

/** The face of the feasible set on which the search goes on, and the direction within it. */
export interface Face {
  /**
   * Quasi-Newton direction from x. Returns the longest step that keeps x + step d feasible.
   * @param residual projected gradient norm, which says how near a bound counts as on it
   */
  direction(x: Float64Array, gradient: Float64Array, residual: number, out: Float64Array): number;
}

export function createFace(set: FeasibleSet, memory: CurvatureMemory): Face {
  const { lower, upper, simplices } = set;
  const n = lower.length;
  const free = new Uint8Array(n);
  const vector = new Float64Array(n);
  const product = new Float64Array(n);
  /** 1 where the upper bound is one of its own, 0 within a simplex. */
  const bounded = new Uint8Array(n).fill(1);
  for (const { first, count } of simplices) bounded.fill(0, first, first + count);
  const pull = new Float64Array(n);
  const unitResponses = simplices.map(() => new Float64Array(n));

  return {
    direction(x, gradient, residual, out) {
      measurePull(set, x, gradient, pull);
      chooseFree(set, bounded, x, pull, residual, free);
      for (let attempt = 0; ; attempt++) {
        quasiNewton(x, out);
        const longest = longestStep(set, x, out);
        if (longest >= 1) return longest;
        if (bendIntoSet(x, gradient, out, longest)) return 1;
        if (attempt === MOST_RESTRICTIONS || !holdBlocked(set, x, out, free)) return longest;
      }
    },
  };

  function quasiNewton(x: Float64Array, out: Float64Array): void {
    memory.restrict(free);
    opposite(pull, free, vector);
    memory.multiply(vector, out);
    sendHeld(set, free, x, out);
    if (simplices.length > 0) keepSums(out);
  }

  /**
   * Replaces a direction that leaves the set by the one to the nearest point of x + t d, with the largest
   * of a few t <= 1 for which most of the slope is kept; false if none is longer than the straight step.
   */
  function bendIntoSet(x: Float64Array, gradient: Float64Array, out: Float64Array, longest: number): boolean {
    const slope = dotOf(gradient, out);
    for (let t = 1; t > longest && t > SHORTEST_BEND; t *= 0.25) {
      bend(x, t, out);
      subtract(vector, x, product);
      if (!(dotOf(gradient, product) < ENOUGH_SLOPE * t * slope)) continue;
      out.set(product);
      return true;
    }
    return false;
  }

  /** Sets `vector` to the nearest point of the set to x + t d. */
  function bend(x: Float64Array, t: number, direction: Float64Array): void {
    if (simplices.length === 0) return moveWithin(lower, upper, x, t, direction, vector);
    for (let j = 0; j < n; j++) vector[j] = x[j]! + t * direction[j]!;
    project(set, vector);
  }

  /** Adds to the direction what makes it sum to zero over each simplex, in the metric of the memory. */
  function keepSums(out: Float64Array): void {
    const size = simplices.length;
    simplices.forEach(({ first, count }, b) => {
      vector.fill(0);
      for (let j = first; j < first + count; j++) vector[j] = free[j]!;
      memory.multiply(vector, product);
      unitResponses[b]!.set(product);
    });
    const matrix = Array.from({ length: size }, (_, a) =>
      Array.from({ length: size + 1 }, (_, b) => sumOver(a, b < size ? unitResponses[b]! : out)),
    );
    eliminate(matrix);
    for (let b = 0; b < size; b++) {
      const shift = matrix[b]![size]!;
      for (let j = 0; j < n; j++) if (free[j] === 1) out[j]! -= shift * unitResponses[b]![j]!;
    }
  }

  function sumOver(b: number, values: Float64Array): number {
    const { first, count } = simplices[b]!;
    let sum = 0;
    for (let j = first; j < first + count; j++) sum += values[j]!;
    return sum;
  }
}

/** out = -a on free variables, 0 on others. */
function opposite(a: Float64Array, free: Uint8Array, out: Float64Array): void {
  for (let j = 0; j < out.length; j++) out[j] = free[j] === 1 ? -a[j]! : 0;
}

/** Held variables go straight to their bound. */
function sendHeld({ lower, upper }: FeasibleSet, free: Uint8Array, x: Float64Array, direction: Float64Array): void {
  for (let j = 0; j < x.length; j++) {
    if (free[j] === 1) continue;
    const toLower = x[j]! - lower[j]! <= upper[j]! - x[j]!;
    direction[j] = (toLower ? lower[j]! : upper[j]!) - x[j]!;
  }
}

/** Longest step along a direction that stays in the box. */
function longestStep({ lower, upper }: FeasibleSet, x: Float64Array, direction: Float64Array): number {
  let longest = Infinity;
  for (let j = 0; j < x.length; j++) {
    const d = direction[j]!;
    const room = (d < 0 ? lower[j]! : upper[j]!) - x[j]!;
    // Divides only where the step gets shorter.
    if (d < 0 ? room > longest * d : d > 0 && room < longest * d) longest = room / d;
  }
  return longest;
}

/** Gauss-Jordan elimination with pivoting of a small matrix with its right side in the last column. */
function eliminate(matrix: number[][]): void {
  const size = matrix.length;
  for (let k = 0; k < size; k++) {
    let pivot = k;
    for (let i = k; i < size; i++) if (Math.abs(matrix[i]![k]!) > Math.abs(matrix[pivot]![k]!)) pivot = i;
    [matrix[k], matrix[pivot]] = [matrix[pivot]!, matrix[k]!];
    const row = matrix[k]!;
    const lead = row[k]!;
    if (lead === 0) continue;
    for (let c = k; c <= size; c++) row[c]! /= lead;
    for (let i = 0; i < size; i++) {
      const factor = matrix[i]![k]!;
      if (i === k || factor === 0) continue;
      for (let c = k; c <= size; c++) matrix[i]![c]! -= factor * row[c]!;
    }
  }
}
