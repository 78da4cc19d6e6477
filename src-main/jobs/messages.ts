import type { Design } from '../../models/design';
import type { Project } from '../../models/document/project';
import type { Issue } from '../../models/issue';

/** Everything a worker gets, once, when it starts. */
export interface WorkerStart {
  readonly project: Project;
  readonly seed: number;
  /** Seconds, 0 = none. */
  readonly deadline: number;
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
}

/** What a worker says; the last message is `finished` or `failed`. */
export type WorkerMessage =
  /** `design` is what the best point so far is worth, so that it outlives the worker. */
  | { readonly type: 'progress'; readonly progress: Progress; readonly design: Design | null }
  | { readonly type: 'finished'; readonly design: Design }
  | { readonly type: 'failed'; readonly issues: readonly Issue[] };
