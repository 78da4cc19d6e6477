import { allocateInversePower } from '../../../optimizer/inverse-power-allocation';
import { normalisedToLength, type Vector } from '../../../optimizer/vector';

/**
 * Regime C: each sensor has its own carrier of power a_j (sum a_j <= P, a_j <= cap_j), squeezed vacuum
 * is distributed beside it. Responses s_j = k_j sqrt(a_j eta_post,j). For given carriers the split is
 * that of regime A, which leaves var = sum b_j / a_j, convex in a.
 */
export interface OwnCarrierSplit {
  /** a_j; 0 for sensors without weight. */
  readonly carriers: number[];
  /** w_j, signed, length 1; 0 for sensors without weight. */
  readonly amplitudes: number[];
  readonly powers: number[];
  /** Infinite if a weighted sensor has no response (k, eta_post, its cap or the budget is 0). */
  readonly variance: number;
}

/** b_j = c_j^2 v_j / (k_j^2 eta_post,j), v_j = 1 - eta_pre,j eta_post,j (1 - V); 0 where c_j = 0. */
export function ownCarrierCosts(
  weights: Vector,
  transduction: Vector,
  before: Vector,
  after: Vector,
  variance: number,
): number[] {
  return Array.from(weights, (c, j) => {
    if (c === 0) return 0;
    if (transduction[j] === 0 || after[j] === 0) return Infinity;
    const tau = before[j]! * after[j]!;
    return (c / transduction[j]!) ** 2 * ((1 - tau + tau * variance) / after[j]!);
  });
}

/**
 * Jointly optimal carriers a_j (proportional to sqrt(b_j), water-filled at the caps) and amplitudes
 * w_j, proportional to c_j sqrt(eta_pre,j) / (k_j sqrt(a_j)). Global optimum, as the problem is convex.
 *
 * @param weights c_j, any sign
 * @param transduction k_j, signed, per square root of carrier power
 * @param before eta_pre,j, efficiency source to sensor
 * @param after eta_post,j, efficiency sensor to record
 * @param variance V > 0 of the squeezer
 * @param carrierBudget P
 * @param caps a_j at most; infinite or left out for none
 */
export function splitOwnCarriers(
  weights: Vector,
  transduction: Vector,
  before: Vector,
  after: Vector,
  variance: number,
  carrierBudget: number,
  caps?: Vector,
): OwnCarrierSplit {
  const costs = ownCarrierCosts(weights, transduction, before, after, variance);
  const { amounts, value } = allocateInversePower(costs, carrierBudget, caps);
  const amplitudes = ownCarrierAmplitudes(weights, transduction, before, amounts);
  return { carriers: amounts, amplitudes, powers: amplitudes.map((w) => w * w), variance: value };
}

/** The optimal signed split for given carriers; sensors without weight or carrier get nothing. */
export function ownCarrierAmplitudes(
  weights: Vector,
  transduction: Vector,
  before: Vector,
  carriers: Vector,
): number[] {
  const received = Array.from(weights, (c, j) => {
    const response = transduction[j]! * Math.sqrt(carriers[j]!);
    return c === 0 || response === 0 ? 0 : (c * Math.sqrt(before[j]!)) / response + 0;
  });
  return normalisedToLength(received);
}
