import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identityMatrix, matrixFromRows } from '../../../optimizer/matrix';
import { networkCovariance } from '../equations/covariance';
import { REDUCED_PLANCK } from './constants';
import {
  commonForceEstimate,
  forceCovariance,
  ownForceNoises,
  weightedForceNoise,
  type ForceReadout,
} from './force-covariance';
import { forceNoise, thermalForceNoise } from './force-noise';
import { paperSensor, paperSensors } from './paper-network';
import { transduction, type OptomechanicalSensor } from './sensor';
import { susceptibility } from './susceptibility';
import { hertz, paperReadout } from './testing/arriving-light';

const angle = fc.double({ min: -1.2, max: 1.2, noNaN: true });
const efficiency = fc.double({ min: 0.05, max: 1, noNaN: true });
/** Sensors near their limits: strong probes in the cold, so that every term counts. */
const strong = (m: number) =>
  paperSensors()
    .slice(0, m)
    .map((sensor) => ({ ...sensor, power: 3e-3, temperature: 1e-3 }));

const anyReadout: fc.Arbitrary<ForceReadout> = fc
  .tuple(
    fc.array(fc.record({ amplitude: fc.double({ min: -0.5, max: 0.5, noNaN: true }), phase: angle }), { minLength: 3, maxLength: 3 }),
    fc.record({ squeezed: fc.double({ min: 0.02, max: 1, noNaN: true }), impurity: fc.double({ min: 1, max: 3, noNaN: true }), phase: angle }),
    fc.array(angle, { minLength: 3, maxLength: 3 }),
    fc.array(efficiency, { minLength: 3, maxLength: 3 }),
  )
  .map(([arms, { squeezed, impurity, phase }, angles, efficiencies]) => {
    const real = matrixFromRows(arms.map(({ amplitude, phase: turn }) => [amplitude * Math.cos(turn)]));
    const imaginary = matrixFromRows(arms.map(({ amplitude, phase: turn }) => [amplitude * Math.sin(turn)]));
    const source = { squeezed, antisqueezed: impurity / squeezed, phase };
    return { sensors: strong(3), atSensors: networkCovariance({ real, imaginary }, [source]), angles, efficiencies };
  }); // prettier-ignore

const nearResonances = fc.double({ min: 4.2e6, max: 4.45e6, noNaN: true }).map(hertz);

/** The output of each sensor as sums over independent inputs, straight from the equation of motion. */
function recordOf(sensor: OptomechanicalSensor, theta: number, eta: number, frequency: number) {
  const k = transduction(sensor, frequency);
  const chi = susceptibility(sensor, frequency);
  const [sine, cosine] = [Math.sin(theta), Math.cos(theta)];
  const perForce = [Math.sqrt(eta) * cosine * k * chi.real, Math.sqrt(eta) * cosine * k * chi.imaginary] as const;
  return {
    perForce,
    fromX: [perForce[0] * 0.5 * REDUCED_PLANCK * k + Math.sqrt(eta) * sine, perForce[1] * 0.5 * REDUCED_PLANCK * k] as const,
    fromY: [Math.sqrt(eta) * cosine, 0] as const,
  }; // prettier-ignore
}

describe('forceCovariance', () => {
  it('is what full propagation of quadratures, thermal forces and vacuum gives', () => {
    fc.assert(
      fc.property(anyReadout, nearResonances, (readout, frequency) => {
        const { sensors, atSensors, angles, efficiencies } = readout;
        const covariance = forceCovariance(readout, frequency);
        const records = sensors.map((sensor, j) => recordOf(sensor, angles[j]!, efficiencies[j]!, frequency));
        const m = sensors.length;
        for (let i = 0; i < m; i++) {
          for (let j = 0; j < m; j++) {
            let [re, im] = [0, 0];
            const add = (v: number, a: readonly [number, number], b: readonly [number, number]) => {
              re += v * (a[0] * b[0] + a[1] * b[1]);
              im += v * (a[1] * b[0] - a[0] * b[1]);
            };
            for (const [p, inputI] of [records[i]!.fromX, records[i]!.fromY].entries()) {
              for (const [q, inputJ] of [records[j]!.fromX, records[j]!.fromY].entries()) {
                add(atSensors.data[(p * m + i) * 2 * m + q * m + j]!, inputI, inputJ);
              }
            }
            if (i === j) {
              add(thermalForceNoise(sensors[i]!), records[i]!.perForce, records[i]!.perForce);
              re += 1 - efficiencies[i]!;
            }
            // Back from forces to records: multiply by both responses.
            const [s, t] = [records[i]!.perForce, records[j]!.perForce];
            const [p, q] = [covariance.real.data[i * m + j]!, covariance.imaginary.data[i * m + j]!];
            const [gr, gi] = [s[0] * t[0] + s[1] * t[1], s[1] * t[0] - s[0] * t[1]];
            const scale = Math.hypot(re, im) + 1;
            expect(Math.abs(p * gr - q * gi - re) / scale).toBeLessThan(1e-9);
            expect(Math.abs(p * gi + q * gr - im) / scale).toBeLessThan(1e-9);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('has the scalar formulas on its diagonal where the quadratures are not correlated', () => {
    const readout = paperReadout([0.5, 0.5, 0.5, 0.5]);
    const covariance = forceCovariance(readout, hertz(4.31e6));
    ownForceNoises(covariance).forEach((noise, j) => {
      const [amplitudeVariance, phaseVariance] = [j, 4 + j].map((k) => readout.atSensors.data[k * 8 + k]!);
      const light = { amplitudeVariance: amplitudeVariance!, phaseVariance: phaseVariance!, efficiency: 0.89 };
      expect(noise / forceNoise(readout.sensors[j]!, hertz(4.31e6), light).total).toBeCloseTo(1, 12);
    });
  });

  it('cancels back-action of vacuum at one frequency when the read-out angle is varied', () => {
    const sensor = { ...paperSensor(), temperature: 0, power: 0.2 };
    const frequency = sensor.resonance + 20 * sensor.damping;
    const k = transduction(sensor, frequency);
    // tan(theta) = -hbar k^2 Re(chi) / 2 removes X from the record, but for what damping turns by a quarter.
    const theta = -Math.atan(0.5 * REDUCED_PLANCK * k * k * susceptibility(sensor, frequency).real);
    const noise = (angles: number[]) => {
      const readout = { sensors: [sensor], atSensors: identityMatrix(2), angles, efficiencies: [1] };
      return ownForceNoises(forceCovariance(readout, frequency))[0]!;
    };
    const { imprecision, backAction } = forceNoise(sensor, frequency);
    expect(backAction).toBeGreaterThan(imprecision);
    expect(noise([0]) / (imprecision + backAction)).toBeCloseTo(1, 12);
    expect(noise([theta])).toBeLessThan(1.01 * imprecision);
  });
});

describe('commonForceEstimate', () => {
  it('refuses a sensor that is not read out', () => {
    const readout = { ...paperReadout([0, 0, 0, 0]), efficiencies: [0.9, 0.9, 0, 0.9] };
    const estimate = commonForceEstimate(forceCovariance(readout, hertz(4.31e6)), [1, 1, 1, 1]);
    expect(estimate).toEqual({ ok: false, error: 'degenerate-noise' });
  });

  it('refuses a force that acts on nothing', () => {
    const covariance = forceCovariance(paperReadout([0, 0, 0, 0]), hertz(4.31e6));
    expect(commonForceEstimate(covariance, [0, 0, 0, 0]).ok).toBe(false);
  });

  it('is unbiased, has the noise of its weights, and beats every real combination', () => {
    const combination = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(anyReadout, nearResonances, combination, (readout, frequency, tried) => {
        const covariance = forceCovariance(readout, frequency);
        const estimate = commonForceEstimate(covariance, [1, 1, 1]);
        if (!estimate.ok) throw new Error(estimate.error);
        const { noise, weights } = estimate.value;
        const [re, im] = [Array.from(weights.real), Array.from(weights.imaginary)];
        expect(re.reduce((a, b) => a + b)).toBeCloseTo(1, 7);
        expect(im.reduce((a, b) => a + b)).toBeCloseTo(0, 7);
        let spent = 0;
        for (let i = 0; i < 3; i++) {
          for (let j = 0; j < 3; j++) {
            // Re sum a_i Sigma_ij conj(a_j)
            spent += covariance.real.data[i * 3 + j]! * (re[i]! * re[j]! + im[i]! * im[j]!);
            spent -= covariance.imaginary.data[i * 3 + j]! * (im[i]! * re[j]! - re[i]! * im[j]!);
          }
        }
        expect(spent / noise).toBeCloseTo(1, 6);
        const sum = tried.reduce((a, b) => a + b);
        fc.pre(Math.abs(sum) > 1e-3);
        const scaled = tried.map((weight) => weight / sum);
        expect(weightedForceNoise(covariance, scaled)).toBeGreaterThan(noise * (1 - 1e-9));
      }),
    );
  });

  it('never gains by loss behind the sensors', () => {
    fc.assert(
      fc.property(anyReadout, nearResonances, efficiency, (readout, frequency, kept) => {
        const lossier = { ...readout, efficiencies: Array.from(readout.efficiencies, (eta) => kept * eta) };
        const noise = (r: ForceReadout) => {
          const estimate = commonForceEstimate(forceCovariance(r, frequency), [1, 1, 1]);
          return estimate.ok ? estimate.value.noise : NaN;
        };
        expect(noise(lossier)).toBeGreaterThanOrEqual(noise(readout) * (1 - 1e-9));
      }),
    );
  });
});
