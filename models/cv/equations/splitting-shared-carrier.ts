import { normalisedToSum, type Vector } from '../../../optimizer/vector';

/**
 * Regime B: a bright carrier is split by the same network as the squeezed light. The response of a
 * sensor follows the light it gets, s_j = k_j sqrt(p_j tau_j) at a total carrier power of 1, so that
 * var = sum c_j^2 / (k_j^2 tau_j p_j) - (1 - V) (sum c_j / k_j)^2.
 */
export interface SharedCarrierSplit {
  /** p_j, share of carrier and squeezed light; 0 for sensors without weight. */
  readonly powers: number[];
  readonly variance: number;
  readonly optimalVariance: number;
  /** (sum |c| / (|k| sqrt(tau)))^2: the best that coherent light does. */
  readonly optimalShotNoise: number;
}

/** |c_j| / (|k_j| sqrt(tau_j)), 0 where c_j = 0 and infinite where a weighted sensor gets no light. */
export function sharedCarrierDemands(weights: Vector, transduction: Vector, transmissions: Vector): number[] {
  return Array.from(weights, (c, j) =>
    c === 0 ? 0 : Math.abs(c) / (Math.abs(transduction[j]!) * Math.sqrt(transmissions[j]!)),
  );
}

/**
 * Optimal shares p_j = |c_j| / (|k_j| sqrt(tau_j)) / sum: more light to the worse links, opposite to
 * regime A. Where a weighted sensor cannot be reached every split is useless and the shares are equal.
 */
export function optimalSharedCarrierPowers(weights: Vector, transduction: Vector, transmissions: Vector): number[] {
  const demands = sharedCarrierDemands(weights, transduction, transmissions);
  const reachable = demands.every(Number.isFinite) && demands.some((demand) => demand > 0);
  return reachable ? normalisedToSum(demands) : demands.map(() => 1 / demands.length);
}

/**
 * Variance for the shares p (their sum is at most 1; the rest reaches no sensor). Infinite if a sensor with weight gets
 * no light. With x_j = c_j / k_j and S = sum x_j it is evaluated as
 * sum x^2 (1 - tau) / (tau p) + [sum x^2 / p - S^2] + V S^2, where the bracket is a sum of squares.
 */
export function sharedCarrierVariance(
  weights: Vector,
  transduction: Vector,
  transmissions: Vector,
  variance: number,
  powers: Vector,
): number {
  const x = signalRatios(weights, transduction);
  let sum = 0;
  let sent = 0;
  for (let j = 0; j < x.length; j++) {
    // A dead sensor with weight: infinite whatever the split.
    if (!Number.isFinite(x[j]!)) return Infinity;
    sum += x[j]!;
    sent += powers[j]!;
  }
  // Sum x^2/p - S^2 = sum p (x/p - S)^2 + S^2 (1 - sum p).
  let result = sum * sum * (variance + Math.max(0, 1 - sent));
  for (let j = 0; j < x.length; j++) {
    const p = powers[j]!;
    const tau = transmissions[j]!;
    if (x[j] === 0) {
      result += p * sum * sum;
      continue;
    }
    if (!(p > 0 && tau > 0)) return Infinity;
    result += (x[j]! * x[j]! * (1 - tau)) / (tau * p) + p * (x[j]! / p - sum) ** 2;
  }
  return result;
}

/**
 * Everything about a split in regime B.
 *
 * @param weights c_j, any sign
 * @param transduction k_j, signed, per unit of carrier amplitude
 * @param transmissions tau_j in 0..1
 * @param powers the split to judge, normalised here to sum 1; the optimum if left out
 */
export function splitSharedCarrier(
  weights: Vector,
  transduction: Vector,
  transmissions: Vector,
  variance: number,
  powers?: Vector,
): SharedCarrierSplit {
  const optimum = optimalSharedCarrierPowers(weights, transduction, transmissions);
  const p = powers ? normalisedToSum(powers) : optimum;
  const varianceOf = (shares: Vector) => sharedCarrierVariance(weights, transduction, transmissions, variance, shares);
  const demand = sharedCarrierDemands(weights, transduction, transmissions).reduce((a, b) => a + b, 0);
  return {
    powers: p,
    variance: varianceOf(p),
    optimalVariance: varianceOf(optimum),
    optimalShotNoise: demand * demand,
  };
}

/** c_j / k_j, exactly 0 where c_j = 0 even if the sensor is dead (k_j = 0). */
export function signalRatios(weights: Vector, transduction: Vector): number[] {
  const ratios: number[] = [];
  for (let j = 0; j < weights.length; j++) ratios.push(weights[j] === 0 ? 0 : weights[j]! / transduction[j]!);
  return ratios;
}
