import type { Project } from '../../document/project';
import { bandReadouts, type BandTask } from '../optomechanics/band-design';
import { bandFrequencies, BAND_POINTS } from '../optomechanics/band-grid';
import { principalReadouts } from '../optomechanics/principal-readouts';
import { regimeOf } from '../regime';
import type { Band, Mechanics } from './mechanics';
import type { Channel, Scheme } from './scheme';

/**
 * A scheme whose variance is the mean over a band of noise over shot noise. Every frequency stands for two
 * weighted sums of the records (real and imaginary part of its read-out weights); all that counts of them are their
 * principal sums, which become the target of a network with a separate carrier and responses of 1. Every
 * closed form for weighted sums then holds for the band.
 */
export function bandScheme(scheme: Scheme, mechanics: Mechanics, band: Band): Scheme {
  const ends = scheme.channels.map(({ id, before, after, weights }) => ({ id, before, after, weights }));
  const rows = principalReadouts(...frequencyRows(scheme.project, mechanics, ends, bandFrequencies(band)));
  const channels = scheme.channels.map((channel, j): Channel => ({
    ...channel,
    response: 1,
    // Read with sqrt(eta_post), which the rows have already.
    weights: rows.map((row) => row[j]! * Math.sqrt(channel.after)),
  }));
  return {
    ...scheme,
    regime: 'separate',
    channels,
    importances: rows.map(() => 1),
    band: { ...band, points: BAND_POINTS },
  };
}

/** A record as the rows need it; `weights` of its force in each target sum. */
export interface BandEnd {
  readonly id: string;
  readonly before: number;
  readonly after: number;
  readonly weights: readonly number[];
}

/**
 * Read-out weights at every frequency, over their length, and the share of each row in the mean: two rows
 * for each frequency and target sum. A common force acts on all of the ends alike.
 */
export function frequencyRows(
  project: Project,
  mechanics: Mechanics,
  ends: readonly BandEnd[],
  frequencies: readonly number[],
): [rows: number[][], importances: number[]] {
  const tasks = bandTasks(project, mechanics, ends, frequencies);
  const rows = tasks.map(({ task }) => bandReadouts(task).flatMap(({ real, imaginary }) => [real, imaginary]));
  const importances = tasks.flatMap(({ share }, r) => rows[r]!.map(() => share / frequencies.length));
  return [rows.flat(), importances];
}

/** The band as a task for each target sum, with its relative importance. */
export function bandTasks(
  { parameters, target }: Project,
  mechanics: Mechanics,
  ends: readonly BandEnd[],
  frequencies: readonly number[],
): { readonly task: BandTask; readonly share: number }[] {
  const common = regimeOf(parameters) === 'common';
  const records = {
    sensors: ends.map(({ id }) => mechanics.sensors.get(id)!),
    before: ends.map(({ before }) => before),
    after: ends.map(({ after }) => after),
    frequencies,
  };
  if (common) return [{ task: { ...records, force: 'common', weights: ends.map(() => 1) }, share: 1 }];
  const total = target.functionals.reduce((sum, { importance }) => sum + importance, 0);
  return target.functionals.map(({ importance }, r) => ({
    task: { ...records, force: 'mean', weights: ends.map(({ weights }) => weights[r]!) },
    share: importance / total,
  }));
}
