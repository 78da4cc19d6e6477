import type { Project } from '../../models/document/project';
import type { Design } from '../../models/design';
import type { Issue } from '../../models/issue';
import { err, type Result } from '../../optimizer/result';
import { type NotApplicable, solveWith } from '../../optimizer/solve-with';
import type { RunTasks } from '../../optimizer/solvers/multistart';
import type { SolverResult } from '../../optimizer/solvers/contract';
import type { SolverKey } from '../contract/solvers';
import { createConvergence } from './convergence';
import { compileProject } from './compile-project';
import { makeDesign, type Origin } from './make-design';
import type { Progress } from './messages';
import { unproved } from './unproved';
import { watch } from './watched-problem';

export interface OptimiseOptions {
  readonly version: string;
  readonly seed: number;
  /** Seconds, 0 = none. */
  readonly deadline: number;
  readonly solver: SolverKey;
  /** Time as it passes, in ms from any origin. */
  clock(): number;
  /** The time of day, for the provenance. */
  today(): Date;
  stopRequested(): boolean;
  /** At most ten times a second, and once more at the end; with the design of the best point so far where that is new. */
  onProgress(progress: Progress, design: Design | null): void;
  /** Shares starts out to helpers; in this thread if left out. */
  shareTasks?(watch: ShareWatch): RunTasks;
}

/** What a search that is shared out reports back. */
export interface ShareWatch {
  onWait(): void;
  onResult(result: SolverResult): void;
}

/** Between two reports of progress, ms. */
const REPORT_EVERY = 100;

/**
 * The whole way from a project to a design: check, compile, search, and an assessment of the project with
 * the settings found. Fails with located issues where the project cannot be optimised, and where anything in
 * the design is not a finite number.
 */
export function optimiseProject(project: Project, options: OptimiseOptions): Result<Design, readonly Issue[]> {
  const compiled = compileProject(project);
  if (!compiled.ok) return compiled;

  const started = options.clock();
  const origin = (): Origin => ({
    version: options.version,
    seed: options.seed,
    seconds: (options.clock() - started) / 1000,
    finishedAt: options.today().toISOString(),
  });
  const { model, problem, settingsOf } = compiled.value;
  const convergence = createConvergence();
  let reported = started;
  let kept: Float64Array | null = null;
  /** Best objective and evaluations of helpers, as far as they have sent them. */
  const elsewhere = { objective: Infinity, evaluations: 0 };

  const progress = (): Progress => {
    const bound = watched.bound();
    const objective = Math.min(watched.best()?.objective ?? Infinity, elsewhere.objective);
    return {
      fraction: null,
      best: objective < Infinity ? figureOf(objective) : null,
      evaluations: watched.evaluations() + elsewhere.evaluations,
      bound: bound === null ? null : figureOf(bound),
      points: convergence.take(),
    };
  };
  const report = (): void => {
    if (options.clock() - reported < REPORT_EVERY) return;
    const best = watched.best();
    const fresh = best !== null && best.x !== kept ? best : null;
    kept = best?.x ?? null;
    const design =
      fresh && makeDesign(model, project, settingsOf(fresh.x), unproved(fresh, watched.evaluations()), origin());
    options.onProgress(progress(), design?.ok ? design.value : null);
    reported = options.clock();
  };
  const note = (objective: number): void =>
    convergence.note({ evaluations: watched.evaluations() + elsewhere.evaluations, best: figureOf(objective) });
  const watched = watch(problem, (improved) => {
    if (improved !== null) note(improved.objective);
    report();
  });
  const solved = solveWith(options.solver, watched.problem, {
    seed: options.seed,
    deadline: options.deadline > 0 ? started + options.deadline * 1000 : Infinity,
    now: options.clock,
    isCancelled: options.stopRequested,
    runTasks: options.shareTasks?.({
      onWait: report,
      onResult(result) {
        elsewhere.evaluations += result.evaluations;
        if (result.holds === 'infeasible') return;
        elsewhere.objective = Math.min(elsewhere.objective, result.objective);
        note(result.objective);
      },
    }),
  });
  if (!solved.ok) return err([notApplicable(project, solved.error)]);
  const last = progress();
  if (last.points.length > 0) options.onProgress(last, null);
  return makeDesign(model, project, settingsOf(solved.value.x), solved.value, origin());
}

/** The objective is the logarithm of the variance, the figure its root. */
function figureOf(objective: number): number {
  return Math.exp(objective / 2);
}

function notApplicable(project: Project, { reason, remedy }: NotApplicable): Issue {
  return { code: 'JOB-005', severity: 'error', where: { label: project.name }, message: reason, remedy };
}
