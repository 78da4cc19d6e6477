import type { Design } from '../../models/design';
import type { Project } from '../../models/document/project';
import type { Issue } from '../../models/issue';
import type { SimulationOutcome } from '../../models/simulation';
import type { ComparisonRow, SolverKey } from './solvers';

/**
 * What the window may ask of the application. `electron/preload.ts` exposes exactly this as
 * `window.fringe`; every call is validated on the other side. Files are named by opaque handles:
 * the window never sees or sends a path.
 */
export interface FringeApi {
  /** Version, platform, examples; the project to show first, if one was asked for at start. */
  info(): Promise<AppInfo>;
  /** Asks for a file and opens it; null when the planner cancels. */
  openProject(): Promise<OpenOutcome | null>;
  openExample(file: string): Promise<OpenOutcome>;
  openRecent(handle: string): Promise<OpenOutcome>;
  /** Opens the text of a dropped file; it gets no handle, so saving asks for a name. */
  openText(name: string, text: string): Promise<OpenOutcome>;
  /** Saves under the handle; without one, or with `as`, asks for a name first. Null when cancelled. */
  saveProject(request: { handle: string | null; as: boolean; project: Project }): Promise<SaveOutcome | null>;
  exportDesign(request: { format: ExportFormat; project: Project }): Promise<ExportOutcome | null>;
  /** Saves a figure the window has rendered (SVG or CSV text). */
  exportText(request: { suggestedName: string; kind: 'svg' | 'csv'; text: string }): Promise<ExportOutcome | null>;
  startJob(request: JobRequest): Promise<void>;
  /** Runs every solver on the project, one after the other; no design comes of it. */
  startComparison(request: ComparisonRequest): Promise<void>;
  /** Simulates the settings in force of the project. */
  startSimulation(request: SimulationRequest): Promise<void>;
  /** Asks a job to stop; it still reports its best design as a `finished` event, a comparison or simulation its end. */
  cancelJob(jobId: string): Promise<void>;
  /** Tells the shell the window's title and whether there are unsaved changes. */
  setDocumentState(state: { title: string; unsaved: boolean }): Promise<void>;
  onJobEvent(listener: (event: JobEvent) => void): () => void;
  /** Menu items and window events by command id, e.g. "file.save". */
  onCommand(listener: (commandId: string) => void): () => void;
}

export type ExportFormat = 'json' | 'csv';

export interface AppInfo {
  readonly version: string;
  readonly platform: string;
  readonly recent: readonly {
    readonly handle: string;
    readonly name: string;
    readonly folder: string;
    readonly changedAt: string;
  }[];
  /** Opened at start: a file named on the command line, or the guided demonstration's example. */
  readonly initial: OpenOutcome | null;
  /** True in the guided demonstration and end-to-end runs: no animation. */
  readonly demonstration: boolean;
}

export type OpenOutcome =
  | {
      readonly ok: true;
      readonly handle: string | null;
      readonly fileName: string;
      readonly project: Project;
      /** What was wrong in the file and left out or repaired; the file itself is untouched. */
      readonly issues: readonly Issue[];
    }
  | { readonly ok: false; readonly fileName: string; readonly issues: readonly Issue[] };

export type SaveOutcome =
  /** `issues` are warnings about a file that was written, e.g. that its backup failed. */
  | { readonly ok: true; readonly handle: string; readonly fileName: string; readonly issues?: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

export type ExportOutcome =
  { readonly ok: true; readonly fileName: string } | { readonly ok: false; readonly issues: readonly Issue[] };

export interface JobRequest {
  readonly jobId: string;
  readonly project: Project;
  readonly seed: number;
  /** Seconds, 0 = none. */
  readonly deadline: number;
  readonly solver: SolverKey;
}

export type ComparisonRequest = Omit<JobRequest, 'deadline' | 'solver'>;

/** So many trials from that seed give the same outcome on any computer with any number of threads. */
export interface SimulationRequest {
  readonly jobId: string;
  readonly project: Project;
  readonly seed: number;
  readonly trials: number;
}

/** A point of the convergence curve: the best figure of merit after so many evaluations. */
export interface ConvergencePoint {
  readonly evaluations: number;
  readonly best: number;
}

export type JobEvent =
  | {
      readonly type: 'progress';
      readonly jobId: string;
      readonly fraction: number | null;
      readonly best: number | null;
      readonly evaluations: number;
      /** Proved lower limit of the figure, where one is known already. */
      readonly bound: number | null;
      /** How the best has improved since the last report. */
      readonly points: readonly ConvergencePoint[];
    }
  | { readonly type: 'finished'; readonly jobId: string; readonly design: Design }
  /** One solver of a comparison has ended. */
  | { readonly type: 'compared'; readonly jobId: string; readonly row: ComparisonRow }
  | { readonly type: 'comparison-finished'; readonly jobId: string; readonly stopped: boolean }
  /** Share of the trials done, 0..1. */
  | { readonly type: 'simulating'; readonly jobId: string; readonly fraction: number }
  /** Null where the simulation was stopped. */
  | { readonly type: 'simulated'; readonly jobId: string; readonly outcome: SimulationOutcome | null }
  | { readonly type: 'failed'; readonly jobId: string; readonly issues: readonly Issue[] };
