import type { Project } from '../document/project';
import { Drawing } from './drawing/drawing';
import { emptyProject } from './drawing/new-project';
import {
  PAPER_CHANNEL,
  PAPER_PHOTONS,
  PAPER_PROPAGATION,
  PAPER_RESONANCES,
  PAPER_SQUEEZING,
} from './optomechanics/paper-network';
import { antiFromPhotons } from './equations/sources';

/** Distances of the drawing, in canvas units; all positions lie on a grid of 10. */
const ROW = 150;
const COLUMN = 170;
const MESH_AT = 240;
const SENSOR_BELOW = 210;
const DETECTOR_BELOW = 340;

/**
 * The four sensors of Li et al. 2025 behind a mesh that two squeezers of their level feed, for the mean force over
 * the band of their resonances: a state of one squeezer suits one frequency, two modes suit them all.
 */
export function broadbandProject(newId: () => string): Project {
  const project = emptyProject(newId);
  const drawing = new Drawing(newId);
  const light = {
    purity: 'measured',
    level: PAPER_SQUEEZING,
    antilevel: antiFromPhotons(PAPER_SQUEEZING, PAPER_PHOTONS),
  };
  const squeezers = [1, 2].map((k) => drawing.place('squeezer', `Squeezer ${k}`, { x: 0, y: ROW * (k - 1) }, light));
  const mesh = drawing.place('mesh', 'Mesh', { x: MESH_AT, y: ROW / 2 - 5 });
  squeezers.forEach((element, k) => drawing.connect({ element, port: 'out' }, { element: mesh, port: `in${k + 1}` }));
  const sensors = PAPER_RESONANCES.map((resonance, j) => {
    const x = MESH_AT + COLUMN * (j + 1);
    const sensor = drawing.place('sensor', `Sensor ${j + 1}`, { x, y: SENSOR_BELOW + ROW }, { resonance });
    const efficiency = PAPER_CHANNEL / PAPER_PROPAGATION;
    const detector = drawing.place('detector', `Detector ${j + 1}`, { x, y: DETECTOR_BELOW + ROW }, { efficiency });
    const arm = { transmission: PAPER_PROPAGATION };
    drawing.connect({ element: mesh, port: `out${j + 1}` }, { element: sensor, port: 'light' }, arm);
    drawing.connect({ element: sensor, port: 'record' }, { element: detector, port: 'in' });
    return sensor;
  });
  const weights = Object.fromEntries(sensors.map((id) => [id, 1 / sensors.length]));
  return {
    ...project,
    name: 'Broadband, two squeezers',
    notes:
      'Mean force on four membranes from 4.25 to 4.39 MHz. Their responses change sign at each resonance, so one squeezer gains 1.9 dB in the mean over the band; two squeezers on two fixed modes gain 4.7 dB at every frequency of it.',
    parameters: { ...project.parameters, signal: 'force', spectrum: 'band', bandFrom: 4.25e6, bandTo: 4.39e6 },
    network: { elements: drawing.elements, links: drawing.links },
    target: { functionals: [{ id: newId(), name: 'Mean force', importance: 1, weights }] },
  };
}
