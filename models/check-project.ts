import { checkElement, checkLink, checkNetwork } from './check-fields';
import { checkNames, checkTarget } from './check-target';
import { CODE } from './document/codes';
import type { Project } from './document/project';
import type { Issue } from './issue';
import type { PhysicsModel } from './model';
import { modelById } from './registry';

const RANK: Readonly<Record<Issue['severity'], number>> = { error: 0, warning: 1, info: 2 };

/**
 * Everything wrong with a project, errors first: values out of range, elements, links and weights that
 * do not fit the model, an empty target, and then what the physics of the model objects to.
 */
export function checkProject(
  project: Project,
  model: PhysicsModel | undefined = modelById(project.model),
): readonly Issue[] {
  if (model === undefined) return [unknownModel(project)];
  const own = [
    ...checkNetwork(project, model),
    ...project.network.elements.flatMap((element) => checkElement(element, project, model)),
    ...project.network.links.flatMap((link) => checkLink(link, project, model)),
    ...checkTarget(project, model),
    ...checkNames(project),
  ];
  return [...own, ...model.check(project)].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

function unknownModel({ model }: Project): Issue {
  return {
    code: CODE.unknownModel,
    severity: 'error',
    where: { label: 'Project', path: 'model' },
    message: `The project is made with the model “${model}”, which this version does not have.`,
    remedy: 'Open it with a newer version of Fringe.',
  };
}
