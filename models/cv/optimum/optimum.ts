import type { OperatingPoint } from '../network/operating-point';

/** The structured solution of a scheme. */
export interface Optimum {
  readonly point: OperatingPoint;
  /** Phase 0 or pi of each channel as a sign. */
  readonly signs: readonly number[];
  /** Lower bound of the variance over all settings of the scheme. */
  readonly bound: number;
  /** Whether the point attains the bound by construction; otherwise it is a good start for a search. */
  readonly exact: boolean;
  readonly kind: 'closed-form' | 'dual';
  /** Short name of the method for the status line. */
  readonly method: string;
}
