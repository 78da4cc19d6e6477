import { createRandomSequence } from '../../optimizer/numbers/random-sequence';
import type { SmoothProblem } from '../../optimizer/solvers/smooth-problem';

/**
 * P3: a multimodal landscape like that of driven, coupled ensembles, in 20 dimensions: rotated
 * coordinates z = Q (x - c), each with a shallow bowl and ripples,
 *   f = sum of z_j^2 / 2 + 1 - cos(2 pi z_j) over the box [-3, 3]^n,
 * so about 7^n valleys. Least value 0 at x = c, inside the box.
 */
export interface LandscapeProblem {
  readonly dimension: number;
  /** Q row by row. */
  readonly rotation: Float64Array;
  readonly centre: Float64Array;
}

export const HALF_WIDTH = 3;

export function landscapeProblem(dimension: number, seed: number): LandscapeProblem {
  const random = createRandomSequence(seed, 3);
  const rotation = new Float64Array(dimension * dimension);
  for (let i = 0; i < dimension; i++) {
    for (let j = 0; j < dimension; j++) rotation[i * dimension + j] = random.normal();
    // Gram-Schmidt twice: orthogonal to the last digit.
    for (let pass = 0; pass < 2; pass++) {
      for (let k = 0; k < i; k++) {
        let overlap = 0;
        for (let j = 0; j < dimension; j++) overlap += rotation[i * dimension + j]! * rotation[k * dimension + j]!;
        for (let j = 0; j < dimension; j++) rotation[i * dimension + j]! -= overlap * rotation[k * dimension + j]!;
      }
      const length = Math.hypot(...rotation.subarray(i * dimension, (i + 1) * dimension));
      for (let j = 0; j < dimension; j++) rotation[i * dimension + j]! /= length;
    }
  }
  return { dimension, rotation, centre: Float64Array.from({ length: dimension }, () => 2 * random.uniform() - 1) };
}

export function asSmooth({ dimension: n, rotation, centre }: LandscapeProblem, start: Float64Array): SmoothProblem {
  const slopes = new Float64Array(n);
  return {
    lower: new Float64Array(n).fill(-HALF_WIDTH),
    upper: new Float64Array(n).fill(HALF_WIDTH),
    simplices: [],
    start,
    evaluate(x, gradient) {
      let sum = 0;
      for (let i = 0; i < n; i++) {
        let z = 0;
        for (let j = 0; j < n; j++) z += rotation[i * n + j]! * (x[j]! - centre[j]!);
        const half = Math.sin(Math.PI * z);
        sum += 0.5 * z * z + 2 * half * half;
        slopes[i] = z + 2 * Math.PI * Math.sin(2 * Math.PI * z);
      }
      if (gradient !== null) {
        gradient.fill(0);
        for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) gradient[j]! += slopes[i]! * rotation[i * n + j]!;
      }
      return sum;
    },
  };
}

/** A random start in the box. */
export function landscapeStart(dimension: number, seed: number): Float64Array {
  const random = createRandomSequence(seed, 4);
  return Float64Array.from({ length: dimension }, () => HALF_WIDTH * (2 * random.uniform() - 1));
}
