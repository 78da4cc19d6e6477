import { fillToTotal } from '../../../optimizer/water-filling';
import type { Vector } from '../../../optimizer/vector';
import { pureVariance } from './sources';

/**
 * Photons n_j of independent pure squeezers that minimise sum b_j V(n_j) at sum n_j = N.
 *
 * -dV/dn = V / sqrt(n (n + 1)), so at price lambda, with y = lambda / b_j,
 * n_j = (sqrt(1 + 4 / (y^2 + 4 y)) - 1) / 2. The slope at n = 0 is infinite: every b_j > 0 gets
 * something, b_j = 0 exactly nothing; all zero if N or all b are zero.
 *
 * @param benefits b_j >= 0
 * @param photons N >= 0
 */
export function allocatePhotons(benefits: Vector, photons: number): number[] {
  const largest = Array.from(benefits).reduce((a, b) => Math.max(a, b), 0);
  const takers = Array.from(benefits, (_, j) => j).filter((j) => benefits[j]! > 0);
  const result = Array.from(benefits, () => 0);
  if (photons === 0 || takers.length === 0) return result;
  // Prices in units of the largest b: its own demand is N at the low and N / takers at the high end.
  const range = [marginalReduction(photons), marginalReduction(photons / takers.length)] as const;
  const demand = (taker: number, price: number) => photonDemand((price * largest) / benefits[takers[taker]!]!);
  fillToTotal(demand, takers.length, photons, range).forEach((amount, i) => {
    result[takers[i]!] = amount;
  });
  return result;
}

/** -dV/dn of a pure squeezer. */
function marginalReduction(photons: number): number {
  return pureVariance(photons) / (Math.sqrt(photons) * Math.sqrt(photons + 1));
}

/** The n at which -dV/dn = y > 0; the inverse of `marginalReduction`. */
export function photonDemand(y: number): number {
  const z = 4 / y / (y + 4);
  return (0.5 * z) / (Math.sqrt(1 + z) + 1);
}

/** How the photons are shared between separate squeezers, one at each sensor. */
export type SeparableSharing = 'optimal' | 'equal';

export interface SeparableDesign {
  /** n_j, sum N. */
  readonly photons: number[];
  readonly variance: number;
}

/**
 * The rival without entanglement: a pure squeezer of its own at each sensor, N photons together,
 * var = sum g_j^2 (1 - tau_j (1 - V(n_j))).
 */
export function separableDesign(
  readout: Vector,
  transmissions: Vector,
  photons: number,
  sharing: SeparableSharing,
): SeparableDesign {
  const benefits = Array.from(readout, (g, j) => g * g * transmissions[j]!);
  const shares =
    sharing === 'equal' ? benefits.map(() => photons / benefits.length) : allocatePhotons(benefits, photons);
  const variance = shares.reduce((sum, n, j) => {
    const tau = transmissions[j]!;
    return sum + readout[j]! ** 2 * (1 - tau + tau * pureVariance(n));
  }, 0);
  return { photons: shares, variance };
}
