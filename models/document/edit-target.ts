import { err, ok } from '../../optimizer/result';
import { CODE } from './codes';
import type { CommandOf, Edited } from './command';
import { restoreOf } from './edit-whole';
import { editIssue, noSuchElement, unsoundFunctional, unsoundIds, unsoundNumbers } from './integrity';
import type { Functional, Project } from './project';

/** Writes the weight of one element in one sum. */
export function setWeight(project: Project, { functional: id, element, value }: CommandOf<'set-weight'>): Edited {
  const functional = project.target.functionals.find((candidate) => candidate.id === id);
  if (functional === undefined) return err(noSuchFunctional(id));
  const found = project.network.elements.find((candidate) => candidate.id === element);
  if (found === undefined) return err(noSuchElement(element));
  if (!Number.isFinite(value)) {
    const place = { label: `${found.name}, weight`, element, field: 'weight' };
    return err(editIssue(CODE.notFinite, place, 'The weight is not a finite number.', 'Enter a number such as 0.25.'));
  }
  const inverse = { type: 'set-functional', functional } as const;
  if (Object.hasOwn(functional.weights, element) && Object.is(functional.weights[element], value)) {
    return ok({ project, inverse });
  }
  const changed = { ...functional, weights: { ...functional.weights, [element]: value } };
  return ok({ project: withFunctional(project, changed), inverse });
}

/** Replaces the sum with the same id, or adds one. */
export function setFunctional(project: Project, { functional }: CommandOf<'set-functional'>): Edited {
  const known = new Set(project.network.elements.map(({ id }) => id));
  const issue =
    unsoundIds('target', [functional]) ?? unsoundFunctional(functional, known) ?? unsoundNumbers(functional);
  if (issue !== null) return err(issue);
  const before = project.target.functionals.find(({ id }) => id === functional.id);
  if (before !== undefined) {
    return ok({
      project: withFunctional(project, functional),
      inverse: { type: 'set-functional', functional: before },
    });
  }
  const functionals = [...project.target.functionals, functional];
  return ok({
    project: { ...project, target: { ...project.target, functionals } },
    inverse: { type: 'remove-functional', id: functional.id },
  });
}

export function removeFunctional(project: Project, { id }: CommandOf<'remove-functional'>): Edited {
  const functionals = project.target.functionals.filter((functional) => functional.id !== id);
  if (functionals.length === project.target.functionals.length) return err(noSuchFunctional(id));
  return ok({ project: { ...project, target: { ...project.target, functionals } }, inverse: restoreOf(project) });
}

function withFunctional(project: Project, changed: Functional): Project {
  const functionals = project.target.functionals.map((other) => (other.id === changed.id ? changed : other));
  return { ...project, target: { ...project.target, functionals } };
}

function noSuchFunctional(id: string) {
  const message = `The project has no target “${id}”.`;
  return editIssue(CODE.noSuchFunctional, { label: `Target ${id}` }, message, 'Choose a target of the project.');
}
