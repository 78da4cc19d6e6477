import type { BandTask } from './band-design';
import { backActionForceNoise, imprecisionForceNoise, thermalForceNoise } from './force-noise';

/**
 * Mean over a band of thermal force and back-action of vacuum, over the shot noise at the same frequency: what the
 * figure of merit of a band, which counts the noise of the records alone, leaves out.
 */
export function bandFloor(task: BandTask): number {
  const { sensors, force, weights, after, frequencies } = task;
  const ratios = Array.from(frequencies, (frequency) => {
    const shot = sensors.map((sensor, j) => imprecisionForceNoise(sensor, frequency, { efficiency: after[j]! }));
    const floor = sensors.map((sensor) => thermalForceNoise(sensor) + backActionForceNoise(sensor, frequency));
    // A common force is read with weights that are best for white noise, each record by the inverse of its own.
    const filter = shot.map((own, j) => (weights[j] === 0 ? 0 : force === 'mean' ? weights[j]! : weights[j]! / own));
    const sum = (noise: readonly number[]): number =>
      filter.reduce((total, h, j) => total + (h === 0 ? 0 : h * h * noise[j]!), 0);
    return sum(floor) / sum(shot);
  });
  return ratios.reduce((sum, ratio) => sum + ratio / ratios.length, 0);
}
