import type { CurvatureMemory } from './curvature-memory';
import { project } from './projection';
import type { SmoothProblem } from './smooth-problem';

/** Distance to a bound, relative to 1, within which a variable pushed against it is sent there. */
const NEAR = 1e-6;
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

export function createFace({ lower, upper, simplices }: SmoothProblem, memory: CurvatureMemory): Face {
  const n = lower.length;
  const free = new Uint8Array(n);
  const vector = new Float64Array(n);
  const product = new Float64Array(n);
  const simplexOf = new Int32Array(n).fill(-1);
  simplices.forEach((block, b) => simplexOf.fill(b, block.first, block.first + block.count));
  const levels = new Float64Array(simplices.length);
  const unitResponses = simplices.map(() => new Float64Array(n));

  /** Gradient level at which a simplex keeps its sum: the mean over its positive entries. */
  const measureLevels = (x: Float64Array, gradient: Float64Array) => {
    simplices.forEach(({ first, count, total }, b) => {
      let weighted = 0;
      for (let j = first; j < first + count; j++) weighted += x[j]! * gradient[j]!;
      levels[b] = weighted / total;
    });
  };

  const chooseFree = (x: Float64Array, gradient: Float64Array, residual: number) => {
    const near = Math.min(NEAR, residual);
    for (let j = 0; j < n; j++) {
      const b = simplexOf[j]!;
      const pull = gradient[j]! - (b >= 0 ? levels[b]! : 0);
      const range = upper[j]! - lower[j]!;
      const margin = Math.min(near * Math.max(1, Math.abs(x[j]!)), 0.1 * range);
      const held = (pull > 0 && x[j]! - lower[j]! <= margin) || (b < 0 && pull < 0 && upper[j]! - x[j]! <= margin);
      free[j] = held || range === 0 ? 0 : 1;
    }
    // A simplex needs a free entry to take up what the others give: the largest one.
    for (const { first, count } of simplices) {
      let largest = first;
      for (let j = first; j < first + count; j++) if (x[j]! > x[largest]!) largest = j;
      free[largest] = 1;
    }
  };

  return {
    direction(x, gradient, residual, out) {
      measureLevels(x, gradient);
      chooseFree(x, gradient, residual);
      for (let attempt = 0; ; attempt++) {
        quasiNewton(x, gradient, out);
        const longest = longestStep(x, out);
        if (longest >= 1) return longest;
        if (bendIntoSet(x, gradient, out, longest)) return 1;
        if (attempt === MOST_RESTRICTIONS || !holdBlocked(x, out)) return longest;
      }
    },
  };

  function quasiNewton(x: Float64Array, gradient: Float64Array, out: Float64Array): void {
    memory.restrict(free);
    for (let j = 0; j < n; j++) {
      const b = simplexOf[j]!;
      vector[j] = free[j] === 1 ? -(gradient[j]! - (b >= 0 ? levels[b]! : 0)) : 0;
    }
    memory.multiply(vector, out);
    // Held variables go straight to their bound.
    for (let j = 0; j < n; j++) {
      if (free[j] === 1) continue;
      const toLower = x[j]! - lower[j]! <= upper[j]! - x[j]!;
      out[j] = (toLower ? lower[j]! : upper[j]!) - x[j]!;
    }
    if (simplices.length > 0) keepSums(out);
  }

  /**
   * Replaces a direction that leaves the set by the one to the nearest point of x + t d, with the largest
   * of a few t <= 1 for which most of the slope is kept; false if none is longer than the straight step.
   */
  function bendIntoSet(x: Float64Array, gradient: Float64Array, out: Float64Array, longest: number): boolean {
    let slope = 0;
    for (let j = 0; j < n; j++) slope += gradient[j]! * out[j]!;
    for (let t = 1; t > longest && t > SHORTEST_BEND; t *= 0.25) {
      for (let j = 0; j < n; j++) vector[j] = x[j]! + t * out[j]!;
      project({ lower, upper, simplices }, vector);
      let bent = 0;
      for (let j = 0; j < n; j++) bent += gradient[j]! * (vector[j]! - x[j]!);
      if (!(bent < ENOUGH_SLOPE * t * slope)) continue;
      for (let j = 0; j < n; j++) out[j] = vector[j]! - x[j]!;
      return true;
    }
    return false;
  }

  /** Holds free variables that sit on a bound which the direction points beyond; false if there are none. */
  function holdBlocked(x: Float64Array, direction: Float64Array): boolean {
    let blocked = false;
    for (let j = 0; j < n; j++) {
      const outward = (direction[j]! < 0 && x[j]! <= lower[j]!) || (direction[j]! > 0 && x[j]! >= upper[j]!);
      if (free[j] === 0 || !outward) continue;
      free[j] = 0;
      blocked = true;
    }
    return blocked;
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

  function longestStep(x: Float64Array, direction: Float64Array): number {
    let longest = Infinity;
    for (let j = 0; j < n; j++) {
      const d = direction[j]!;
      if (d < 0) longest = Math.min(longest, (lower[j]! - x[j]!) / d);
      else if (d > 0) longest = Math.min(longest, (upper[j]! - x[j]!) / d);
    }
    return longest;
  }
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
