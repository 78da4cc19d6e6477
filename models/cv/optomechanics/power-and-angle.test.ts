import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identityMatrix, matrixFromRows } from '../../../optimizer/matrix';
import { networkCovariance } from '../equations/covariance';
import { REDUCED_PLANCK } from './constants';
import { forceCovariance, weightedForceNoise } from './force-covariance';
import { forceNoise, thermalForceNoise } from './force-noise';
import { optimalPower, type AngleFreedom, type PowerTask } from './power-and-angle';
import { paperSensor, paperSensors } from './paper-network';
import type { OptomechanicalSensor } from './sensor';
import { quantumLimitPower, standardQuantumLimit } from './standard-quantum-limit';
import { inverseSusceptibility } from './susceptibility';
import { hertz } from './testing/arriving-light';

const free = { least: 1e-9, most: 1e12 };
const single = (sensor: OptomechanicalSensor, efficiency: number, angles: AngleFreedom): PowerTask => ({
  sensors: [sensor],
  weights: [1],
  atSensors: identityMatrix(2),
  efficiencies: [efficiency],
  angles,
  factors: free,
});
const optimum = (task: PowerTask, frequency: number) => {
  const found = optimalPower(task, frequency);
  if (!found.ok) throw new Error(found.error);
  return found.value;
};

/** The noise by the full covariance of the read-out, with nothing but the powers and angles handed on. */
function propagated(task: PowerTask, frequency: number, factor: number, angles: readonly number[]): number {
  const sensors = task.sensors.map((sensor) => ({ ...sensor, power: factor * sensor.power }));
  const { atSensors, efficiencies, weights } = task;
  return weightedForceNoise(forceCovariance({ sensors, atSensors, angles, efficiencies }, frequency), weights);
}

const unit = (min: number, max: number) => fc.double({ min, max, noNaN: true });
/** The four sensors with any squeezed light, split and turned at will, so that its quadratures are correlated. */
const anyTask: fc.Arbitrary<PowerTask> = fc
  .record({
    amplitudes: fc.array(fc.tuple(unit(-0.5, 0.5), unit(-0.5, 0.5)), { minLength: 4, maxLength: 4 }),
    squeezed: unit(0.05, 1),
    excess: unit(1, 2),
    phase: unit(-1.5, 1.5),
    weights: fc.array(
      unit(0.05, 1).chain((size) => fc.constantFrom(size, -size, 0)),
      { minLength: 4, maxLength: 4 },
    ),
    efficiencies: fc.array(unit(0.2, 1), { minLength: 4, maxLength: 4 }),
    angles: fc.constantFrom<AngleFreedom>('each', 'common', 'none'),
  })
  .map(({ amplitudes, squeezed, excess, phase, weights, efficiencies, angles }) => {
    const real = matrixFromRows(amplitudes.map(([re]) => [re]));
    const imaginary = matrixFromRows(amplitudes.map(([, im]) => [im]));
    const source = { squeezed, antisqueezed: excess / squeezed, phase };
    return {
      sensors: paperSensors(),
      weights: [weights[0]! + 2, ...weights.slice(1)],
      atSensors: networkCovariance({ real, imaginary }, [source]),
      efficiencies,
      angles,
      factors: free,
    };
  });
const anyFrequency = unit(4.25e6, 4.39e6).map(hertz);

describe('the best probe power without freedom of the angle', () => {
  it('is that of the standard quantum limit, and so is its noise', () => {
    for (const offset of [0, 30, 5e3, -2e5]) {
      const sensor = paperSensor();
      const frequency = sensor.resonance + hertz(offset);
      const { factor, noise } = optimum(single(sensor, 1, 'none'), frequency);
      expect((factor * sensor.power) / quantumLimitPower(sensor, frequency)).toBeCloseTo(1, 9);
      expect((noise - thermalForceNoise(sensor)) / standardQuantumLimit(sensor, frequency)).toBeCloseTo(1, 6);
    }
  });

  it('is 1 / sqrt(eta) above the limit with losses', () => {
    const sensor = paperSensor();
    const frequency = hertz(4.35e6);
    const { noise } = optimum(single(sensor, 0.64, 'none'), frequency);
    expect((noise - thermalForceNoise(sensor)) / standardQuantumLimit(sensor, frequency)).toBeCloseTo(1.25, 9);
  });
});

describe('the best probe power with the angle', () => {
  it('is hbar |Z| sqrt(1 / eta - (Re Z / |Z|)^2) for coherent light, Z = 1 / chi', () => {
    fc.assert(
      fc.property(unit(0.05, 0.999), unit(-1e5, 1e5), (efficiency, offset) => {
        const sensor = { ...paperSensor(), temperature: 0 };
        const frequency = sensor.resonance + hertz(offset);
        const { real, imaginary } = inverseSusceptibility(sensor, frequency);
        const size = Math.hypot(real, imaginary);
        const expected = REDUCED_PLANCK * size * Math.sqrt(1 / efficiency - (real / size) ** 2);
        expect(optimum(single(sensor, efficiency, 'each'), frequency).noise / expected).toBeCloseTo(1, 9);
      }),
    );
  });

  it('reaches hbar |Im 1/chi| without loss, far below the standard quantum limit off resonance', () => {
    const sensor = { ...paperSensor(), temperature: 0 };
    const frequency = sensor.resonance + hertz(200);
    const { noise } = optimum(single(sensor, 1, 'each'), frequency);
    const dissipative = REDUCED_PLANCK * Math.abs(inverseSusceptibility(sensor, frequency).imaginary);
    expect(noise / dissipative).toBeCloseTo(1, 6);
    expect(noise).toBeLessThan(0.2 * standardQuantumLimit(sensor, frequency));
  });

  it('gains nothing by the angle on resonance', () => {
    const sensor = paperSensor();
    const task = single(sensor, 0.9, 'each');
    const { angles, noise } = optimum(task, sensor.resonance);
    expect(Math.abs(angles[0]!)).toBeLessThan(1e-9);
    expect(noise / optimum({ ...task, angles: 'none' }, sensor.resonance).noise).toBeCloseTo(1, 12);
  });
});

describe('a network of any light', () => {
  it('has the noise of the full covariance at the powers and angles found', () => {
    fc.assert(
      fc.property(anyTask, anyFrequency, (task, frequency) => {
        const { factor, angles, noise } = optimum(task, frequency);
        expect(propagated(task, frequency, factor, angles) / noise).toBeCloseTo(1, 7);
      }),
    );
  });

  it('is never beaten by other powers and angles of the same freedom', () => {
    const elsewhere = fc.tuple(unit(-6, 6), fc.array(unit(-0.2, 0.2), { minLength: 4, maxLength: 4 }));
    fc.assert(
      fc.property(anyTask, anyFrequency, elsewhere, (task, frequency, [octaves, turns]) => {
        const best = optimum(task, frequency);
        const turn = (angle: number, j: number) => {
          if (task.angles === 'none') return 0;
          return Math.max(-1.57, Math.min(1.57, angle + turns[task.angles === 'common' ? 0 : j]!));
        };
        // All angles of a common freedom start equal, so they stay so.
        const noise = propagated(task, frequency, best.factor * 2 ** octaves, best.angles.map(turn));
        expect(noise).toBeGreaterThanOrEqual(best.noise * (1 - 1e-9));
      }),
      { numRuns: 400 },
    );
  });

  it('does no worse with more freedom, and keeps a limit of the power', () => {
    fc.assert(
      fc.property(anyTask, anyFrequency, unit(0.01, 100), (task, frequency, most) => {
        const noise = (angles: AngleFreedom) => optimum({ ...task, angles }, frequency).noise;
        expect(noise('each')).toBeLessThanOrEqual(noise('common') * (1 + 1e-9));
        expect(noise('common')).toBeLessThanOrEqual(noise('none') * (1 + 1e-9));
        const held = optimum({ ...task, factors: { least: 1e-3, most } }, frequency);
        expect(held.factor).toBeLessThanOrEqual(most);
        expect(held.noise).toBeGreaterThanOrEqual(optimum(task, frequency).noise * (1 - 1e-9));
      }),
    );
  });

  it('is the sum over sensors for coherent light of one sensor after the other', () => {
    const sensors = paperSensors();
    const factors = { least: 1, most: 1 };
    const task: PowerTask = { ...single(sensors[0]!, 1, 'none'), sensors, weights: [1, -2, 0, 0.5], atSensors: identityMatrix(8), efficiencies: [1, 1, 1, 1], factors }; // prettier-ignore
    const frequency = hertz(4.32e6);
    const own = sensors.map((sensor) => forceNoise(sensor, frequency).total);
    expect(optimum(task, frequency).noise / (own[0]! + 4 * own[1]! + 0.25 * own[3]!)).toBeCloseTo(1, 12);
  });

  it('refuses what has no read-out', () => {
    const nothing = { ...single(paperSensor(), 1, 'each' as const), weights: [0] };
    expect(optimalPower(nothing, hertz(4.3e6)).ok).toBe(false);
    expect(optimalPower(single(paperSensor(), 0, 'each'), hertz(4.3e6)).ok).toBe(false);
  });
});
