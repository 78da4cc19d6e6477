import type { Vector } from '../../../optimizer/vector';
import { optimalCommonVariance } from './splitting-common';
import { optimalDisplacementVariance } from './splitting-displacement';
import { splitOwnCarriers } from './splitting-own-carriers';
import { sharedCarrierDemands } from './splitting-shared-carrier';
import { pureVariance } from './sources';

/**
 * What no quantum strategy can beat with N squeezed photons and these losses.
 *
 * For any input state of N photons (non-Gaussian, entangled with ancillas) the quantum Fisher
 * information of a unit displacement along any input mode is at most 1 / V(N), and sharing each
 * displacement between input and loss environment shows that the inverse Fisher matrix behind the
 * losses is at least diag(1 - tau_j + tau_j V(N)). Carrier photons are not counted in N; thermal
 * noise is not in it.
 */

/** Regime A: lower bound of the variance of sum g_j y_j, sum g_j^2 (1 - tau_j) + V(N) sum g_j^2 tau_j. */
export function displacementCertificate(readout: Vector, transmissions: Vector, photons: number): number {
  return optimalDisplacementVariance(readout, transmissions, pureVariance(photons));
}

/**
 * Regime B: lower bound (sum |c| / |k| sqrt((1 - tau + tau V(N)) / tau))^2 at a carrier power of 1. It
 * grants the squeezed light a split of its own, so a shared network reaches it only for equal losses
 * and equal signs of c_j / k_j. Infinite if a weighted sensor gets no light.
 */
export function sharedCarrierCertificate(
  weights: Vector,
  transduction: Vector,
  transmissions: Vector,
  photons: number,
): number {
  const variance = pureVariance(photons);
  const demands = sharedCarrierDemands(weights, transduction, transmissions);
  const sum = demands.reduce((a, demand, j) => {
    const tau = transmissions[j]!;
    return demand === 0 ? a : a + demand * Math.sqrt(1 - tau + tau * variance);
  }, 0);
  return sum * sum;
}

/** Regime C: lower bound over all carriers within budget and caps, the convex optimum at V = V(N). */
export function ownCarrierCertificate(
  weights: Vector,
  transduction: Vector,
  before: Vector,
  after: Vector,
  photons: number,
  carrierBudget: number,
  caps?: Vector,
): number {
  const variance = pureVariance(photons);
  return splitOwnCarriers(weights, transduction, before, after, variance, carrierBudget, caps).variance;
}

/** Regime D: lower bound 1 / sum s_j^2 / v_j with v_j = 1 - tau_j (1 - V(N)); null if no sensor responds. */
export function commonCertificate(responses: Vector, transmissions: Vector, photons: number): number | null {
  return optimalCommonVariance(responses, transmissions, pureVariance(photons));
}

export interface PhaseBudget {
  /** N_s, photons to put into squeezing. */
  readonly squeezedPhotons: number;
  /** Phase variance in rad^2; infinite without photons or light. */
  readonly variance: number;
}

/**
 * Small-carrier phase sensing: how to share N_tot photons between squeezing and carrier,
 * minimum over N_s of (tau V(N_s) + 1 - tau) / (4 tau (N_tot - N_s)).
 *
 * With N = (1 - V)^2 / (4 V) stationarity becomes a quadratic in V:
 * (4 tau N_tot + 1 + tau) V^2 - 2 tau V - (1 - tau) = 0, whose positive root is the global optimum
 * (a convex function over a linear one has a single valley). Lossless: V = 1 / (2 N_tot + 1).
 */
export function phaseBudget(totalPhotons: number, transmission: number): PhaseBudget {
  if (totalPhotons === 0 || transmission === 0) return { squeezedPhotons: 0, variance: Infinity };
  const light = 4 * transmission * totalPhotons;
  const root = Math.sqrt(1 + light * (1 - transmission));
  const variance = (transmission + root) / (light + 1 + transmission);
  // 1 - V from the same quadratic, so that few photons do not cancel.
  const reduction = light / (light + 1 + root);
  const squeezedPhotons = reduction ** 2 / (4 * variance);
  const noise = transmission * variance + (1 - transmission);
  return { squeezedPhotons, variance: noise / (4 * transmission * (totalPhotons - squeezedPhotons)) };
}
