import type { Project } from '../../document/project';
import type { Issue } from '../../issue';
import { checkForces } from './check-forces';
import { checkLikeness } from './check-likeness';
import { checkMechanics } from './check-mechanics';
import { checkMesh } from './check-mesh';
import { checkPhysics } from './check-physics';
import { checkProbePower } from './check-probe-power';
import { checkSensors } from './check-sensors';
import { checkSources } from './check-sources';
import { checkWiring } from './check-wiring';
import { graphOf, numberOf } from '../network/graph';
import { CODE, networkPlace, problem } from '../issues';
import { MAX_SENSORS } from '../drawing/layouts';
import { readScheme } from '../network/read-scheme';

/** More elements than a drawing of MAX_SENSORS sensors can need. */
const MAX_ELEMENTS = 8192;

/**
 * Everything wrong with the network: structure first, then what its values make impossible or wasteful.
 *
 * @param valuesInRange whether every single field holds an allowed value; the formulas run only then
 */
export function check(project: Project, valuesInRange: boolean): readonly Issue[] {
  const before = valuesInRange ? known.get(project) : undefined;
  if (before) return before;
  const issues = findIssues(project, valuesInRange);
  if (valuesInRange) known.set(project, issues);
  return issues;
}

/** Projects never change, so one whose values are in range is checked once. */
const known = new WeakMap<Project, readonly Issue[]>();

function findIssues(project: Project, valuesInRange: boolean): readonly Issue[] {
  const graph = graphOf(project);
  const size = checkSize(project);
  if (size.length > 0) return size;
  const wiring = checkWiring(project, graph);
  if (wiring.length > 0) return wiring;
  const issues = [
    ...checkLimits(project),
    ...checkSources(project, graph),
    ...checkSensors(project, graph),
    ...checkMesh(project, graph),
    ...checkForces(project, graph),
  ];
  const sound = valuesInRange && issues.every(({ severity }) => severity !== 'error');
  if (!sound) return issues;
  const found = [...issues, ...checkPhysics(readScheme(project), graph), ...checkMechanics(project, graph)];
  if (found.some(({ severity }) => severity === 'error')) return found;
  return [...found, ...checkLikeness(project, graph), ...checkProbePower(project, graph)];
}

function checkSize(project: Project): readonly Issue[] {
  const sensors = project.network.elements.filter(({ type }) => type === 'sensor').length;
  const tooLarge = (message: string): readonly Issue[] => [
    problem(CODE.tooLarge, networkPlace(project), {
      message,
      remedy: 'Remove some, or divide the network into several projects.',
    }),
  ];
  if (sensors > MAX_SENSORS)
    return tooLarge(`The network has ${sensors} sensors; at most ${MAX_SENSORS} are worked out.`);
  const { length } = project.network.elements;
  return length > MAX_ELEMENTS
    ? tooLarge(`The network has ${length} elements; at most ${MAX_ELEMENTS} are worked out.`)
    : [];
}

function checkLimits(project: Project): readonly Issue[] {
  const lower = numberOf(project.parameters, 'ratioMin', 0);
  const upper = numberOf(project.parameters, 'ratioMax', 1);
  if (lower <= upper) return [];
  const message = `The least splitter ratio (${lower}) is above the most (${upper}).`;
  const fix = {
    label: 'Swap them',
    command: {
      type: 'batch',
      label: 'Swap splitter limits',
      commands: [
        { type: 'set-parameter', owner: { scope: 'network' }, key: 'ratioMin', value: upper },
        { type: 'set-parameter', owner: { scope: 'network' }, key: 'ratioMax', value: lower },
      ],
    },
  } as const;
  return [
    problem(CODE.crossedRatioLimits, networkPlace(project, 'ratioMin'), {
      message,
      remedy: 'Swap the two limits.',
      fix,
    }),
  ];
}
