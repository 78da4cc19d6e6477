import { boundedSharedCarrierTree } from '../equations/bounded-ratios';
import { channelFactors } from '../network/channel-factors';
import type { Optimum } from './optimum';
import type { Scheme, SchemeSource } from '../network/scheme';
import { sharePhotons, type SourceCost } from './share-photons';
import { sourceLight } from '../network/source-light';
import { signalRatios } from '../equations/splitting-shared-carrier';
import { noCarriers, writeRatios } from './structured-point';

/**
 * Shared carrier: p_j proportional to |c_j| / (|k_j| sqrt(tau_j)) within the splitter limits (convex),
 * carrier powers proportional to q_s of each source, var = (sum q_s)^2 / P with
 * q_s^2 = alpha_s + V_s beta_s, beta = sum over target sums of (sum c_j / k_j)^2.
 */
export function optimumShared(scheme: Scheme): Optimum {
  const { sources } = scheme;
  const ratios = scheme.splitters.map(() => scheme.range.lower);
  // One list for all sources, whose channels do not overlap.
  const amounts = new Array<number>(scheme.channels.length + scheme.openEnds).fill(0);
  const parts = sources.map((source) => {
    const { carrierNoise, squeezable } = divide(scheme, source, amounts, ratios);
    return { fixed: Math.max(0, carrierNoise - squeezable), squeezable };
  });
  const costs: SourceCost[] = parts.map(({ fixed, squeezable }) => ({
    cost: (variance) => Math.sqrt(fixed + squeezable * variance),
    slope: (variance) => (squeezable > 0 ? squeezable / (2 * Math.sqrt(fixed + squeezable * variance)) : 0),
    linear: false,
  }));
  const shared = sharePhotons(sources, costs, scheme.photonBudget);
  const { carrierBudget } = scheme;
  const noises = sources.map((source, k) => costs[k]!.cost(sourceLight(source, shared.photons[k]!).squeezed));
  const total = noises.reduce((a, b) => a + b, 0);
  const launched = noises.map((noise) =>
    total > 0 ? (carrierBudget * noise) / total : carrierBudget / sources.length,
  );
  const single = sources.length === 1;
  return {
    point: { ...noCarriers(scheme), ratios, photons: shared.photons, launched },
    signs: scheme.channels.map(() => 1),
    bound: shared.bound ** 2 / carrierBudget,
    exact: true,
    kind: single ? 'closed-form' : 'dual',
    method: single ? 'closed form, shared carrier' : 'closed-form splits, shared photons and carriers',
  };
}

/** Carrier noise sum a_j^2 / p_j of one source at its best split, and the part of it that squeezing acts on. */
function divide(
  scheme: Scheme,
  source: SchemeSource,
  amounts: number[],
  ratios: number[],
): { carrierNoise: number; squeezable: number } {
  const { transmissions } = channelFactors(scheme.channels);
  const transduction = source.channels.map((j) => scheme.channels[j]!.response);
  let squeezable = 0;
  scheme.importances.forEach((importance, r) => {
    const signals = signalRatios(
      source.channels.map((j) => scheme.channels[j]!.weights[r]!),
      transduction,
    );
    squeezable += importance * signals.reduce((sum, signal) => sum + signal, 0) ** 2;
    signals.forEach((signal, i) => (amounts[source.channels[i]!]! += importance * signal * signal));
  });
  for (const j of source.channels) {
    if (amounts[j]! > 0) amounts[j] = Math.sqrt(amounts[j]! / transmissions[j]!);
  }
  if (!source.tree) return { carrierNoise: Infinity, squeezable };
  // All light of a source without splitters goes to its one sensor.
  const split = source.tree.kind === 'leaf' ? null : boundedSharedCarrierTree(source.tree, amounts, scheme.range);
  if (split) writeRatios(source.tree, split.ratios, ratios);
  const carrierNoise = source.channels.reduce((sum, j) => {
    const amount = amounts[j]!;
    return sum + (amount > 0 ? amount ** 2 / (split?.powers[j] ?? 1) : 0);
  }, 0);
  return { carrierNoise, squeezable };
}
