import { dot, type Vector } from '../../../optimizer/vector';

/**
 * What unequal sensors cost when their responses s_j are known and the weights g_j = c_j / s_j make up
 * for them (independent unknowns, carrier separate): only second order in the scatter. Without
 * calibration equal weights give a bias of first order, which no averaging removes.
 */

/** Relative rise of the variance, 3 sigma^2, for relative scatter sigma of s_j and the split re-optimised. */
export function calibratedCost(scatter: number): number {
  return 3 * scatter ** 2;
}

/**
 * Further relative rise if the split stays equal: (1 - 1/M) sigma^2 tau (1 - V) / (1 - tau (1 - V)),
 * the mode match lost.
 */
export function fixedSplitCost(scatter: number, sensors: number, transmission: number, variance: number): number {
  const squeezing = transmission * (1 - variance);
  return ((1 - 1 / sensors) * scatter ** 2 * squeezing) / (1 - squeezing);
}

/** Bias sum c_j (s_j / s - 1) d_j of the weighted sum when all sensors are taken to respond as `assumed`. */
export function uncalibratedBias(weights: Vector, responses: Vector, assumed: number, signals: Vector): number {
  const excess = Array.from(weights, (c, j) => c * (responses[j]! / assumed - 1));
  return dot(excess, signals);
}
