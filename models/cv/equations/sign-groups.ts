import type { Vector } from '../../../optimizer/vector';
import { sharedCarrierDemands, signalRatios } from './splitting-shared-carrier';

/**
 * Regime B with one squeezer and carrier per group of sensors. With mixed signs of c_j / k_j a single
 * shared carrier loses the squeezing (its term is the square of the signed sum); groups of one sign
 * keep it.
 */
export interface GroupSplit {
  /** Share of the carrier power for each group, sum 1. */
  readonly shares: number[];
  /** Share p_j of the whole carrier power for each sensor. */
  readonly powers: number[];
  readonly variance: number;
}

/** The sensors with positive and those with negative c_j / k_j, empty groups and zero weights left out. */
export function signGroups(weights: Vector, transduction: Vector): number[][] {
  const ratios = signalRatios(weights, transduction);
  const withSign = (sign: number) => ratios.flatMap((ratio, j) => (Math.sign(ratio) === sign ? [j] : []));
  return [withSign(1), withSign(-1)].filter((group) => group.length > 0);
}

/**
 * Optimal carrier shares P_s = q_s / sum q, var = (sum q_s)^2, with
 * q_s^2 = A_s^2 - (1 - V_s) B_s^2, A_s = sum |c| / (|k| sqrt(tau)), B_s = |sum c / k| in the group.
 *
 * @param groups disjoint lists of sensor indices that hold every sensor with weight
 * @param variances V_s of the squeezer of each group
 */
export function splitSharedCarrierGroups(
  weights: Vector,
  transduction: Vector,
  transmissions: Vector,
  groups: readonly (readonly number[])[],
  variances: Vector,
): GroupSplit {
  const demands = sharedCarrierDemands(weights, transduction, transmissions);
  const ratios = signalRatios(weights, transduction);
  const noises = groups.map((group, s) => groupNoise(group, demands, ratios, transmissions, variances[s]!));
  const sum = noises.reduce((a, b) => a + b, 0);
  const useful = Number.isFinite(sum) && sum > 0;
  const shares = noises.map((noise) => (useful ? noise / sum : 1 / groups.length));
  const powers = Array.from(weights, () => 0);
  groups.forEach((group, s) => {
    const demand = group.reduce((a, j) => a + demands[j]!, 0);
    for (const j of group) {
      powers[j] = useful && demand > 0 ? (shares[s]! * demands[j]!) / demand : shares[s]! / group.length;
    }
  });
  return { shares, powers, variance: sum * sum };
}

/** q_s; A^2 - B^2 is taken as (A - B)(A + B) with A - B summed from its parts, which do not cancel. */
function groupNoise(
  group: readonly number[],
  demands: readonly number[],
  ratios: readonly number[],
  transmissions: Vector,
  variance: number,
): number {
  let a = 0;
  let excess = 0;
  let positive = 0;
  let negative = 0;
  for (const j of group) {
    if (demands[j] === Infinity) return Infinity;
    a += demands[j]!;
    excess += demands[j]! * (1 - Math.sqrt(transmissions[j]!));
    if (ratios[j]! > 0) positive += ratios[j]!;
    else negative -= ratios[j]!;
  }
  const b = Math.abs(positive - negative);
  const difference = excess + 2 * Math.min(positive, negative);
  return Math.sqrt(difference * (a + b) + variance * b * b);
}
