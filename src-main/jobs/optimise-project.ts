import { checkProject } from '../../models/check-project';
import type { Project } from '../../models/document/project';
import type { Design } from '../../models/design';
import type { Issue } from '../../models/issue';
import { modelById } from '../../models/registry';
import { optimize } from '../../optimizer/optimize';
import { err, type Result } from '../../optimizer/result';
import { makeDesign, type Origin } from './make-design';
import type { Progress } from './messages';
import { unproved } from './unproved';
import { watch } from './watched-problem';

export interface OptimiseOptions {
  readonly version: string;
  readonly seed: number;
  /** Seconds, 0 = none. */
  readonly deadline: number;
  /** Time as it passes, in ms from any origin. */
  clock(): number;
  /** The time of day, for the provenance. */
  today(): Date;
  stopRequested(): boolean;
  /** At most ten times a second; with the design of the best point so far where that is new. */
  onProgress(progress: Progress, design: Design | null): void;
}

/** Between two reports of progress, ms. */
const REPORT_EVERY = 100;

/**
 * The whole way from a project to a design: check, compile, search, and an assessment of the project with
 * the settings found. Fails with located issues where the project cannot be optimised, and where anything in
 * the design is not a finite number.
 */
export function optimiseProject(project: Project, options: OptimiseOptions): Result<Design, readonly Issue[]> {
  const errors = checkProject(project).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return err(errors);
  const model = modelById(project.model);
  if (!model) throw new Error(`checkProject let the unknown model "${project.model}" pass`);
  const compiled = model.compile(project);
  if (!compiled.ok) return compiled;

  const started = options.clock();
  const origin = (): Origin => ({
    version: options.version,
    seed: options.seed,
    seconds: (options.clock() - started) / 1000,
    finishedAt: options.today().toISOString(),
  });
  const { problem, settingsOf } = compiled.value;
  let reported = started;
  let kept: Float64Array | null = null;
  const watched = watch(problem, () => {
    if (options.clock() - reported < REPORT_EVERY) return;
    const best = watched.best();
    const fresh = best !== null && best.x !== kept ? best : null;
    kept = best?.x ?? null;
    const design =
      fresh && makeDesign(model, project, settingsOf(fresh.x), unproved(fresh, watched.evaluations()), origin());
    const value = best === null ? null : Math.exp(best.objective / 2);
    options.onProgress(
      { fraction: null, best: value, evaluations: watched.evaluations() },
      design?.ok ? design.value : null,
    );
    reported = options.clock();
  });
  const solution = optimize(watched.problem, {
    seed: options.seed,
    deadline: options.deadline > 0 ? started + options.deadline * 1000 : Infinity,
    now: options.clock,
    isCancelled: options.stopRequested,
  });
  return makeDesign(model, project, settingsOf(solution.x), solution, origin());
}
