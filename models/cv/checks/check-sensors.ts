import type { NetworkElement, Project } from '../../document/project';
import type { Issue } from '../../issue';
import type { Graph } from '../network/graph';
import { CODE, elementPlace, networkPlace, problem, warning } from '../issues';
import { regimeOf } from '../regime';

/** Weights, and whether every sensor that carries one has light and a detector. */
export function checkSensors(project: Project, graph: Graph): readonly Issue[] {
  const sensors = graph.ofType('sensor');
  if (sensors.length === 0) {
    const message = 'The network has no sensor.';
    return [
      problem(CODE.noSensor, networkPlace(project), {
        message,
        remedy: 'Place sensors and connect them to the light (key N).',
      }),
    ];
  }
  const lit = litElements(graph);
  return [
    ...checkWeights(project, sensors),
    ...sensors.flatMap((sensor) => checkSensor(project, graph, sensor, lit)),
    ...unused(project, graph, lit),
  ];
}

/** Ids of all elements that light from a squeezer, or the record of a lit sensor, reaches. */
function litElements(graph: Graph): ReadonlySet<string> {
  const lit = new Set(graph.ofType('squeezer').map(({ id }) => id));
  // A set that grows while it is walked visits its new members too.
  for (const id of lit) for (const { to } of graph.leaving(id)) lit.add(to.element);
  return lit;
}

export function isWeighted(project: Project, sensor: string): boolean {
  if (regimeOf(project.parameters) === 'common') return false;
  return project.target.functionals.some(({ weights }) => (weights[sensor] ?? 0) !== 0);
}

function checkWeights(project: Project, sensors: readonly NetworkElement[]): readonly Issue[] {
  const weighted = project.target.functionals.some(({ weights }) => sensors.some(({ id }) => (weights[id] ?? 0) !== 0));
  if (regimeOf(project.parameters) === 'common') {
    if (!weighted) return [];
    const message = 'With a common signal the target weights are not used: all sensors see the same unknown.';
    const remedy = 'State how strongly each sensor sees it in its response.';
    return [{ code: CODE.unusedWeights, severity: 'info', where: networkPlace(project, 'regime'), message, remedy }];
  }
  const empty = project.target.functionals.filter(({ weights }) => sensors.every(({ id }) => (weights[id] ?? 0) === 0));
  if (project.target.functionals.length > 0 && empty.length === 0) return [];
  const name = empty[0]?.name ?? 'Weighted sum';
  return [
    problem(
      CODE.noWeights,
      { label: `Target ${name}` },
      {
        message: `All weights of ${name} are zero, so there is nothing to measure.`,
        remedy: `Give at least one sensor a weight, for example ${sensors[0]!.name} a weight of 1.`,
      },
    ),
  ];
}

function checkSensor(
  project: Project,
  graph: Graph,
  sensor: NetworkElement,
  lit: ReadonlySet<string>,
): readonly Issue[] {
  const place = elementPlace(sensor);
  const record = graph.linkFrom({ element: sensor.id, port: 'record' });
  const issues: Issue[] = [];
  const weighted = isWeighted(project, sensor.id);
  const weights = project.target.functionals
    .map(({ weights: all }) => all[sensor.id] ?? 0)
    .filter((weight) => weight !== 0);
  const zeroWeight = {
    label: 'Set its weight to 0',
    command: {
      type: 'batch',
      label: `Set weight of ${sensor.name} to 0`,
      commands: project.target.functionals.map(
        ({ id }) => ({ type: 'set-weight', functional: id, element: sensor.id, value: 0 }) as const,
      ),
    },
  } as const;
  if (!lit.has(sensor.id)) {
    if (!weighted) return [];
    issues.push(
      problem(CODE.disconnectedSensor, place, {
        message: `${sensor.name} has weight ${weights.join(', ')} but no light reaches it.`,
        remedy: `Connect a splitter or mirror to ${sensor.name}, or set its weight to 0.`,
        fix: zeroWeight,
      }),
    );
  }
  if (record && graph.elements.get(record.to.element)?.type === 'detector') return issues;
  const message = `${sensor.name} has no detector, so nothing reads it.`;
  const remedy = `Place a detector (key D) and connect the record of ${sensor.name} to it.`;
  return [...issues, (weighted ? problem : warning)(CODE.sensorWithoutDetector, place, { message, remedy })];
}

/** Elements that stand on the drawing without taking part. */
function unused(project: Project, graph: Graph, lit: ReadonlySet<string>): readonly Issue[] {
  return project.network.elements.flatMap((element) => {
    const idle =
      element.type === 'squeezer' ? !graph.linkFrom({ element: element.id, port: 'out' }) : !lit.has(element.id);
    if (!idle || element.type === 'note' || isWeighted(project, element.id)) return [];
    const message = `${element.name} is not connected to the light and takes no part.`;
    return [warning(CODE.unusedElement, elementPlace(element), { message, remedy: 'Connect it or remove it.' })];
  });
}
