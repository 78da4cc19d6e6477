import type { NetworkElement, Project } from '../../document/project';
import { BAND_POINTS, bandFrequencies } from '../optomechanics/band-grid';
import { principalReadouts } from '../optomechanics/principal-readouts';
import { frequencyRows } from './band-scheme';
import { lightPathsOf } from './light-paths';
import type { Band, Mechanics } from './mechanics';

/** What the records of mechanical sensors are read with over a band. */
export interface NetworkBand {
  readonly readouts: readonly (readonly number[])[];
  readonly importances: readonly number[];
  readonly responses: readonly number[];
}

/** Records behind the sensors, by sensor. */
interface Records {
  readonly sensors: readonly NetworkElement[];
  readonly efficiencies: readonly number[];
  readonly lockJitters: readonly number[];
}

/**
 * Read-out weights whose importance-weighted variance is the mean over the band of noise over shot noise with
 * perfect locks: those of every frequency, or the few principal ones that stand for them.
 */
export function networkBand(
  project: Project,
  mechanics: Mechanics,
  band: Band,
  { sensors, efficiencies, lockJitters }: Records,
  rows: 'every' | 'principal',
  points = BAND_POINTS,
): NetworkBand {
  const lit = new Set(lightPathsOf(project).steps.map(({ element }) => element.id));
  const read = sensors.map((_, j) => j).filter((j) => lit.has(sensors[j]!.id) && efficiencies[j]! > 0);
  const ends = read.map((j) => ({
    id: sensors[j]!.id,
    // What is lost before a sensor does not enter its read-out weight.
    before: 1,
    after: efficiencies[j]!,
    weights: project.target.functionals.map(({ weights }) => weights[sensors[j]!.id] ?? 0),
  }));
  const [every, shares] = frequencyRows(project, mechanics, ends, bandFrequencies(band, points));
  const chosen = rows === 'every' ? every : principalReadouts(every, shares);
  const gains = lockJitters.map((jitter) => Math.exp(-0.5 * jitter * jitter));
  return {
    readouts: chosen.map((row) => {
      const readout = sensors.map(() => 0);
      read.forEach((j, i) => (readout[j] = row[i]! / gains[j]!));
      return readout;
    }),
    importances: rows === 'every' ? shares : chosen.map(() => 1),
    responses: sensors.map((_, j) => Math.sqrt(efficiencies[j]!) * gains[j]!),
  };
}
