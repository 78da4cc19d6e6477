/** How far a result is proved: the claim, and what was re-verified of it. */
export type CertificateKind = 'closed-form' | 'dual' | 'branch-and-bound' | 'enumeration' | 'stationary-only';

export interface Certificate {
  readonly kind: CertificateKind;
  /** Lower bound of the objective (ln variance) over every feasible design; null where nothing global is known. */
  readonly bound: number | null;
  /** Relative gap in variance, exp(objective - bound) - 1, >= 0; null without a bound. */
  readonly gap: number | null;
  /** Norm of the projected gradient in scaled variables; null where it was not computed. */
  readonly stationarity: number | null;
  /** Largest constraint violation, 0 if feasible. */
  readonly violation: number;
  /** Starting points tried, and how many ended at the same objective. */
  readonly restarts: number;
  readonly agreeing: number;
  /** Whether an independent evaluation confirmed objective, constraints and bound. */
  readonly recheck: 'passed' | 'failed';
  /** What was proved, in words for the planner. */
  readonly statement: string;
  /** What the separate checker verified; absent in files of earlier versions. */
  readonly evidence?: EvidenceSummary;
}

/** What a separate checker found when it verified a claim, by the kind of check it made. */
export type EvidenceSummary =
  /** The bound follows anew from a formula of the variance and its prices; it lies in [lower, upper], in variance. */
  | { readonly check: 'derived-bound'; readonly multipliers: number; readonly lower: number; readonly upper: number }
  /** Boxes that cover all settings, each excluded by a bound of its own. */
  | { readonly check: 'boxes'; readonly boxes: number }
  /** The bound was taken as stated and compared with the value at samples. */
  | { readonly check: 'samples'; readonly samples: number }
  /** No bound: no small move of any of the settings goes down. */
  | { readonly check: 'slopes'; readonly settings: number }
  /** No bound: only the value was computed again. */
  | { readonly check: 'value' };

/** Why the solver stopped. */
export type StopReason = 'finished' | 'cancelled' | 'deadline' | 'evaluation-budget' | 'numerical-failure';

/** What the returned point is. */
export type PointStatus = 'optimal' | 'within-gap' | 'feasible' | 'infeasible';

/** Below this relative gap in variance a design is called optimal. */
export const OPTIMAL_GAP = 1e-9;
