import { err, type Result } from '../optimizer/result';
import { checkElement, checkLink, checkNetwork } from './check-fields';
import { checkTarget } from './check-target';
import type { Project } from './document/project';
import type { Issue } from './issue';
import type { PhysicsModel } from './model';

/** Projects never change, so the fields of one are looked through once. */
const known = new WeakMap<Project, readonly Issue[]>();

/** Values outside their ranges; the formulas of a model are never run with such a project. */
export function fieldErrors(project: Project, model: PhysicsModel): readonly Issue[] {
  const before = known.get(project);
  if (before) return before;
  const errors = [
    ...checkNetwork(project, model),
    ...project.network.elements.flatMap((element) => checkElement(element, project, model)),
    ...project.network.links.flatMap((link) => checkLink(link, project, model)),
    ...checkTarget(project, model),
  ].filter(({ severity }) => severity === 'error');
  known.set(project, errors);
  return errors;
}

/** The work on a project without errors, or those errors: of single fields first, then what the model's check finds. */
export function whenSound<T>(
  project: Project,
  model: PhysicsModel,
  work: (project: Project) => Result<T, readonly Issue[]>,
): Result<T, readonly Issue[]> {
  const errors = [
    ...fieldErrors(project, model),
    ...model.check(project).filter(({ severity }) => severity === 'error'),
  ];
  return errors.length > 0 ? err(errors) : work(project);
}
