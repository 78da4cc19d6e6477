import { checkProject } from '../../models/check-project';
import type { Assessment, Design } from '../../models/design';
import { inputHash } from '../../models/document/input-hash';
import { findNonFinite } from '../../models/document/integrity';
import type { Project } from '../../models/document/project';
import type { Issue } from '../../models/issue';
import type { Compiled, PhysicsModel } from '../../models/model';
import { modelById } from '../../models/registry';
import { optimize, type Solution } from '../../optimizer/optimize';
import { err, ok, type Result } from '../../optimizer/result';
import type { Progress } from './messages';

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
  onProgress(progress: Progress, design: Design | null): void;
}

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
  const solution = optimize(compiled.value.problem, {});
  const seconds = (options.clock() - started) / 1000;
  return designOf({ project, model, compiled: compiled.value, options, solution, seconds });
}
