import type { Vector } from '../vector';
import type { Evaluate } from './meter';

/** Entries first .. first + count - 1 of x are >= 0 and add up to `total`. */
export interface SimplexBlock {
  readonly first: number;
  readonly count: number;
  readonly total: number;
}

/** Where x may lie: a box whose entries may also be grouped into simplices, copied into flat arrays. */
export interface FeasibleSet {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly simplices: readonly SimplexBlock[];
}

/** Minimise a smooth function over a box whose entries may also be grouped into simplices. */
export interface SmoothProblem {
  /** Bounds, infinite where there are none; entries of a simplex have 0 and its total. */
  readonly lower: Vector;
  readonly upper: Vector;
  readonly simplices: readonly SimplexBlock[];
  readonly evaluate: Evaluate;
  /** Projected onto the feasible set before use. */
  readonly start: Vector;
  /** Ends the search once a step gains less than this; for searches whose last digits do not matter. */
  readonly leastGain?: number;
}

/** The same under nonlinear limits. */
export interface ConstrainedProblem extends SmoothProblem {
  /** `at-most`: c_i(x) <= 0; `equal`: c_i(x) = 0. */
  readonly kinds: readonly ('at-most' | 'equal')[];
  /** Writes c(x), and where asked for the gradients as rows of a flat matrix. */
  constrain(x: Float64Array, values: Float64Array, jacobian: Float64Array | null): void;
}

/** Largest violation of the nonlinear limits, given their values. */
export function violationOf(kinds: ConstrainedProblem['kinds'], values: Vector): number {
  let worst = 0;
  for (let i = 0; i < kinds.length; i++) {
    const value = kinds[i] === 'equal' ? Math.abs(values[i]!) : values[i]!;
    // Written so that NaN wins: a point whose limits cannot be computed is not feasible.
    if (!(value <= worst)) worst = value;
  }
  return Number.isNaN(worst) ? Infinity : worst;
}
