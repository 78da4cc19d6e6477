/**
 * A variance written out as a formula of the variables x, as data: enough to compute it anew at any x and
 * to derive a lower bound of it, without the code that states or solves the problem. The family covers
 * every readout of beams that are divided among channels.
 *
 * Beam k comes with a level V_k (1 is vacuum) and is divided into amplitudes w_kj, sum_j w_kj^2 = 1 with
 * the open ends counted. Channel j has a carrier a_j, and rows h_rj say how much it counts.
 *
 * - `sums`: variance = sum_j lost_j / a_j + sum_r [ |q_r|^2 - sum_k (1 - V_k) (q_r . w_k)^2 ] with
 *   q_rj = h_rj / sqrt(a_j).
 * - `common`: variance = 1 / (s^T C^-1 s) with s = h_0, v_kj = sqrt(1 - lost_j) w_kj and
 *   C = 1 - sum_k (1 - V_k) v_k v_k^T.
 *
 * To the variance of channel j (to row and column j of C) comes sum_k w_kj^2 [(U_k - 1) spread_j -
 * (1 - V_k) blur_j], where U_k is the level of the other quadrature: never negative if blur_j <= spread_j.
 */
export interface SplitStatement {
  readonly merit: 'sums' | 'common';
  readonly levels: readonly Level[];
  readonly division: Division;
  /** By channel, >= 0; for `common` at most 1. */
  readonly lost: readonly number[];
  /** h_r by channel; one row for `common`. */
  readonly rows: readonly (readonly number[])[];
  /** By channel; null where there is none. */
  readonly jitter: { readonly spread: readonly number[]; readonly blur: readonly number[] } | null;
  /** Null where there is none; only for `sums` without carriers. */
  readonly push: Push | null;
  readonly carriers: Carriers;
  /** Most that all bought levels may cost together. */
  readonly budget: number;
}

/**
 * Noise that no division avoids, and what the other quadrature adds to it: `floor` +
 * sum_k (U_k - 1) [ sum_j alone_j w_kj^2 + sum_r (sum_j together_rj w_kj)^2 ], never below `floor` as U_k >= 1.
 */
export interface Push {
  readonly floor: number;
  /** By channel, >= 0. */
  readonly alone: readonly number[];
  readonly together: readonly (readonly number[])[];
}

export type Level = GivenLevel | BoughtLevel;

export interface GivenLevel {
  readonly kind: 'given';
  readonly value: number;
  /** Level of the other quadrature; value + other >= 2. */
  readonly other: number;
}

/**
 * V = rest + fall s + rise / s at the amount N = unit (s + 1/s - 2) / 4 with 0 < s <= 1; the other
 * quadrature has s and 1/s exchanged. rest + fall + rise = 1.
 */
export interface BoughtLevel {
  readonly kind: 'bought';
  /** Index in x of what sets s. */
  readonly variable: number;
  /** Null where x is the amount itself; else s = ((1 - x)^2 + f^2) / ((1 + x)^2 + f^2) with this f. */
  readonly detuning: number | null;
  readonly unit: number;
  /** Largest amount that this level can take. */
  readonly most: number;
  readonly rest: number;
  readonly fall: number;
  readonly rise: number;
}

export type Division = TreeDivision | MeshDivision;

/** Every beam is divided by a tree of its own; w_kj is the root of the share. */
export interface TreeDivision {
  readonly kind: 'trees';
  /** By beam: the tree in postfix order, left side first. */
  readonly trees: readonly (readonly TreeStep[])[];
  /** Range of every ratio. */
  readonly lower: number;
  readonly upper: number;
}

export type TreeStep =
  /** A leaf: a channel, or null for an open end. */
  | { readonly channel: number | null }
  /** The two sides before it, of which the left one gets the ratio x[variable]. */
  | { readonly ratio: number };

/** All beams enter one network of rotations, applied in order: (a, b) -> (a cos - b sin, a sin + b cos). */
export interface MeshDivision {
  readonly kind: 'mesh';
  readonly modes: number;
  /** Mode at which each beam enters, and each channel leaves. */
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  /** Angle x[variable] between the modes `mode` and `mode` + 1. */
  readonly rotations: readonly { readonly mode: number; readonly variable: number }[];
}

export type Carriers =
  /** a_j = 1. */
  | { readonly kind: 'none' }
  /** a_j = x[variables[j]], each at most `most`, together at most `total`. */
  | {
      readonly kind: 'own';
      readonly variables: readonly number[];
      readonly most: readonly number[];
      readonly total: number;
    }
  /** a_j = P_k w_kj^2 with P_k = x[variables[k]], together `total`; a single beam without variable has all of it. */
  | { readonly kind: 'launched'; readonly variables: readonly number[] | null; readonly total: number };

/** What supports a bound: the formula, and the numbers that a proof of convex duality needs. */
export interface SplitEvidence {
  readonly kind: 'split-beams';
  readonly statement: SplitStatement;
  /** Price of the budget of levels and of the carriers, >= 0, in variance (for `common` in its inverse). */
  readonly prices: { readonly amounts: number; readonly carriers: number };
  /**
   * Largest eigenvalues of the sum of h_r h_r^T where there are several rows: for each tree one (its own
   * channels), for a mesh one list, descending. Empty for one row.
   */
  readonly eigenvalues: readonly (readonly number[])[];
}
