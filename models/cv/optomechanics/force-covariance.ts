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
import { SPECTRUM_FACTORS, type SpectrumConvention } from './conventions';
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
  /** Rms of independent Gaussian errors of the angles in rad; none if absent. */
  readonly lockJitters?: Vector;
  /** `fast` if absent. */
  readonly cavity?: CavityResponse;
  /** `two` if absent. */
  readonly convention?: SpectrumConvention;
}

/**
 * Covariance of the M records, each referred to the force on its own sensor, at the angular frequency
 * omega: spectral densities in N^2/Hz, complex Hermitian.
 *
 * Sigma_F = N V N^H + diag(S_th + (1 - eta) / (eta |k chi cos theta|^2)) with
 * N_j = hbar k / 2 + tan(theta) / (k chi) on X and 1 / (k chi) on Y. Correlations between back-action
 * and imprecision, and with them variational read-out, are included. Jitter of the angles leaves the
 * correlations between sensors alone, as the loss of signal makes up for their loss, and adds to each
 * sensor's own noise.
 */
export function forceCovariance(readout: ForceReadout, frequency: number): HermitianMatrix {
  const { sensors, atSensors, angles, efficiencies, lockJitters } = readout;
  const m = sensors.length;
  const real = zeroMatrix(m, m);
  const imaginary = zeroMatrix(m, m);
  const gains = sensors.map((sensor, j) => quadratureGains(sensor, frequency, angles[j]!, readout));
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
    const thermal = thermalForceNoise(sensor, readout.convention);
    const light = { xx: noise(j, j), xy: noise(j, m + j), yy: noise(m + j, m + j) };
    const lockJitter = lockJitters?.[j] ?? 0;
    const record = { efficiency: efficiencies[j]!, angle: angles[j]!, lockJitter };
    real.data[j * m + j]! += ownForceExcess(thermal, gains[j]!, light, record);
    imaginary.data[j * m + j] = 0;
  });
  return { real, imaginary };
}

/** Covariance of X and Y of the light at one sensor. */
export interface QuadratureNoise {
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
}

/** What a unit of X and of Y at a sensor looks like as a force. */
export interface QuadratureGains {
  readonly x: Complex;
  readonly y: Complex;
}

/**
 * What a sensor adds to its own noise, N^2/Hz: thermal force, vacuum let in by the loss, and what jitter of its angle
 * mixes in. With e = exp(-sigma^2) the squares and the product of cos and sin of theta + jitter have means
 * A = (1 + e^2 cos 2theta)/2, B = (1 - e^2 cos 2theta)/2 and C = e^2 sin(2theta)/2, and the signal e cos^2 theta in power.
 */
export function ownForceExcess(
  thermal: number,
  { x, y }: QuadratureGains,
  { xx, xy, yy }: QuadratureNoise,
  {
    efficiency,
    angle,
    lockJitter,
  }: { readonly efficiency: number; readonly angle: number; readonly lockJitter: number },
): number {
  const variance = lockJitter ** 2;
  const signal = Math.exp(-variance) * Math.cos(angle) ** 2;
  const square = y.real ** 2 + y.imaginary ** 2;
  const lost = ((1 - efficiency) / efficiency / signal) * square;
  if (variance === 0) return thermal + lost;
  const e2 = Math.exp(-2 * variance);
  // Each mean over the signal, less its value without jitter, which the correlations hold already.
  const a = (1 + e2 * Math.cos(2 * angle)) / (2 * signal) - 1;
  const b = (1 - e2 * Math.cos(2 * angle)) / (2 * signal) - Math.tan(angle) ** 2;
  const c = (e2 * Math.sin(2 * angle)) / (2 * signal) - Math.tan(angle);
  const push = x.real - Math.tan(angle) * y.real;
  const ofY = push ** 2 * xx + 2 * push * y.real * xy + square * yy;
  const both = push * y.real * xx + square * xy;
  return (1 + a) * thermal + lost + a * ofY + b * square * xx + 2 * c * both;
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

export function quadratureGains(
  sensor: OptomechanicalSensor,
  frequency: number,
  angle: number,
  { cavity, convention = 'two' }: Pick<ForceReadout, 'cavity' | 'convention'> = {},
): QuadratureGains {
  const factors = SPECTRUM_FACTORS[convention];
  const k = transduction(sensor, frequency, cavity);
  const inverse = inverseSusceptibility(sensor, frequency);
  const scale = Math.sqrt(factors.imprecision) / k;
  const y = { real: scale * inverse.real, imaginary: scale * inverse.imaginary };
  const push = 0.5 * Math.sqrt(factors.backAction) * REDUCED_PLANCK * k;
  const tangent = Math.tan(angle);
  return { x: { real: push + tangent * y.real, imaginary: tangent * y.imaginary }, y };
}
