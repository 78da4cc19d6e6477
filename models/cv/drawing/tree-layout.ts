import type { Project } from '../../document/project';
import type { OpenEnd } from '../../network-drawing';
import { Drawing } from './drawing';
import { carryWeights, parametersOfFirst, sensorSetups } from './sensor-setup';
import type { Branch, SplitterTree } from '../equations/tree';

/** Distances of the drawing, in canvas units; all positions lie on a grid of 10. */
const COLUMN = 160;
const LEVEL = 130;
/** A tap leads down and then right into the next splitter, whose input is on its left. */
const STEP_RIGHT = 80;
const SOURCE_LEFT = 170;
const SENSOR_BELOW = 190;
const DETECTOR_BELOW = 320;

/**
 * Draws a tree of splitters over one row of sensors, a column for each. The left side of a branch is tapped
 * and leads one level down, the right side goes through on the same level; a mirror turns the light down where it
 * ends at a sensor. Keeps the source, and by position what belongs to each sensor.
 */
export function buildTree(project: Project, sensors: number, tree: SplitterTree, newId: () => string): Project {
  const drawing = new Drawing(newId);
  const setups = sensorSetups(project, sensors);
  const splitterParameters = parametersOfFirst(project, 'splitter');
  const bottom = LEVEL * Math.max(0, tapDepth(tree) - 1);
  const sensorIds: string[] = new Array<string>(sensors).fill('');
  let column = 0;
  let splitters = 0;
  let mirrors = 0;

  const placeSensor = (j: number, arm: OpenEnd): void => {
    const setup = setups[j]!;
    const x = COLUMN * column++;
    const sensor = drawing.place('sensor', setup.name, { x, y: bottom + SENSOR_BELOW }, setup.sensor);
    const at = { x, y: bottom + DETECTOR_BELOW };
    const detector = drawing.place('detector', `Detector ${j + 1}`, at, setup.detector);
    drawing.connect(arm, { element: sensor, port: 'light' }, setup.arm);
    drawing.connect({ element: sensor, port: 'record' }, { element: detector, port: 'in' }, setup.record);
    sensorIds[j] = sensor;
  };
  /** Light that arrives from the left on level y. */
  const placeRight = (node: SplitterTree, y: number, light: OpenEnd): void => {
    if (node.kind === 'branch') return placeBranch(node, y, light);
    const mirror = drawing.place('mirror', `Mirror ${++mirrors}`, { x: COLUMN * column, y });
    drawing.connect(light, { element: mirror, port: 'in' });
    placeSensor(node.sensor, { element: mirror, port: 'out' });
  };
  const placeBranch = (branch: Branch, y: number, light: OpenEnd): void => {
    const x = COLUMN * column - STEP_RIGHT * (tapsInFront(branch) - 1);
    const splitter = drawing.place('splitter', `Splitter ${++splitters}`, { x, y }, splitterParameters);
    drawing.connect(light, { element: splitter, port: 'in' });
    const tap = { element: splitter, port: 'tap' };
    if (branch.left.kind === 'leaf') placeSensor(branch.left.sensor, tap);
    else placeBranch(branch.left, y + LEVEL, tap);
    placeRight(branch.right, y, { element: splitter, port: 'through' });
  };

  const source = { x: -SOURCE_LEFT - STEP_RIGHT * Math.max(0, tapsInFront(tree) - 1), y: 0 };
  const squeezer = drawing.place('squeezer', 'Squeezer', source, parametersOfFirst(project, 'squeezer'));
  placeRight(tree, 0, { element: squeezer, port: 'out' });
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

/** Taps that the light of the first sensor passes. */
function tapsInFront(tree: SplitterTree): number {
  return tree.kind === 'leaf' ? 0 : 1 + tapsInFront(tree.left);
}

/** Most taps on the way to any sensor: the number of levels of the drawing. */
function tapDepth(tree: SplitterTree): number {
  return tree.kind === 'leaf' ? 0 : Math.max(1 + tapDepth(tree.left), tapDepth(tree.right));
}
