import type { Project } from '../document/project';
import type { OpenEnd } from './drawing';
import { Drawing } from './drawing';
import type { SensorSetup } from './sensor-setup';
import { carryWeights, parametersOfFirst, sensorSetups } from './sensor-setup';
import type { SplitterTree } from './tree';
import { leafDepths } from './tree';

/** Distances of the drawing, in canvas units; all positions lie on a grid of 10. */
const COLUMN = 170;
const ROW = 280;
const SENSOR_BELOW = 100;
const DETECTOR_BELOW = 220;

/**
 * Draws a tree of splitters in columns by depth, the sensors in the last column from top to bottom.
 * The left side of a branch goes through, the right side is tapped. Keeps the source, and by position what belongs to each sensor.
 */
export function buildTree(project: Project, sensors: number, tree: SplitterTree, newId: () => string): Project {
  const drawing = new Drawing(newId);
  const setups = sensorSetups(project, sensors);
  const splitterParameters = parametersOfFirst(project, 'splitter');
  const sensorColumn = COLUMN * (Math.max(...leafDepths(tree)) + 1);
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
  const placeBranch = (branch: SplitterTree, depth: number, light: OpenEnd): void => {
    if (branch.kind === 'leaf') return placeSensor(setups[branch.sensor]!, branch.sensor, light);
    const at = { x: COLUMN * (depth + 1), y: ROW * row };
    const splitter = drawing.place('splitter', `Splitter ${++splitters}`, at, splitterParameters);
    drawing.connect(light, { element: splitter, port: 'in' });
    placeBranch(branch.left, depth + 1, { element: splitter, port: 'through' });
    placeBranch(branch.right, depth + 1, { element: splitter, port: 'tap' });
  };

  const squeezer = drawing.place('squeezer', 'Squeezer', { x: 0, y: 0 }, parametersOfFirst(project, 'squeezer'));
  placeBranch(tree, 0, { element: squeezer, port: 'out' });
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
