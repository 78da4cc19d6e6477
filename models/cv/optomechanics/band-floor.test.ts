import { describe, expect, it } from 'vitest';
import { matrixFromRows } from '../../../optimizer/matrix';
import type { BandTask } from './band-design';
import { bandFloor } from './band-floor';
import { bandFrequencies } from './band-grid';
import { commonForceEstimate, forceCovariance, weightedForceNoise } from './force-covariance';
import { imprecisionForceNoise, thermalForceNoise } from './force-noise';
import { paperSensors } from './paper-network';
import { hertz } from './testing/arriving-light';

const sensors = paperSensors();
const after = sensors.map(() => 0.89);
const band = { sensors, before: [1, 1, 1, 1], after };
/** Noise of coherent light at the sensors, 2M x 2M. */
const vacuum = matrixFromRows(Array.from({ length: 8 }, (_, i) => Array.from({ length: 8 }, (__, j) => +(i === j))));

describe('bandFloor', () => {
  it('is what coherent light has above its shot noise, by the full covariance of the sensors', () => {
    const weights = [0.4, 0, -0.2, 0.1];
    for (const place of [4.25e6, 4.31e6, 4.3651e6]) {
      const frequencies = [hertz(place)];
      const covariance = forceCovariance(
        { sensors, atSensors: vacuum, angles: [0, 0, 0, 0], efficiencies: after },
        frequencies[0]!,
      );
      const shot = sensors.map((sensor, j) =>
        imprecisionForceNoise(sensor, frequencies[0]!, { efficiency: after[j]! }),
      );
      const ofSum = shot.reduce((sum, own, j) => sum + weights[j]! ** 2 * own, 0);
      const task: BandTask = { ...band, force: 'mean', weights, frequencies };
      expect(bandFloor(task)).toBeCloseTo(weightedForceNoise(covariance, weights) / ofSum - 1, 9);
    }
  });

  it('of a common force lies above what the best weights, which know of it, have to bear', () => {
    const frequencies = [hertz(4.32e6)];
    const covariance = forceCovariance(
      { sensors, atSensors: vacuum, angles: [0, 0, 0, 0], efficiencies: after },
      frequencies[0]!,
    );
    const best = commonForceEstimate(covariance, [1, 1, 1, 1]);
    if (!best.ok) throw new Error(best.error);
    const information = sensors.reduce(
      (sum, sensor) => sum + 1 / imprecisionForceNoise(sensor, frequencies[0]!, { efficiency: 0.89 }),
      0,
    );
    const floor = bandFloor({ ...band, force: 'common', weights: [1, 1, 1, 1], frequencies });
    const known = best.value.noise * information - 1;
    expect(floor).toBeGreaterThanOrEqual(known * (1 - 1e-12));
    expect(floor / known).toBeCloseTo(1, 2);
  });

  it('of one sensor is its thermal force over its imprecision, and small for the mean force of four', () => {
    const frequencies = bandFrequencies({ from: hertz(4.25e6), to: hertz(4.39e6) });
    const one: BandTask = { sensors: [sensors[0]!], before: [1], after: [1], force: 'mean', weights: [1], frequencies: [hertz(4.281e6)] }; // prettier-ignore
    const expected = thermalForceNoise(sensors[0]!) / imprecisionForceNoise(sensors[0]!, hertz(4.281e6));
    expect(bandFloor(one) / expected).toBeCloseTo(1, 6);
    expect(bandFloor({ ...band, force: 'mean', weights: [1, 1, 1, 1], frequencies })).toBeLessThan(0.01);
  });
});
