import { checkProject } from '../../models/check-project';
import type { Project } from '../../models/document/project';
import type { Issue } from '../../models/issue';
import type { Compiled, PhysicsModel } from '../../models/model';
import { modelById } from '../../models/registry';
import { err, ok, type Result } from '../../optimizer/result';

/** The problem that a project states, with its model; fails with everything that is wrong in the project. */
export function compileProject(project: Project): Result<Compiled & { model: PhysicsModel }, readonly Issue[]> {
  const errors = checkProject(project).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return err(errors);
  const model = modelById(project.model);
  if (!model) throw new Error(`checkProject let the unknown model "${project.model}" pass`);
  const compiled = model.compile(project);
  return compiled.ok ? ok({ ...compiled.value, model }) : compiled;
}
