import { err, type Result } from '../../optimizer/result';
import { checkElement, checkLink, checkNetwork } from '../check-fields';
import { checkTarget } from '../check-target';
import type { Project } from '../document/project';
import type { Issue } from '../issue';
import type { PhysicsModel } from '../model';
import { assess } from './assessment/assess';
import { check } from './checks/check';
import { compile } from './optimum/compile';
import { elements } from './declaration/elements';
import { examples } from './examples';
import { figures } from './assessment/figures';
import { layouts } from './drawing/layouts';
import { linkSpec, networkParameters } from './declaration/network-parameters';
import { newProject } from './drawing/new-project';
import { cvReference } from './reference/reference';
import { cvReproduction } from './reproduction/reproduction';
import { defaultSetting } from './network/settings';

export const cv: PhysicsModel = {
  id: 'cv',
  version: '1.0.0',
  title: 'Squeezed light',
  summary: 'Optical and optomechanical sensors that share squeezed light through splitters.',
  citations: [{ text: 'Li et al., “Quantum-Enhanced Optomechanical Sensor Network” (2025)' }],
  elements,
  link: linkSpec,
  parameters: networkParameters,
  merits: [
    {
      key: 'sigma',
      label: 'RMS error of the weighted sum',
      unit: '',
      help: 'Square root of the variance of the unbiased estimate, in the unit of the measured signals. Smaller is better.',
    },
  ],
  layouts,
  examples,
  reference: cvReference,
  reproduction: cvReproduction,
  newProject,
  check: (project) => check(project, fieldErrors(project).length === 0),
  compile: (project) => whenSound(project, compile),
  assess: (project) => whenSound(project, assess),
  figures: (project) => whenSound(project, figures),
  defaultSetting,
};

/** Projects never change, so the fields of one are looked through once. */
const known = new WeakMap<Project, readonly Issue[]>();

/** Values outside their ranges; the formulas are never run with such a project. */
function fieldErrors(project: Project): readonly Issue[] {
  const before = known.get(project);
  if (before) return before;
  const errors = [
    ...checkNetwork(project, cv),
    ...project.network.elements.flatMap((element) => checkElement(element, project, cv)),
    ...project.network.links.flatMap((link) => checkLink(link, project, cv)),
    ...checkTarget(project, cv),
  ].filter(({ severity }) => severity === 'error');
  known.set(project, errors);
  return errors;
}

function whenSound<T>(
  project: Project,
  work: (project: Project) => Result<T, readonly Issue[]>,
): Result<T, readonly Issue[]> {
  const fields = fieldErrors(project);
  const errors = [...fields, ...check(project, fields.length === 0).filter(({ severity }) => severity === 'error')];
  return errors.length > 0 ? err(errors) : work(project);
}
