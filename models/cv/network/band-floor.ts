import { bandFloor } from '../optomechanics/band-floor';
import { bandFrequencies } from '../optomechanics/band-grid';
import { bandTasks } from './band-scheme';
import { readMechanics } from './mechanics';
import type { Scheme } from './scheme';

/**
 * Thermal force and back-action of vacuum over shot noise, in the mean over the band of a scheme: what its variance
 * leaves out. 0 for schemes without a band.
 */
export function leftOutOfBand({ project, channels, band }: Scheme): number {
  const mechanics = readMechanics(project);
  if (!band || mechanics === null) return 0;
  const targets = project.target.functionals;
  const ends = channels.map(({ id, before, after }) => ({
    id,
    before,
    after,
    weights: targets.map(({ weights }) => weights[id] ?? 0),
  }));
  const tasks = bandTasks(project, mechanics, ends, bandFrequencies(band));
  return tasks.reduce((sum, { task, share }) => sum + share * bandFloor(task), 0);
}
