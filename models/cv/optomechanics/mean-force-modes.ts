import { dot, normalisedToLength, type Vector } from '../../../optimizer/vector';
import { transduction, type OptomechanicalSensor } from './sensor';

/**
 * The modes on which squeezed light lowers the noise of a weighted mean of forces, sum c_j F_j.
 *
 * The readout weights behind the loss before the sensors are g_j ~ c_j sqrt(eta_pre,j) / (k_j chi_j), and
 * 1 / chi_j = m_j (Omega_j^2 - omega^2) apart from the damping. As omega^2 only multiplies one of two
 * fixed vectors, all frequencies and any number of sensors need no more than two modes: two squeezers
 * give the full squeezing everywhere, one cannot.
 *
 * The damping adds i Gamma_j m_j omega: inside the span for equal Gamma_j, negligible off resonance.
 */

/** Spread of Omega^2, relative to it, that counts as rounding. */
const SAME_RESONANCE = 1e-13;

/**
 * One or two orthonormal vectors that span the readout weights of every frequency; one if all
 * resonances are the same, none if nothing weighted is reached.
 *
 * @param weights c_j
 * @param before eta_pre,j
 */
export function meanForceModes(sensors: readonly OptomechanicalSensor[], weights: Vector, before: Vector): number[][] {
  const fixed = normalisedToLength(
    sensors.map(
      (sensor, j) => (weights[j]! * sensor.mass * Math.sqrt(before[j]!)) / transduction(sensor, sensor.resonance),
    ),
  );
  if (fixed.every((value) => value === 0)) return [];
  const squares = fixed.map((value) => value * value);
  // Omega^2 counted from its mean with these weights is orthogonal to the first vector by itself.
  const centre = dot(
    squares,
    sensors.map(({ resonance }) => resonance),
  );
  const offsets = sensors.map(({ resonance }) => (resonance - centre) * (resonance + centre));
  const mean = dot(squares, offsets);
  const spread = fixed.map((value, j) => value * (offsets[j]! - mean));
  const differs = spread.some((value) => Math.abs(value) > SAME_RESONANCE * centre ** 2);
  return differs ? [fixed, normalisedToLength(spread)] : [fixed];
}

/**
 * Directions m_j (Omega_j^2 - omega^2) of the readout weights, normalised to length 1, one row for each
 * frequency: equal c_j, k_j and losses, no damping. Their rank is two.
 */
export function meanForceDirections(masses: Vector, resonances: Vector, frequencies: Vector): number[][] {
  return Array.from(frequencies, (frequency) =>
    normalisedToLength(
      Array.from(masses, (mass, j) => mass * (resonances[j]! - frequency) * (resonances[j]! + frequency)),
    ),
  );
}
