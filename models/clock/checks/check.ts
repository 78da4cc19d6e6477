import type { Project } from '../../document/project';
import type { Issue } from '../../issue';
import { readNetwork } from '../network/read-network';
import { checkDesign } from './check-design';
import { checkDrawing, checkLinks } from './check-drawing';
import { checkEstimable, checkNetworkUse } from './check-target';

/** Projects never change, so one with values in range is looked through once. */
const known = new WeakMap<Project, readonly Issue[]>();

/**
 * Everything wrong with a network of clocks: the drawing first, then whether the target can be measured, then what
 * is doubtful of the design in force.
 *
 * @param valuesInRange whether every single field holds an allowed value; the formulas run only then
 */
export function check(project: Project, valuesInRange: boolean): readonly Issue[] {
  if (!valuesInRange) return checkDrawing(project);
  const issues = known.get(project) ?? checkAll(project);
  known.set(project, issues);
  return issues;
}

function checkAll(project: Project): readonly Issue[] {
  const drawing = checkDrawing(project);
  if (drawing.length > 0) return drawing;
  const links = checkLinks(project);
  const estimable = checkEstimable(project);
  if (estimable.length > 0) return [...estimable, ...links];
  const network = readNetwork(project);
  return [...links, ...checkNetworkUse(network), ...checkDesign(network)];
}
