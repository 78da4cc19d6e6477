import type { MessagePort } from 'node:worker_threads';
import type { Design } from '../../models/design';
import type { Project } from '../../models/document/project';
import type { Issue } from '../../models/issue';
import type { SimulationOutcome } from '../../models/simulation';
import type { ConvergencePoint } from '../contract/api';
import type { ComparisonRow, SolverKey } from '../contract/solvers';
import type { Fork } from './fork';

/** Work that several threads may share. */
export type SharedTask =
  { readonly kind: 'optimise'; readonly solver: SolverKey } | { readonly kind: 'simulate'; readonly trials: number };

/** What a job is. */
export type JobTask = SharedTask | { readonly kind: 'compare' };

/** What a worker is for: a job, or a part of that of another worker. */
export type WorkerTask = JobTask | { readonly kind: 'help'; readonly with: SharedTask; readonly fork: Fork };

/** Everything a worker gets, once, when it starts. */
export interface WorkerStart {
  readonly task: WorkerTask;
  readonly project: Project;
  readonly seed: number;
  /** Seconds, 0 = none. */
  readonly deadline: number;
  /** Threads that may share the starts of one search or the trials of a simulation, this worker included. */
  readonly threads: number;
  /** Least time of the first part of the work for helpers to be worth starting, ms; by what a thread costs if left out. */
  readonly worthwhile?: number;
  /** Version of the application, for the provenance of the design. */
  readonly version: string;
  /** One shared Int32; other than 0 asks the solver to stop with the best point it holds. */
  readonly stop: SharedArrayBuffer;
}

/** How far a solver has come. */
export interface Progress {
  /** Share of the work done, 0..1; null where it is not known. */
  readonly fraction: number | null;
  /** Figure of merit of the best point so far, in the unit of the figure; null before the first. */
  readonly best: number | null;
  readonly evaluations: number;
  /** Proved lower limit of the figure; null while none is known. */
  readonly bound: number | null;
  /** How the best has improved since the last report. */
  readonly points: readonly ConvergencePoint[];
}

/**
 * What a worker says; the last message is `finished`, `comparison-finished`, `simulated` or `failed`. A helper says
 * nothing here: its best designs arrive at the port that `helper` brings.
 */
export type WorkerMessage =
  | { readonly type: 'helper'; readonly reports: MessagePort }
  /** `design` is what the best point so far is worth, so that it outlives the worker. */
  | { readonly type: 'progress'; readonly progress: Progress; readonly design: Design | null }
  | { readonly type: 'finished'; readonly design: Design }
  | { readonly type: 'compared'; readonly row: ComparisonRow }
  | { readonly type: 'comparison-finished'; readonly stopped: boolean }
  /** Share of the trials done, 0..1. */
  | { readonly type: 'simulating'; readonly fraction: number }
  /** Null where it was stopped. */
  | { readonly type: 'simulated'; readonly outcome: SimulationOutcome | null }
  | { readonly type: 'failed'; readonly issues: readonly Issue[] };
