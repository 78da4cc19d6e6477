import { dot } from '../../../optimizer/vector';
import type { NetworkElement, Project } from '../../document/project';
import { opoSpectrum } from '../equations/opo';
import { graphOf, linkPassage, numberOf, passed, type Graph } from './graph';
import { powerOf } from './amplitude';
import { readMechanics } from './mechanics';
import { networkBand } from './network-band';
import { networkForces, type NetworkForces } from './network-forces';
import { propagate, type Arrival, type Propagation } from './propagate';
import { regimeOf } from '../regime';
import { settingOf } from './settings';
import { traceBack } from './trace-back';
import type { RecordedLight } from './traced-forces';
import { jitteredVariance, pureVariance, type SqueezedSource } from '../equations/sources';

/** The records of a network with the settings in force, by propagation through the whole drawing. */
export interface NetworkNoise extends Propagation {
  readonly sources: readonly SqueezedSource[];
  /** Efficiency of each record after its sensor; 0 without a detector. */
  readonly efficiencies: readonly number[];
  readonly lockJitters: readonly number[];
  /** s_j: shift of each record per unit signal. */
  readonly responses: readonly number[];
  /** g: read-out weights of each target sum (one list in regime common). */
  readonly readouts: readonly (readonly number[])[];
  /** Relative importance of each list, sum 1. */
  readonly importances: readonly number[];
  /** Importance-weighted variance; infinite where a weighted sensor has no response. */
  readonly variance: number;
  /** Where the sensors measure forces: what is in the variance beside the noise of the records, and the filters. */
  readonly forces?: Pick<NetworkForces, 'thermal' | 'backAction' | 'filters' | 'traced'>;
  /** Variance of the sum of the records with weights g, homodyne noise and all: g . Sigma g without the matrix. */
  varianceOf(readout: readonly number[]): number;
}

export interface NoiseOptions {
  /** Leaves the lock jitter out, for what it costs. */
  readonly ignoreLockJitter?: boolean;
  /** omega in rad/s for sensors that measure forces; that of the project, or its band, if left out. */
  readonly frequency?: number;
  /** Of a band: all its frequencies, or the few sums that stand for them (if left out). */
  readonly bandRows?: 'every' | 'principal';
  /** Frequencies of a band, equally spaced, in place of those that designs are judged on. */
  readonly bandPoints?: number;
}

/** Propagates the light of a sound project. */
export function networkNoise(project: Project, options: NoiseOptions = {}): NetworkNoise {
  const propagation = propagate(project);
  const { squeezers, sensors } = propagation;
  const sources = squeezers.map((squeezer) => sourceState(project, squeezer));
  const { efficiencies, lockJitters: drawn } = detectorsOf(project);
  const lockJitters = options.ignoreLockJitter ? drawn.map(() => 0) : drawn;
  const records = { ...propagation, sources, efficiencies, lockJitters };
  const varianceOf = (readout: readonly number[]): number => recordedVariance(project, records, readout);
  const overReadouts = (readouts: NetworkNoise['readouts'], importances: readonly number[]): number =>
    readouts.reduce((sum, g, r) => sum + importances[r]! * (g.every(Number.isFinite) ? varianceOf(g) : Infinity), 0);
  const mechanics = readMechanics(project);
  if (mechanics?.band && options.frequency === undefined) {
    const { bandRows = 'principal', bandPoints } = options;
    const band = networkBand(project, mechanics, mechanics.band, records, bandRows, bandPoints);
    return { ...records, ...band, variance: overReadouts(band.readouts, band.importances), varianceOf };
  }
  if (mechanics) {
    const forces = networkForces(project, mechanics, options.frequency ?? mechanics.frequency, records);
    const { responses, readouts, importances, variance } = forces;
    return { ...records, responses, readouts, importances, variance, forces, varianceOf };
  }
  const carriers = carrierPowers(project, propagation);
  const responses = sensors.map(
    ({ parameters }, j) =>
      numberOf(parameters, 'response', 1) *
      Math.sqrt(carriers[j]! * efficiencies[j]!) *
      Math.exp(-0.5 * lockJitters[j]! ** 2),
  );
  const { readouts, importances } = readoutWeights(project, sensors, responses);
  const variance = overReadouts(readouts, importances);
  return { ...records, responses, readouts, importances, variance, varianceOf };
}

/**
 * Variance of a sum of homodyne records. Each record is sqrt(eta) (cos theta Y + sin theta X) + vacuum, with
 * independent Gaussian theta of rms sigma: on average exp(-sigma^2 / 2) Y, which is traced back through the
 * drawing, and noise of its own from what theta mixes in.
 */
function recordedVariance(project: Project, records: RecordedLight, readout: readonly number[]): number {
  const { squeezers, sensors, sources, efficiencies, lockJitters } = records;
  let variance = 0;
  const y = readout.map((g, j) => {
    const efficiency = efficiencies[j]!;
    variance += g * g * (1 - efficiency + efficiency * lockNoise(records, j));
    return g * Math.sqrt(efficiency) * Math.exp(-0.5 * lockJitters[j]! ** 2);
  });
  const traced = traceBack(project, sensors, { x: y.map(() => 0), y });
  squeezers.forEach(({ id }, k) => {
    const { x: alongX, y: alongY } = traced.sources.get(id)!;
    variance += sources[k]!.antisqueezed * alongX ** 2 + sources[k]!.squeezed * alongY ** 2;
  });
  return variance + traced.vacuum;
}

/** V_Y (1 - e)^2 / 2 + V_X (1 - e^2) / 2 with e = exp(-sigma^2): variance of a record about its mean over theta. */
function lockNoise({ arrivals, sources, lockJitters }: RecordedLight, j: number): number {
  const x = lockJitters[j]! ** 2;
  if (x === 0) return 0;
  let ofX = 1;
  let ofY = 1;
  for (const { source, real, imaginary } of arrivals[j]!) {
    const { squeezed, antisqueezed } = sources[source]!;
    ofX += (antisqueezed - 1) * real * real + (squeezed - 1) * imaginary * imaginary;
    ofY += (squeezed - 1) * real * real + (antisqueezed - 1) * imaginary * imaginary;
  }
  return (ofY * Math.expm1(-x) ** 2 - ofX * Math.expm1(-2 * x)) / 2;
}

/** Variances of a squeezer at its output, averaged over its angle jitter. */
export function sourceState(project: Project, squeezer: NetworkElement): SqueezedSource {
  const { squeezed, antisqueezed } = emittedState(project, squeezer);
  const read = jitteredVariance(squeezed, antisqueezed, numberOf(squeezer.parameters, 'jitter', 0));
  return { squeezed: read, antisqueezed: squeezed + antisqueezed - read, phase: 0 };
}

/** Variances of a squeezer at its output, as measured or as its photons or its pump make them. */
export function emittedState(project: Project, { id, parameters }: NetworkElement): SqueezedSource {
  switch (parameters['purity']) {
    case 'measured': {
      const squeezed = numberOf(parameters, 'level', 1);
      return { squeezed, antisqueezed: numberOf(parameters, 'antilevel', 1), phase: 0 };
    }
    case 'pumped': {
      const pump = settingOf(project, id, 'pump');
      const { squeezed, antisqueezed } = opoSpectrum(
        pump,
        numberOf(parameters, 'escape', 1),
        numberOf(parameters, 'detuning', 0),
      );
      return { squeezed, antisqueezed, phase: 0 };
    }
    default: {
      const squeezed = pureVariance(settingOf(project, id, 'photons'));
      return { squeezed, antisqueezed: 1 / squeezed, phase: 0 };
    }
  }
}

/** How the record of each sensor is detected, in drawing order. */
interface Detectors {
  readonly efficiencies: readonly number[];
  readonly lockJitters: readonly number[];
}

/** Networks never change, and detectors have no settings. */
const knownDetectors = new WeakMap<Project['network'], Detectors>();

function detectorsOf(project: Project): Detectors {
  const before = knownDetectors.get(project.network);
  if (before) return before;
  const graph = graphOf(project);
  const ends = graph.ofType('sensor').map((sensor) => detection(graph, sensor));
  const detectors = {
    efficiencies: ends.map(({ efficiency }) => efficiency),
    lockJitters: ends.map(({ lockJitter }) => lockJitter),
  };
  knownDetectors.set(project.network, detectors);
  return detectors;
}

function detection(graph: Graph, sensor: NetworkElement): { efficiency: number; lockJitter: number } {
  const record = graph.linkFrom({ element: sensor.id, port: 'record' });
  const detector = record && graph.elements.get(record.to.element);
  if (!record || !detector) return { efficiency: 0, lockJitter: 0 };
  return {
    efficiency: passed(linkPassage(record).transmission * numberOf(detector.parameters, 'efficiency', 1)),
    lockJitter: numberOf(detector.parameters, 'lockJitter', 0),
  };
}

/** Carrier power at each sensor by which its response is multiplied (in amplitude); 1 where there is none. */
function carrierPowers(project: Project, { squeezers, sensors, arrivals }: Propagation): readonly number[] {
  switch (regimeOf(project.parameters)) {
    case 'separate':
    case 'common':
      return sensors.map(() => 1);
    case 'individual':
      return sensors.map(({ id }) => settingOf(project, id, 'carrier'));
    case 'shared': {
      const launched = squeezers.map(({ id }) => settingOf(project, id, 'carrier'));
      const power = (sum: number, light: Arrival): number => sum + powerOf(light) * launched[light.source]!;
      return arrivals.map((arrived) => arrived.reduce(power, 0));
    }
  }
}

/** Forced by unbiasedness, g = c / s, except for a common signal, where the weights set are scaled to g . s = 1. */
function readoutWeights(project: Project, sensors: readonly NetworkElement[], responses: readonly number[]) {
  if (regimeOf(project.parameters) === 'common') {
    const raw = sensors.map(({ id }, j) => (responses[j] === 0 ? 0 : settingOf(project, id, 'readoutWeight')));
    const gain = dot(raw, responses);
    return { readouts: [raw.map((g) => g / gain)], importances: [1] };
  }
  const { functionals } = project.target;
  const total = functionals.reduce((sum, { importance }) => sum + importance, 0);
  const readouts = functionals.map(({ weights }) =>
    sensors.map(({ id }, j) => {
      const weight = weights[id] ?? 0;
      return weight === 0 ? 0 : weight / responses[j]!;
    }),
  );
  return { readouts, importances: functionals.map(({ importance }) => importance / total) };
}
