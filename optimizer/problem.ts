import type { SplitEvidence } from './certificates/split-statement';

/**
 * The language in which a model states its design problem. The optimizer knows no physics: it sees
 * named variables, constraints in physical units and an objective to minimise.
 */

/** One entry of the vector x, or for a simplex one entry per key. */
export type Variable =
  | {
      readonly kind: 'real';
      readonly key: string;
      readonly lower: number;
      readonly upper: number;
      readonly scale: 'linear' | 'log';
    }
  | { readonly kind: 'integer'; readonly key: string; readonly lower: number; readonly upper: number }
  /** Entries are >= 0 and add up to `total`. */
  | { readonly kind: 'simplex'; readonly keys: readonly string[]; readonly total: number };

/** A named limit, satisfied where its value is <= 0; `unit` is the physical unit of that value. */
export interface Constraint {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
}

export interface Evaluation {
  /** ln of the variance to be minimised (variance in the merit's unit squared). */
  readonly objective: number;
  /** One value per constraint, satisfied where <= 0. */
  readonly constraints: readonly number[];
}

/** The structured solution that the physics allows, with a bound that holds for every feasible x. */
export interface ExactSolution {
  readonly x: Float64Array;
  /** Lower bound of the objective over all feasible x, same scale as `Evaluation.objective`. */
  readonly bound: number;
  readonly kind: 'closed-form' | 'dual' | 'branch-and-bound' | 'enumeration';
  /** A search over everything ended at x, so that a local search from there has nothing to find. */
  readonly searched?: boolean;
  /** Short name of the method, e.g. "water-filling". */
  readonly method: string;
  /** What was proved, as one sentence for the planner. */
  readonly statement: string;
  /** What a separate checker derives the bound from anew; without it the bound is compared at samples only. */
  readonly evidence?: SplitEvidence;
}

/** How long a structured solution that has to search may take; as long as it needs where nothing is said. */
export interface ExactEffort {
  readonly maxEvaluations?: number;
  readonly mayGoOn?: () => boolean;
}

/** All x with lower <= x <= upper, entry by entry. */
export interface Box {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

export interface Problem {
  readonly variables: readonly Variable[];
  readonly constraints: readonly Constraint[];
  /** Does not keep x, which the caller may fill anew. */
  evaluate(x: Float64Array): Evaluation;
  /** Gradient of the objective, written into `out` (length of x). */
  gradient?(x: Float64Array, out: Float64Array): void;
  /** Physics-informed starting points, best guess first; never empty. */
  starts(): readonly Float64Array[];
  /** Where it has to search, it stops at the effort, with the bound that it has then. */
  exact?(effort?: ExactEffort): ExactSolution;
  /** Rigorous lower bound of the objective over a box, rounding included; Infinity where no point of it is feasible. */
  bound?(box: Box): number;
  /**
   * A second, plainer implementation of the objective that shares no formulas with `evaluate`
   * (e.g. full covariance propagation); used to re-verify a result before its badge is shown.
   */
  verify?(x: Float64Array): Evaluation;
}

/** Number of entries of x that the variables take up. */
export function dimensionOf(variables: readonly Variable[]): number {
  return variables.reduce((n, v) => n + (v.kind === 'simplex' ? v.keys.length : 1), 0);
}
