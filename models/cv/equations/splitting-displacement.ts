import { dot, normalisedToLength, type Vector } from '../../../optimizer/vector';

/**
 * Regime A: displacement sensing with a carrier or local oscillator of its own. The responses s_j do
 * not depend on the split, the readout weights are g_j = c_j / s_j, and one squeezer of variance V
 * feeds the sensors through signed mode amplitudes w_j (sum of w_j^2 = 1) and efficiencies tau_j.
 */
export interface DisplacementSplit {
  /** w_j, with the sign of g_j in the optimum. */
  readonly amplitudes: number[];
  /** p_j = w_j^2. */
  readonly powers: number[];
  readonly variance: number;
  readonly optimalVariance: number;
  /** mu = (g' . w)^2 / |g'|^2 with g' = g sqrt(tau): a wrong split acts exactly like extra loss mu. */
  readonly modeMatch: number;
  /** Sum g^2 tau / sum g^2; 1 if all g are zero. */
  readonly meanTransmission: number;
  /** Variance |g|^2 of coherent light. */
  readonly shotNoise: number;
}

/** Rounding of |w|^2 for up to some hundred sensors; strong squeezing would take it for lost light. */
const LENGTH_ROUNDING = 1e-14;

/**
 * Optimal signed amplitudes w_j = g_j sqrt(tau_j) / norm: more squeezed light to the better links.
 * Uniform and positive where no split makes a difference (all g_j sqrt(tau_j) zero).
 */
export function optimalDisplacementAmplitudes(readout: Vector, transmissions: Vector): number[] {
  const received = Array.from(readout, (g, j) => g * Math.sqrt(transmissions[j]!));
  if (received.every((value) => value === 0)) return received.map(() => 1 / Math.sqrt(received.length));
  // Adding 0 turns the -0 of a dead link with negative weight into 0.
  return normalisedToLength(received).map((w) => w + 0);
}

/**
 * Variance of sum g_j y_j for the split w: |g|^2 - (1 - V) (sum g_j sqrt(tau_j) w_j)^2.
 *
 * Evaluated as loss + mismatch + squeezed noise, three terms that are never negative, because the
 * written difference loses its digits for strong squeezing. The length of w is at most 1; what is
 * missing of it is squeezed light that reaches no sensor.
 */
export function displacementVariance(
  readout: Vector,
  transmissions: Vector,
  variance: number,
  amplitudes: Vector,
): number {
  const { lost, received, overlap, sent } = overlaps(readout, transmissions, amplitudes);
  if (received === 0) return lost;
  const astray = unsent(sent) + squareOutside(readout, transmissions, amplitudes, overlap / received);
  return lost + received * astray + overlap * overlap * variance;
}

/** Lowest variance over all splits, sum g_j^2 v_j with v_j = 1 - tau_j (1 - V). */
export function optimalDisplacementVariance(readout: Vector, transmissions: Vector, variance: number): number {
  let sum = 0;
  for (let j = 0; j < readout.length; j++) {
    const tau = transmissions[j]!;
    sum += readout[j]! ** 2 * (1 - tau + tau * variance);
  }
  return sum;
}

/** Mode match mu in 0..1 of a split w of length at most 1; 1 where no split makes a difference. */
export function modeMatch(readout: Vector, transmissions: Vector, amplitudes: Vector): number {
  const { received, overlap } = overlaps(readout, transmissions, amplitudes);
  return received === 0 ? 1 : (overlap * overlap) / received;
}

/**
 * Everything about a split in regime A.
 *
 * @param readout g_j, any sign
 * @param transmissions tau_j in 0..1, total efficiency from source to record
 * @param variance V of the source
 * @param amplitudes the split to judge, normalised here; the optimum if left out
 */
export function splitDisplacement(
  readout: Vector,
  transmissions: Vector,
  variance: number,
  amplitudes?: Vector,
): DisplacementSplit {
  const w = amplitudes ? normalisedToLength(amplitudes) : optimalDisplacementAmplitudes(readout, transmissions);
  const shotNoise = dot(readout, readout);
  const { received } = overlaps(readout, transmissions, w);
  return {
    amplitudes: w,
    powers: w.map((value) => value * value),
    variance: displacementVariance(readout, transmissions, variance, w),
    optimalVariance: optimalDisplacementVariance(readout, transmissions, variance),
    modeMatch: modeMatch(readout, transmissions, w),
    meanTransmission: shotNoise === 0 ? 1 : received / shotNoise,
    shotNoise,
  };
}

/** 1 - |w|^2, 0 where it is only the rounding of a vector of length 1. */
export function unsent(sent: number): number {
  return 1 - sent > LENGTH_ROUNDING ? 1 - sent : 0;
}

function overlaps(readout: Vector, transmissions: Vector, amplitudes: Vector) {
  let lost = 0;
  let received = 0;
  let overlap = 0;
  let sent = 0;
  for (let j = 0; j < readout.length; j++) {
    const g = readout[j]!;
    const tau = transmissions[j]!;
    const w = amplitudes[j]!;
    lost += g * g * (1 - tau);
    received += g * g * tau;
    overlap += g * Math.sqrt(tau) * w;
    sent += w * w;
  }
  return { lost, received, overlap, sent };
}

/** Squared length of the part of w that is orthogonal to g' = g sqrt(tau). */
function squareOutside(readout: Vector, transmissions: Vector, amplitudes: Vector, scale: number): number {
  let sum = 0;
  for (let j = 0; j < readout.length; j++) {
    sum += (amplitudes[j]! - scale * readout[j]! * Math.sqrt(transmissions[j]!)) ** 2;
  }
  return sum;
}
