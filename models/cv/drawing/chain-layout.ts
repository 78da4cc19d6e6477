import type { Project } from '../../document/project';
import type { OpenEnd } from '../../network-drawing';
import { Drawing } from './drawing';
import { rowsFor } from './rows';
import { carryWeights, parametersOfFirst, sensorSetups } from './sensor-setup';

/** Distances of the drawing, in canvas units; all positions lie on a grid of 10. */
const COLUMN = 170;
const SENSOR_BELOW = 210;
const DETECTOR_BELOW = 340;
const ROW = 560;

/**
 * Draws a chain: each splitter taps the light of one sensor and passes the rest on; a mirror turns
 * the last of it down. Long chains run in rows, like words on a page. Keeps the source, and by position what belongs
 * to each sensor.
 */
export function buildChain(project: Project, sensors: number, newId: () => string): Project {
  const drawing = new Drawing(newId);
  const squeezer = drawing.place('squeezer', 'Squeezer', { x: 0, y: 0 }, parametersOfFirst(project, 'squeezer'));
  let light: OpenEnd = { element: squeezer, port: 'out' };
  const perRow = Math.ceil(sensors / rowsFor(sensors, COLUMN, ROW));
  const sensorIds = sensorSetups(project, sensors).map((setup, j) => {
    const x = COLUMN * ((j % perRow) + 1);
    const y = ROW * Math.floor(j / perRow);
    let arm: OpenEnd;
    if (j < sensors - 1) {
      const splitter = drawing.place('splitter', `Splitter ${j + 1}`, { x, y }, parametersOfFirst(project, 'splitter'));
      drawing.connect(light, { element: splitter, port: 'in' });
      arm = { element: splitter, port: 'tap' };
      light = { element: splitter, port: 'through' };
    } else {
      const mirror = drawing.place('mirror', 'Mirror', { x, y });
      drawing.connect(light, { element: mirror, port: 'in' });
      arm = { element: mirror, port: 'out' };
    }
    const sensor = drawing.place('sensor', setup.name, { x, y: y + SENSOR_BELOW }, setup.sensor);
    const detector = drawing.place('detector', `Detector ${j + 1}`, { x, y: y + DETECTOR_BELOW }, setup.detector);
    drawing.connect(arm, { element: sensor, port: 'light' }, setup.arm);
    drawing.connect({ element: sensor, port: 'record' }, { element: detector, port: 'in' }, setup.record);
    return sensor;
  });
  return {
    ...project,
    network: { elements: drawing.elements, links: drawing.links },
    target: { functionals: carryWeights(project, sensorIds, newId) },
    settings: {},
    design: null,
  };
}
