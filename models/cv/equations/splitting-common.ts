import { dot, normalisedToLength, type Vector } from '../../../optimizer/vector';
import { displacementVariance, unsent } from './splitting-displacement';

/**
 * Regime D: one common signal theta, d_j = f_j theta, with free readout weights. The responses s_j
 * include f_j. The estimate is unbiased for g . s = 1.
 */
export interface CommonSplit {
  /** w_j, length 1. */
  readonly amplitudes: number[];
  /** g_j, scaled to g . s = 1; null where no readout of this kind is unbiased. */
  readonly readout: number[] | null;
  readonly variance: number | null;
  /** 1 / sum s_j^2 / v_j; null where no sensor responds. */
  readonly optimalVariance: number | null;
}

/** Optimal amplitudes w_j, proportional to s_j sqrt(tau_j) / v_j; uniform where all are zero. */
export function optimalCommonAmplitudes(responses: Vector, transmissions: Vector, variance: number): number[] {
  const raw = Array.from(responses, (s, j) => {
    const tau = transmissions[j]!;
    return (s * Math.sqrt(tau)) / (1 - tau + tau * variance) + 0;
  });
  if (raw.every((value) => value === 0)) return raw.map(() => 1 / Math.sqrt(raw.length));
  return normalisedToLength(raw);
}

/**
 * Best readout weights for the split w, proportional to Sigma^-1 s with Sigma = I - (1 - V) u u^T,
 * u_j = sqrt(tau_j) w_j, scaled to g . s = 1; null where all s_j are zero.
 */
export function bestCommonReadout(
  responses: Vector,
  transmissions: Vector,
  variance: number,
  amplitudes: Vector,
): number[] | null {
  const u = Array.from(amplitudes, (w, j) => Math.sqrt(transmissions[j]!) * w);
  // Sherman-Morrison; 1 - (1 - V)|u|^2 is summed from parts that do not cancel.
  let lost = unsent(dot(amplitudes, amplitudes));
  for (let j = 0; j < u.length; j++) lost += amplitudes[j]! ** 2 * (1 - transmissions[j]!);
  const along = ((1 - variance) * dot(u, responses)) / (lost + variance * dot(u, u));
  return unbiased(
    u.map((value, j) => responses[j]! + along * value),
    responses,
  );
}

/** 1 / sum s_j^2 / v_j, v_j = 1 - tau_j (1 - V); null where all s_j are zero. */
export function optimalCommonVariance(responses: Vector, transmissions: Vector, variance: number): number | null {
  let information = 0;
  for (let j = 0; j < responses.length; j++) {
    const tau = transmissions[j]!;
    information += responses[j]! ** 2 / (1 - tau + tau * variance);
  }
  return information > 0 ? 1 / information : null;
}

/**
 * Everything about a split in regime D.
 *
 * @param responses s_j, any sign
 * @param transmissions tau_j in 0..1
 * @param variance V > 0
 * @param amplitudes the split to judge, normalised here; the optimum if left out
 * @param readout the weights to judge, scaled here to g . s = 1; the best for the split if left out
 */
export function splitCommonSignal(
  responses: Vector,
  transmissions: Vector,
  variance: number,
  amplitudes?: Vector,
  readout?: Vector,
): CommonSplit {
  const w = amplitudes ? normalisedToLength(amplitudes) : optimalCommonAmplitudes(responses, transmissions, variance);
  const g = readout ? unbiased(readout, responses) : bestCommonReadout(responses, transmissions, variance, w);
  return {
    amplitudes: w,
    readout: g,
    variance: g && displacementVariance(g, transmissions, variance, w),
    optimalVariance: optimalCommonVariance(responses, transmissions, variance),
  };
}

function unbiased(readout: Vector, responses: Vector): number[] | null {
  const gain = dot(readout, responses);
  return gain === 0 ? null : Array.from(readout, (g) => g / gain);
}
