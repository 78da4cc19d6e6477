import type { StopReason } from '../certificate';

/**
 * What a solver hands to the checker: numbers only, no functions, so that it can be stored with the
 * design and checked again elsewhere. Each kind is enough, together with the problem, to establish
 * the claim without trusting how it was found.
 */
export type Evidence =
  | RayleighEvidence
  | DualEvidence
  | ExchangeEvidence
  | BellmanEvidence
  | LeafEvidence
  | SearchIntervalEvidence
  | StationaryEvidence
  | InfeasibilityEvidence;

/** Closed form: the largest (b.w)^2 / (w.D w) is the sum of b_i^2 / d_i, which lies in [low, high]. */
export interface RayleighEvidence {
  readonly kind: 'rayleigh';
  readonly low: number;
  readonly high: number;
}

/** Weak duality of a separable convex problem: prices of the rows. */
export interface DualEvidence {
  readonly kind: 'dual';
  /** One per row; >= 0 for rows that are upper limits. */
  readonly prices: readonly number[];
}

/** Integer allocation: no unit can be moved at a profit, as `price` separates last gains from next ones. */
export interface ExchangeEvidence {
  readonly kind: 'exchange';
  readonly price: number;
}

/** Dynamic programming: least cost of levels k.. with s units left, which satisfies Bellman's inequality. */
export interface BellmanEvidence {
  readonly kind: 'bellman';
  /** costToGo[k][s]; Infinity where nothing fits. */
  readonly costToGo: readonly (readonly number[])[];
}

/** Boxes that cover the domain, each with the lower bound that closed it. */
export interface LeafEvidence {
  readonly kind: 'branch-and-bound';
  readonly bound: number;
  readonly leaves: readonly Leaf[];
}

export interface Leaf {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  /** Lower bound of the objective on this box; Infinity where no feasible point lies in it. */
  readonly bound: number;
}

/** One-dimensional search: the minimum lies in [low, high]; `basis` says why. */
export interface SearchIntervalEvidence {
  readonly kind: 'interval';
  readonly basis: 'unimodal';
  readonly low: number;
  readonly high: number;
}

/** Nothing global: how close to a stationary point. Multipliers are signed as in the Lagrangian f + lambda.c. */
export interface StationaryEvidence {
  readonly kind: 'stationary';
  readonly residual: number;
  readonly multipliers: readonly number[];
  /** Starting points tried and how many of them ended at the same objective. */
  readonly starts: number;
  readonly agreeing: number;
  /** How the single runs ended. */
  readonly ended: StopReason;
}

/** No feasible point exists: prices whose combination of the rows cannot be met within the bounds. */
export interface InfeasibilityEvidence {
  readonly kind: 'infeasible';
  readonly prices: readonly number[];
}
