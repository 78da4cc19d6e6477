import {
  hermitianFactor,
  inverseHermitianForm,
  solveHermitian,
  type ComplexVector,
  type HermitianMatrix,
} from '../../../optimizer/linear/hermitian-solve';
import { quadraticForm, zeroMatrix, type Matrix } from '../../../optimizer/matrix';
import { err, ok, type Result } from '../../../optimizer/result';
import type { Vector } from '../../../optimizer/vector';
import { REDUCED_PLANCK } from './constants';
import { thermalForceNoise } from './force-noise';
import { transduction, type CavityResponse, type OptomechanicalSensor } from './sensor';
import { inverseSusceptibility, type Complex } from './susceptibility';

/** A network of sensors as read out at one frequency. */
export interface ForceReadout {
  readonly sensors: readonly OptomechanicalSensor[];
  /** Covariance of the light at the sensors, 2M x 2M in the order X_1..X_M, Y_1..Y_M. */
  readonly atSensors: Matrix;
  /** theta_j in rad: the record is cos(theta) Y + sin(theta) X. */
  readonly angles: Vector;
  /** eta_post,j, efficiencies behind the sensors. */
  readonly efficiencies: Vector;
  /** `fast` if absent. */
  readonly cavity?: CavityResponse;
}

/**
 * Covariance of the M records, each referred to the force on its own sensor, at the angular frequency
 * omega: two-sided spectral densities in N^2/Hz, complex Hermitian.
 *
 * Sigma_F = N V N^H + diag(S_th + (1 - eta) / (eta |k chi cos theta|^2)) with
 * N_j = hbar k / 2 + tan(theta) / (k chi) on X and 1 / (k chi) on Y. Correlations between back-action
 * and imprecision, and with them variational read-out, are included.
 */
export function forceCovariance(readout: ForceReadout, frequency: number): HermitianMatrix {
  const { sensors, atSensors, angles, efficiencies, cavity } = readout;
  const m = sensors.length;
  const real = zeroMatrix(m, m);
  const imaginary = zeroMatrix(m, m);
  const gains = sensors.map((sensor, j) => quadratureGains(sensor, frequency, angles[j]!, cavity));
  const noise = (i: number, j: number) => atSensors.data[i * 2 * m + j]!;
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < m; j++) {
      const [a, b] = [gains[i]!, gains[j]!];
      const terms = [
        [noise(i, j), a.x, b.x],
        [noise(i, m + j), a.x, b.y],
        [noise(m + i, j), a.y, b.x],
        [noise(m + i, m + j), a.y, b.y],
      ] as const;
      for (const [v, p, q] of terms) {
        real.data[i * m + j]! += v * (p.real * q.real + p.imaginary * q.imaginary);
        imaginary.data[i * m + j]! += v * (p.imaginary * q.real - p.real * q.imaginary);
      }
    }
  }
  sensors.forEach((sensor, j) => {
    const { y } = gains[j]!;
    const lost = (1 - efficiencies[j]!) / (efficiencies[j]! * Math.cos(angles[j]!) ** 2);
    real.data[j * m + j]! += thermalForceNoise(sensor) + lost * (y.real ** 2 + y.imaginary ** 2);
    imaginary.data[j * m + j] = 0;
  });
  return { real, imaginary };
}

/** Spectral density of sum c_j F_j as estimated from each sensor's own record: c^T Re(Sigma_F) c. */
export function weightedForceNoise(covariance: HermitianMatrix, weights: Vector): number {
  return quadraticForm(covariance.real, weights);
}

/** Spectral densities of the single forces, each from its own record alone. */
export function ownForceNoises({ real }: HermitianMatrix): number[] {
  return Array.from({ length: real.rows }, (_, j) => real.data[j * real.columns + j]!);
}

/** Why no estimate exists: a sensor is not read out, its noise is not finite, or the noise is singular. */
export type ForceEstimateFailure = 'degenerate-noise';

export interface CommonForce {
  /** N^2/Hz. */
  readonly noise: number;
  /** Complex filter weights on the force-referred records; with the responses they add up to 1. */
  readonly weights: ComplexVector;
}

/**
 * Best unbiased estimate of a force F that acts as f_j F on every sensor: noise 1 / (f^T Sigma^-1 f),
 * weights Sigma^-1 f times that.
 */
export function commonForceEstimate(
  covariance: HermitianMatrix,
  responses: Vector,
): Result<CommonForce, ForceEstimateFailure> {
  const factor = hermitianFactor(covariance);
  if (!factor.ok) return err('degenerate-noise');
  const target: ComplexVector = { real: responses, imaginary: Array.from(responses, () => 0) };
  const noise = 1 / inverseHermitianForm(factor.value, target);
  if (!Number.isFinite(noise)) return err('degenerate-noise');
  // The weights act as w^H y, hence the conjugate.
  const { real, imaginary } = solveHermitian(factor.value, target);
  return ok({
    noise,
    weights: {
      real: Array.from(real, (value) => value * noise),
      imaginary: Array.from(imaginary, (value) => -value * noise),
    },
  });
}

/** What one unit of X and of Y at the sensor looks like as a force. */
function quadratureGains(
  sensor: OptomechanicalSensor,
  frequency: number,
  angle: number,
  cavity: CavityResponse | undefined,
): { x: Complex; y: Complex } {
  const k = transduction(sensor, frequency, cavity);
  const inverse = inverseSusceptibility(sensor, frequency);
  const y = { real: inverse.real / k, imaginary: inverse.imaginary / k };
  const tangent = Math.tan(angle);
  return {
    x: { real: 0.5 * REDUCED_PLANCK * k + tangent * y.real, imaginary: tangent * y.imaginary },
    y,
  };
}
