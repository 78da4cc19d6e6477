import type { Project } from '../document/project';
import type { OpenEnd } from './drawing';
import { Drawing } from './drawing';
import type { SensorSetup } from './sensor-setup';
import { carryWeights, parametersOfFirst, sensorSetups } from './sensor-setup';

/** How a binary tree divides the sensors (by index): a sensor, or what is tapped and what goes through. */
export type Topology = number | { readonly through: Topology; readonly tap: Topology };

/** Distances of the drawing, in canvas units; all positions lie on a grid of 10. */
const COLUMN = 170;
const ROW = 280;
const SENSOR_BELOW = 100;
const DETECTOR_BELOW = 220;

/** The tree of least depth; the first half of the sensors goes through. */
export function balancedTopology(first: number, count: number): Topology {
  if (count === 1) return first;
  const half = Math.ceil(count / 2);
  return { through: balancedTopology(first, half), tap: balancedTopology(first + half, count - half) };
}

export function depthOf(topology: Topology): number {
  return typeof topology === 'number' ? 0 : 1 + Math.max(depthOf(topology.through), depthOf(topology.tap));
}

/**
 * Draws a tree of splitters in columns by depth, the sensors in the last column from top to bottom.
 * Keeps the source, and by position what belongs to each sensor.
 */
export function buildTree(project: Project, sensors: number, topology: Topology, newId: () => string): Project {
  const drawing = new Drawing(newId);
  const setups = sensorSetups(project, sensors);
  const splitterParameters = parametersOfFirst(project, 'splitter');
  const sensorColumn = COLUMN * (depthOf(topology) + 1);
  const sensorIds: string[] = new Array<string>(sensors).fill('');
  let row = 0;
  let splitters = 0;

  const placeSensor = (setup: SensorSetup, j: number, arm: OpenEnd): void => {
    const y = ROW * row++;
    const sensor = drawing.place('sensor', setup.name, { x: sensorColumn, y: y + SENSOR_BELOW }, setup.sensor);
    const at = { x: sensorColumn, y: y + DETECTOR_BELOW };
    const detector = drawing.place('detector', `Detector ${j + 1}`, at, setup.detector);
    drawing.connect(arm, { element: sensor, port: 'light' }, setup.arm);
    drawing.connect({ element: sensor, port: 'record' }, { element: detector, port: 'in' }, setup.record);
    sensorIds[j] = sensor;
  };
  const placeBranch = (branch: Topology, depth: number, light: OpenEnd): void => {
    if (typeof branch === 'number') return placeSensor(setups[branch]!, branch, light);
    const at = { x: COLUMN * (depth + 1), y: ROW * row };
    const splitter = drawing.place('splitter', `Splitter ${++splitters}`, at, splitterParameters);
    drawing.connect(light, { element: splitter, port: 'in' });
    placeBranch(branch.through, depth + 1, { element: splitter, port: 'through' });
    placeBranch(branch.tap, depth + 1, { element: splitter, port: 'tap' });
  };

  const squeezer = drawing.place('squeezer', 'Squeezer', { x: 0, y: 0 }, parametersOfFirst(project, 'squeezer'));
  placeBranch(topology, 0, { element: squeezer, port: 'out' });
  const order = new Map(sensorIds.map((id, j) => [id, j]));
  const isSensor = (id: string): boolean => order.has(id);
  // Sensors stand in their own order whatever the tree, so that weights keep their position.
  const inOrder = [
    ...drawing.elements.filter(({ id }) => !isSensor(id)),
    ...drawing.elements.filter(({ id }) => isSensor(id)).sort((a, b) => order.get(a.id)! - order.get(b.id)!),
  ];
  return {
    ...project,
    network: { elements: inOrder, links: drawing.links },
    target: { functionals: carryWeights(project, sensorIds, newId) },
    settings: {},
    design: null,
  };
}
