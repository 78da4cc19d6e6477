import type { Parameters, Project, Settings } from '../document/project';
import { buildChain } from './drawing/chain-layout';
import { Drawing } from './drawing/drawing';
import { emptyProject } from './drawing/new-project';
import { antiFromPhotons } from './equations/sources';
import {
  PAPER_CHANNEL,
  PAPER_DETECTION,
  PAPER_PHOTONS,
  PAPER_PROPAGATION,
  PAPER_RESONANCES,
  PAPER_SQUEEZING,
  paperSensor,
  type CouplingReading,
} from './optomechanics/paper-network';

/** The light with which Li et al. 2025 read their sensors: one shared squeezer, one for each sensor, or none. */
export type PaperLight = 'entangled' | 'separable' | 'coherent';

const MEASURED: Parameters = {
  purity: 'measured',
  level: PAPER_SQUEEZING,
  antilevel: antiFromPhotons(PAPER_SQUEEZING, PAPER_PHOTONS),
};
const VACUUM: Parameters = { purity: 'measured', level: 1, antilevel: 1 };

/** Distances of the drawing of separate squeezers, in canvas units; all positions lie on a grid of 10. */
const COLUMN = 320;
const SENSOR_RIGHT = 150;
const SENSOR_BELOW = 150;
const DETECTOR_BELOW = 300;

/**
 * Where Eq. (1) as printed gives coherent light 197 fN/sqrt(Hz), in Hz above resonance: the figure far off resonance
 * that the paper states without its place.
 */
export const OFF_RESONANCE: Readonly<Record<CouplingReading, number>> = { 'as-printed': 48_460, angular: 7_750 };

/**
 * The sensors as Li et al. 2025 design them, four alike at 4.3 MHz, read far off resonance. Loss stands before the
 * sensors, as Eq. (1) has none behind them; densities are counted as printed.
 */
export function paperForceProject(
  newId: () => string,
  light: PaperLight = 'entangled',
  reading: CouplingReading = 'as-printed',
): Project {
  const { resonance, coupling } = paperSensor(reading);
  const sensor = { resonance: hertz(resonance), coupling: hertz(coupling) };
  const arm = { before: PAPER_CHANNEL, after: 1 };
  const base = emptyProject(newId);
  const parameters = {
    ...base.parameters,
    signal: 'force',
    frequency: hertz(resonance) + OFF_RESONANCE[reading],
    convention: 'paper',
  };
  const sensors = PAPER_RESONANCES.map(() => sensor);
  const start = { ...base, parameters };
  const drawn =
    light === 'separable' ? besideEachOther(start, newId, sensors, arm) : behindChain(start, newId, sensors, arm);
  const level = light === 'coherent' ? VACUUM : light === 'entangled' ? MEASURED : {};
  return {
    ...withSum(drawn, 'Sum of forces over √4', [0.5, 0.5, 0.5, 0.5]),
    ...PAPER_TEXTS[light],
    ...(reading === 'angular' ? ANGULAR_TEXTS : {}),
    network: withSqueezers(drawn, level),
  };
}

const PAPER_TEXTS: Readonly<Record<PaperLight, { readonly name: string; readonly notes: string }>> = {
  entangled: {
    name: 'Li et al. 2025, entangled light',
    notes:
      'Four sensors at 4.3 MHz share a squeezer of −7.1 dB with 2.3 photons. Read 48.46 kHz above resonance, where Eq. (1) as printed gives coherent light 197 fN/√Hz; the paper measures 122, this light can reach 115. Coupling as printed, 2π × 822 Hz.',
  },
  separable: {
    name: 'Li et al. 2025, separate squeezers',
    notes:
      'The same four sensors, each with a pure squeezer of its own; together they use the 2.3 photons of the shared one. They resolve 121.9 fN/√Hz. The paper states 184, which is one arm of the shared light and not a squeezer of its own.',
  },
  coherent: {
    name: 'Li et al. 2025, coherent light',
    notes:
      'The same four sensors without squeezing: 197 fN/√Hz off resonance, 6.65 on it, where only thermal force is left.',
  },
};

const ANGULAR_TEXTS = {
  name: 'Li et al. 2025, coupling of 822 rad/s',
  notes:
    'The printed coupling g₀/2π = 822 Hz read as 822 rad/s, which length, wavelength and mass give. Imprecision is then (2π)² higher, so 197 fN/√Hz lies 7.75 kHz above resonance.',
};

/** The four sensors with the resonances that were observed, propagation and detection apart, set up as built: an even split, all phases 0. */
export function fourMembranesProject(newId: () => string): Project {
  const project = membranes(newId, [0.5, 0.5, 0.5, 0.5], 4.32e6);
  return {
    ...project,
    name: 'Four membranes, one frequency',
    notes:
      'Li et al. 2025 with resonances of 4.276, 4.301, 4.338 and 4.365 MHz, at 4.320 MHz between them. As built, with equal phases, squeezed light gains nothing there: the responses differ in sign. Optimise turns two sensors by 180°.',
  };
}

/** A force on the first sensor alone, 5 kHz above its resonance: the other three records are references. */
export function localForceProject(newId: () => string): Project {
  const project = membranes(newId, [1, 0, 0, 0], PAPER_RESONANCES[0] + 5e3);
  return {
    ...project,
    name: 'A force on one sensor',
    notes:
      'An incoherent force on Sensor 1, 5 kHz above its resonance. Its own record resolves 15.3 fN/√Hz, the sum of all records 18.9; with the other records as references of the shared noise it is 14.1.',
    parameters: { ...project.parameters, forces: 'local' },
  };
}

function membranes(newId: () => string, weights: readonly number[], frequency: number): Project {
  const base = emptyProject(newId);
  const start = { ...base, parameters: { ...base.parameters, signal: 'force', frequency } };
  const arm = { before: PAPER_PROPAGATION, after: PAPER_DETECTION };
  const sensors = PAPER_RESONANCES.map((resonance) => ({ resonance }));
  const drawn = behindChain(start, newId, sensors, arm);
  const name = weights.filter((weight) => weight !== 0).length > 1 ? 'Sum of forces over √4' : 'Force on Sensor 1';
  return { ...withSum(drawn, name, weights), network: withSqueezers(drawn, MEASURED) };
}

interface ArmLoss {
  readonly before: number;
  readonly after: number;
}

/** A chain set to the even split that the paper builds: 25:75, 33:67, 50:50. */
function behindChain(start: Project, newId: () => string, sensors: readonly Parameters[], loss: ArmLoss): Project {
  const project = buildChain(start, sensors.length, newId);
  const places = project.network.elements.filter(({ type }) => type === 'sensor').map(({ id }) => id);
  const elements = project.network.elements.map((element) => {
    const changed = element.type === 'detector' ? { efficiency: loss.after } : sensors[places.indexOf(element.id)];
    return { ...element, parameters: { ...element.parameters, ...changed } };
  });
  const links = project.network.links.map((link) =>
    places.includes(link.to.element)
      ? { ...link, parameters: { ...link.parameters, transmission: loss.before } }
      : link,
  );
  const splitters = elements.filter(({ type }) => type === 'splitter');
  const settings: Settings = Object.fromEntries(
    splitters.map(({ id }, k) => [id, { ratio: 1 / (sensors.length - k) }]),
  );
  return { ...project, network: { elements, links }, settings };
}

/** A squeezer for each sensor, all with the same share of the photons. */
function besideEachOther(start: Project, newId: () => string, sensors: readonly Parameters[], loss: ArmLoss): Project {
  const drawing = new Drawing(newId);
  const settings: Record<string, Record<string, number>> = {};
  sensors.forEach((parameters, j) => {
    const x = COLUMN * j + SENSOR_RIGHT;
    const squeezer = drawing.place('squeezer', `Squeezer ${j + 1}`, { x: COLUMN * j, y: 0 });
    const sensor = drawing.place('sensor', `Sensor ${j + 1}`, { x, y: SENSOR_BELOW }, parameters);
    const detector = drawing.place(
      'detector',
      `Detector ${j + 1}`,
      { x, y: DETECTOR_BELOW },
      { efficiency: loss.after },
    );
    const arm = { transmission: loss.before };
    drawing.connect({ element: squeezer, port: 'out' }, { element: sensor, port: 'light' }, arm);
    drawing.connect({ element: sensor, port: 'record' }, { element: detector, port: 'in' });
    settings[squeezer] = { photons: PAPER_PHOTONS / sensors.length };
  });
  const target = { functionals: [{ id: newId(), name: 'Sum', importance: 1, weights: {} }] };
  return { ...start, network: { elements: drawing.elements, links: drawing.links }, target, settings };
}

function withSqueezers({ network }: Project, parameters: Parameters): Project['network'] {
  const elements = network.elements.map((element) =>
    element.type === 'squeezer' ? { ...element, parameters: { ...element.parameters, ...parameters } } : element,
  );
  return { ...network, elements };
}

function withSum(project: Project, name: string, weights: readonly number[]): Project {
  const sensors = project.network.elements.filter(({ type }) => type === 'sensor');
  const [functional] = project.target.functionals;
  const byId = Object.fromEntries(sensors.map(({ id }, j) => [id, weights[j]!]));
  return { ...project, target: { functionals: [{ ...functional!, name, weights: byId }] } };
}

function hertz(rate: number): number {
  // Documents state what was typed, without the rounding of the way through rad/s.
  return Number((rate / (2 * Math.PI)).toPrecision(12));
}
