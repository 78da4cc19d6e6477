import type { Matrix } from '../../../optimizer/matrix';
import { dot } from '../../../optimizer/vector';
import type { NetworkElement, Project } from '../../document/project';
import { estimatorVariance, jitteredHomodyneCovariance, networkCovariance } from '../equations/covariance';
import { opoSpectrum } from '../equations/opo';
import { graphOf, linkPassage, numberOf, passed } from './graph';
import { propagate, type Propagation } from './propagate';
import { regimeOf } from '../regime';
import { settingOf } from './settings';
import { jitteredVariance, pureVariance, type SqueezedSource } from '../equations/sources';

/** The records of a network with the settings in force, by full covariance propagation. */
export interface NetworkNoise extends Propagation {
  readonly sources: readonly SqueezedSource[];
  /** Efficiency of each record after its sensor; 0 without a detector. */
  readonly efficiencies: readonly number[];
  readonly lockJitters: readonly number[];
  /** Covariance at the sensors, 2M x 2M, X before Y. */
  readonly atSensors: Matrix;
  /** Covariance of the homodyne records, M x M. */
  readonly records: Matrix;
  /** s_j: shift of each record per unit signal. */
  readonly responses: readonly number[];
  /** g: read-out weights of each target sum (one list in regime common). */
  readonly readouts: readonly (readonly number[])[];
  /** Relative importance of each list, sum 1. */
  readonly importances: readonly number[];
  /** Importance-weighted variance; infinite where a weighted sensor has no response. */
  readonly variance: number;
}

/** Propagates the light of a sound project; optionally with other lock jitters (for what they cost). */
export function networkNoise(project: Project, options: { readonly ignoreLockJitter?: boolean } = {}): NetworkNoise {
  const propagation = propagate(project);
  const { squeezers, sensors, transfer } = propagation;
  const sources = squeezers.map((squeezer) => sourceState(project, squeezer));
  const ends = sensors.map((sensor) => detection(project, sensor));
  const efficiencies = ends.map(({ efficiency }) => efficiency);
  const lockJitters = ends.map(({ lockJitter }) => (options.ignoreLockJitter ? 0 : lockJitter));
  const atSensors = networkCovariance(transfer, sources);
  const records = jitteredHomodyneCovariance(atSensors, lockJitters, efficiencies);
  const carriers = carrierPowers(project, propagation);
  const responses = sensors.map(
    ({ parameters }, j) =>
      numberOf(parameters, 'response', 1) *
      Math.sqrt(carriers[j]! * efficiencies[j]!) *
      Math.exp(-0.5 * lockJitters[j]! ** 2),
  );
  const { readouts, importances } = readoutWeights(project, sensors, responses);
  const variance = readouts.reduce(
    (sum, g, r) => sum + importances[r]! * (g.every(Number.isFinite) ? estimatorVariance(records, g) : Infinity),
    0,
  );
  return {
    ...propagation,
    sources,
    efficiencies,
    lockJitters,
    atSensors,
    records,
    responses,
    readouts,
    importances,
    variance,
  };
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

function detection(project: Project, sensor: NetworkElement): { efficiency: number; lockJitter: number } {
  const graph = graphOf(project);
  const record = graph.linkFrom({ element: sensor.id, port: 'record' });
  const detector = record && graph.elements.get(record.to.element);
  if (!record || !detector) return { efficiency: 0, lockJitter: 0 };
  return {
    efficiency: passed(linkPassage(record).transmission * numberOf(detector.parameters, 'efficiency', 1)),
    lockJitter: numberOf(detector.parameters, 'lockJitter', 0),
  };
}

/** Carrier power at each sensor by which its response is multiplied (in amplitude); 1 where there is none. */
function carrierPowers(project: Project, { squeezers, sensors, transfer }: Propagation): readonly number[] {
  switch (regimeOf(project.parameters)) {
    case 'separate':
    case 'common':
      return sensors.map(() => 1);
    case 'individual':
      return sensors.map(({ id }) => settingOf(project, id, 'carrier'));
    case 'shared':
      return sensors.map((_, j) =>
        squeezers.reduce((sum, { id }, k) => {
          const index = j * squeezers.length + k;
          const power = transfer.real.data[index]! ** 2 + transfer.imaginary.data[index]! ** 2;
          return sum + power * settingOf(project, id, 'carrier');
        }, 0),
      );
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
