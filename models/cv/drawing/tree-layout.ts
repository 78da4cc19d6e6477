import type { Project } from '../../document/project';
import type { OpenEnd } from '../../network-drawing';
import { Drawing } from './drawing';
import { carryWeights, parametersOfFirst, sensorSetups } from './sensor-setup';
import {
  COLUMN,
  columnsBefore,
  DETECTOR_BELOW,
  LEVEL,
  planBlocks,
  STEP_RIGHT,
  tapDepth,
  tapsInFront,
  TRUNK_STEP,
} from './tree-blocks';
import type { Branch, SplitterTree } from '../equations/tree';

/** Distances of the drawing, in canvas units; all positions lie on a grid of 10. */
const SOURCE_LEFT = 170;
const SENSOR_BELOW = 190;

/**
 * Draws a tree of splitters over one row of sensors, a column for each. The left side of a branch is tapped
 * and leads one level down, the right side goes through on the same level; a mirror turns the light down where it
 * ends at a sensor. Large trees are cut into blocks, one below the other, and the splitters that feed them stand to
 * their left. Keeps the source, and by position what belongs to each sensor.
 */
export function buildTree(project: Project, sensors: number, tree: SplitterTree, newId: () => string): Project {
  const drawing = new Drawing(newId);
  const setups = sensorSetups(project, sensors);
  const splitterParameters = parametersOfFirst(project, 'splitter');
  const plan = planBlocks(tree, sensors);
  const sensorIds: string[] = new Array<string>(sensors).fill('');
  let bottom = 0;
  let column = 0;
  let splitters = 0;
  let mirrors = 0;
  const columnX = (): number => plan.firstColumn + COLUMN * column;

  const placeSensor = (j: number, arm: OpenEnd): void => {
    const setup = setups[j]!;
    const x = columnX();
    column += 1;
    const sensor = drawing.place('sensor', setup.name, { x, y: bottom + SENSOR_BELOW }, setup.sensor);
    const at = { x, y: bottom + DETECTOR_BELOW };
    const detector = drawing.place('detector', `Detector ${j + 1}`, at, setup.detector);
    drawing.connect(arm, { element: sensor, port: 'light' }, setup.arm);
    drawing.connect({ element: sensor, port: 'record' }, { element: detector, port: 'in' }, setup.record);
    sensorIds[j] = sensor;
  };
  const placeSplitter = (x: number, y: number, light: OpenEnd): string => {
    const splitter = drawing.place('splitter', `Splitter ${++splitters}`, { x, y }, splitterParameters);
    drawing.connect(light, { element: splitter, port: 'in' });
    return splitter;
  };
  /** Light that arrives from the left on level y. */
  const placeRight = (node: SplitterTree, y: number, light: OpenEnd): void => {
    if (node.kind === 'branch') return placeBranch(node, y, light);
    const mirror = drawing.place('mirror', `Mirror ${++mirrors}`, { x: columnX(), y });
    drawing.connect(light, { element: mirror, port: 'in' });
    placeSensor(node.sensor, { element: mirror, port: 'out' });
  };
  /** Light that is tapped above and arrives on level y. */
  const placeBelow = (node: SplitterTree, y: number, light: OpenEnd): void => {
    if (node.kind === 'leaf') placeSensor(node.sensor, light);
    else placeBranch(node, y, light);
  };
  const placeBranch = (branch: Branch, y: number, light: OpenEnd): void => {
    const splitter = placeSplitter(columnX() - STEP_RIGHT * (tapsInFront(branch) - 1), y, light);
    placeBelow(branch.left, y + LEVEL, { element: splitter, port: 'tap' });
    column += columnsBefore(branch.right);
    placeRight(branch.right, y, { element: splitter, port: 'through' });
  };
  /** A part of the tree from some row on, `depth` splitters behind the source; each block has a row of its own. */
  const placePart = (part: SplitterTree, row: number, depth: number, tapped: boolean, light: OpenEnd): void => {
    const y = plan.tops[row]!;
    if (part.kind === 'leaf' || plan.isBlock(part)) {
      column = 0;
      bottom = y + LEVEL * Math.max(0, tapDepth(part) - 1);
      return tapped ? placeBelow(part, y, light) : placeRight(part, y, light);
    }
    const splitter = placeSplitter(TRUNK_STEP * depth, y, light);
    // What goes through stays in its row, what is tapped goes below all of it: no link crosses another.
    placePart(part.left, row + plan.rowsOf(part.right), depth + 1, true, { element: splitter, port: 'tap' });
    placePart(part.right, row, depth + 1, false, { element: splitter, port: 'through' });
  };

  const source = { x: plan.firstX - SOURCE_LEFT, y: 0 };
  const squeezer = drawing.place('squeezer', 'Squeezer', source, parametersOfFirst(project, 'squeezer'));
  placePart(tree, 0, 0, false, { element: squeezer, port: 'out' });
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
