import type { Functional, NetworkElement, Parameters, Project } from '../../document/project';

/** What belongs to one sensor and stays with it when the network around it is drawn anew. */
export interface SensorSetup {
  readonly name: string;
  readonly sensor: Parameters;
  /** The last link before the sensor. */
  readonly arm: Parameters;
  readonly record: Parameters;
  readonly detector: Parameters;
}

/** The first `count` sensors of a project in drawing order; further ones are set up like the last of them. */
export function sensorSetups(project: Project, count: number): readonly SensorSetup[] {
  const existing = sensorsOf(project);
  return Array.from({ length: count }, (_, j) => {
    const sensor = existing[j] ?? existing.at(-1);
    if (!sensor) return { name: `Sensor ${j + 1}`, sensor: {}, arm: {}, record: {}, detector: {} };
    const arm = project.network.links.find(({ to }) => to.element === sensor.id && to.port === 'light');
    const record = project.network.links.find(({ from }) => from.element === sensor.id);
    const detector = project.network.elements.find(({ id }) => id === record?.to.element);
    return {
      name: existing[j]?.name ?? `Sensor ${j + 1}`,
      sensor: sensor.parameters,
      arm: arm?.parameters ?? {},
      record: record?.parameters ?? {},
      detector: detector?.parameters ?? {},
    };
  });
}

/** Parameters of the first element of a type, for the one that replaces it. */
export function parametersOfFirst(project: Project, type: string): Parameters {
  return project.network.elements.find((element) => element.type === type)?.parameters ?? {};
}

/**
 * The target sums for new sensors, weights kept by position. Equal weights stay equal and keep their
 * sum; otherwise sensors that were not there before weigh nothing.
 */
export function carryWeights(project: Project, sensors: readonly string[], newId: () => string): readonly Functional[] {
  const before = sensorsOf(project);
  const functionals = project.target.functionals;
  if (functionals.length === 0 || before.length === 0) {
    const weights = Object.fromEntries(sensors.map((id) => [id, 1 / sensors.length]));
    return [
      { id: functionals[0]?.id ?? newId(), name: functionals[0]?.name ?? 'Weighted sum', importance: 1, weights },
    ];
  }
  return functionals.map((functional) => {
    const old = before.map(({ id }) => functional.weights[id] ?? 0);
    const equal = old.every((weight) => weight === old[0]);
    const total = old.reduce((sum, weight) => sum + weight, 0);
    const weightOf = (j: number): number => (equal ? total / sensors.length : (old[j] ?? 0));
    return { ...functional, weights: Object.fromEntries(sensors.map((id, j) => [id, weightOf(j)])) };
  });
}

function sensorsOf(project: Project): readonly NetworkElement[] {
  return project.network.elements.filter(({ type }) => type === 'sensor');
}
