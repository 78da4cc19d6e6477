import { erfc } from '../../../optimizer/numbers/erfc';

/**
 * Phase slips: a laser of white frequency noise wanders by Var = gamma_LO T in a Ramsey time T, and a node whose
 * phase leaves [-pi, pi] is read a whole turn wrong. No level sees it: at node j it is one step of the first digit.
 */

/**
 * p_1 = erfc(pi / sqrt(2 gamma_LO T)), (A27): probability of a slip at one node in one cycle.
 * @param ramseyTime > 0, s
 * @param laserLinewidth >= 0, 1/s
 */
export function slipProbability(ramseyTime: number, laserLinewidth: number): number {
  return erfc(Math.PI / Math.sqrt(2 * laserLinewidth * ramseyTime));
}

/** The asymptote of p_1 that the paper uses; above 1 where gamma_LO T >> 1 and it no longer holds. */
export function slipAsymptote(ramseyTime: number, laserLinewidth: number): number {
  const spread = laserLinewidth * ramseyTime;
  return spread === 0 ? 0 : Math.SQRT2 * Math.PI ** -1.5 * Math.sqrt(spread) * Math.exp(-(Math.PI ** 2) / (2 * spread));
}

/**
 * Probability that a node is off by a slip at the end of the averaging time, min(1, p_1 tau / T): once slipped,
 * it stays wrong (the paper's convention).
 */
export function persistentSlip(perCycle: number, ramseyTime: number, averagingTime: number): number {
  return perCycle === 0 ? 0 : Math.min(1, (perCycle * averagingTime) / ramseyTime);
}

/** V_slip = (2 pi)^2 P / K, (A28), rad^2: K equal nodes, each slip moves the mean by 2 pi / K. */
export function uniformSlipVariance(probability: number, nodes: number): number {
  return ((2 * Math.PI) ** 2 * probability) / nodes;
}
