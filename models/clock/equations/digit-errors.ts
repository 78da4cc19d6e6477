import { erfc } from '../../../optimizer/numbers/erfc';

/**
 * Probability that the digit taken from level i to i + 1 is wrong, in three approximations; the exact one is in
 * binomial-joint. `copies` n counts ideal copies, n_i I(C_i); it need not be whole. From level 0 to 1 take the
 * level-0 atoms as n and K as the base.
 */

/**
 * (A13), (A14): (2 D / pi) sqrt(n) exp(-n pi^2 / (2 D^2)), at most 1. Not an upper bound for data of two
 * quadratures, although (A13) calls it one: binomial tails are heavier, 1.4e-3 instead of 1.8e-5 at n = 10, D = 2.
 */
export function boundDigitError(copies: number, base: number): number {
  return Math.min(1, uncappedBound(copies, base));
}

/** The same before the cap; rises with n below n = D^2 / pi^2 and falls above. */
export function uncappedBound(copies: number, base: number): number {
  return ((2 * base) / Math.PI) * Math.sqrt(copies) * Math.exp((-copies * Math.PI ** 2) / (2 * base * base));
}

/** Gaussian estimate of the lower level, exact upper level: erfc(pi sqrt(n) / (D sqrt 2)). */
export function gaussDigitError(copies: number, base: number): number {
  return erfc((Math.PI * Math.sqrt(copies)) / (base * Math.SQRT2));
}

/**
 * Both levels Gaussian: the digit is wrong iff |R d_(i-1) - d_i| > pi. The paper drops the noise of the upper
 * level, which would make the exponent pi^2/8 instead of pi^2/10 per copy at R = 2.
 * @param previous, current variances of the two GHZ phases, each of its own phase, rad^2
 * @param ratio R = m_i / m_(i-1); for level 0 to 1 R = m_1
 */
export function jointDigitError(previous: number, current: number, ratio: number): number {
  return erfc(Math.PI / Math.sqrt(2 * (ratio * ratio * previous + current)));
}

export interface Fold {
  readonly probability: number;
  /** Mean square error that folds add to the phase of the level, rad^2. */
  readonly variance: number;
}

/**
 * A level read in one quadrature knows its phase within +-pi/2 only; beyond, the estimate is folded back
 * (x to pi - x), a smaller error than a jump by 2 pi. With v = R^2 s_(i-1)^2 and a = pi/2,
 * F = E[(pi - 2|x|)^2; |x| > a] = 4 [(v + a^2) P - a sqrt(2 v / pi) exp(-a^2 / 2 v)], at most (2 pi)^2 P.
 */
export function halfRangeDigitError(previous: number, ratio: number): Fold {
  const spread = ratio * ratio * previous;
  const half = Math.PI / 2;
  const probability = erfc(half / Math.sqrt(2 * spread));
  const cap = (2 * Math.PI) ** 2 * probability;
  // Far beyond the cap; the formula would subtract infinities.
  if (spread > 1e6) return { probability, variance: cap };
  const tail = half * Math.sqrt((2 * spread) / Math.PI) * Math.exp((-half * half) / (2 * spread));
  const fold = 4 * ((spread + half * half) * probability - tail);
  return { probability, variance: Math.min(cap, Math.max(0, fold)) };
}

/**
 * V_re = sum P_i (2 pi / m_(i+1))^2, (A15), rad^2: each wrong digit is one step of the level above.
 * @param probabilities P_0..P_(M-1)
 * @param sizes m_1..m_M
 */
export function digitErrorVariance(probabilities: readonly number[], sizes: readonly number[]): number {
  return probabilities.reduce((sum, p, i) => sum + p * ((2 * Math.PI) / sizes[i]!) ** 2, 0);
}
