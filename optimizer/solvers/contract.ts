import type { PointStatus, StopReason } from '../certificate';
import type { Evidence } from '../certificates/evidence';
import type { Result } from '../result';

/** How far a solver has come; sent at most once an evaluation, so receivers thin it out. */
export interface Progress {
  readonly evaluations: number;
  /** Objective of the best point so far; Infinity while none is feasible. */
  readonly objective: number;
  /** Proved lower bound so far, or null. */
  readonly bound: number | null;
}

/** What limits and steers a run. Time and randomness come in here and nowhere else. */
export interface Control {
  /** Milliseconds on the clock of `now` after which the solver returns what it holds; Infinity for none. */
  readonly deadline: number;
  /** Evaluations of the objective, gradient included. */
  readonly maxEvaluations: number;
  /** Seed of everything random, an integer in [0, 2^53). */
  readonly seed: number;
  now(): number;
  isCancelled(): boolean;
  onProgress?(progress: Progress): void;
}

/** Why it stopped and what it holds are two answers; the best point is always returned. */
export interface SolverResult {
  readonly x: Float64Array;
  /** Exactly the objective of the problem at `x`. */
  readonly objective: number;
  /** Largest violation of a constraint at `x`, 0 where all hold. */
  readonly violation: number;
  readonly evaluations: number;
  readonly stopped: StopReason;
  readonly holds: PointStatus;
  /** Proved lower bound of the objective over every feasible x, or null. */
  readonly bound: number | null;
  /** What supports `holds` and `bound`, as data for the checker. */
  readonly evidence: Evidence;
}

/** A problem statement that no solver can start from. */
export interface Refusal {
  readonly code: 'not-finite' | 'wrong-length' | 'empty' | 'inverted-bounds' | 'not-convex' | 'out-of-range';
  /** Entry of the statement, e.g. "diagonal[3]". */
  readonly where: string;
  readonly message: string;
  readonly remedy: string;
}

/** One solver a file. `P` is the structure that it makes use of. */
export interface Solver<P> {
  readonly name: string;
  solve(problem: P, control: Control): Result<SolverResult, Refusal>;
}

/** No limits: for tests and for solvers that end by themselves. */
export const UNLIMITED: Control = {
  deadline: Infinity,
  maxEvaluations: Infinity,
  seed: 1,
  now: () => 0,
  isCancelled: () => false,
};
