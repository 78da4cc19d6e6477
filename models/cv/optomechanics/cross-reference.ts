import { hermitianFactor, inverseHermitianForm, type HermitianMatrix } from '../../../optimizer/linear/hermitian-solve';
import { err, ok, type Result } from '../../../optimizer/result';
import { dot, type Vector } from '../../../optimizer/vector';
import type { ForceEstimateFailure } from './force-covariance';

/**
 * A force on one sensor only, read with the help of the others. Next to the resonance of sensor j the
 * other records hold no signal of it, but share its quantum noise: they serve as references. The plain
 * sum of all records is worse than the sensor's own, as it thins the signal out.
 */

/**
 * Variance of record j given all others, 1 / (Sigma^-1)_jj, for one squeezer without other noise,
 * Sigma = I - (1 - V) u u^T: (Sigma^-1)_jj = 1 + u_j^2 (1 - V) / (1 - (1 - V) |u|^2).
 *
 * @param squares u_j^2 = tau_j w_j^2
 * @param variance V of the squeezer
 */
export function conditionalVariance(squares: Vector, variance: number, sensor: number): number {
  const squeezing = 1 - variance;
  const whole = dot(
    squares,
    Array.from(squares, () => 1),
  );
  return 1 / (1 + (squares[sensor]! * squeezing) / (1 - squeezing * whole));
}

/** Variance of record j alone, 1 - (1 - V) u_j^2. */
export function marginalVariance(squares: Vector, variance: number, sensor: number): number {
  return 1 - (1 - variance) * squares[sensor]!;
}

/**
 * Spectral density in N^2/Hz of a force on one sensor, with all other records as references: their
 * thermal noise is in the covariance and limits what they are worth.
 */
export function crossReferencedForceNoise(
  covariance: HermitianMatrix,
  sensor: number,
): Result<number, ForceEstimateFailure> {
  const factor = hermitianFactor(covariance);
  if (!factor.ok) return err('degenerate-noise');
  const unit = Array.from({ length: covariance.real.rows }, (_, j) => (j === sensor ? 1 : 0));
  const zero = unit.map(() => 0);
  const noise = 1 / inverseHermitianForm(factor.value, { real: unit, imaginary: zero });
  return Number.isFinite(noise) ? ok(noise) : err('degenerate-noise');
}

/**
 * Spectral density in N^2/Hz of a force on one sensor when only the weighted sum of the records is
 * kept: the joint spectrum, referred to the signal that is left in it.
 *
 * @param spectrum of `jointSpectrum`, over shot noise
 * @param gain of `recordGain` of that sensor
 */
export function sumRecordForceNoise(spectrum: number, gain: number, weights: Vector, sensor: number): number {
  return (spectrum * dot(weights, weights)) / (weights[sensor]! ** 2 * gain);
}
