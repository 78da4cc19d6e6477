import * as v from 'valibot';
import type { ReferenceTable } from '../../reference';
import { optimiseFunctionals, type SqueezerSupply } from '../equations/functionals';
import { allocatePhotons, separableDesign } from '../equations/photon-allocation';
import { displacementCertificate } from '../equations/quantum-bound';
import { entry, finite, listOf, nonNegative, requireLength } from '../../reference-entry';
import { fractions, limit, matrixRows, vector } from './reference-arguments';
import { splitSharedCarrierGroups } from '../equations/sign-groups';
import { splitCommonSignal } from '../equations/splitting-common';
import { splitDisplacement } from '../equations/splitting-displacement';
import { splitOwnCarriers } from '../equations/splitting-own-carriers';
import { splitSharedCarrier } from '../equations/splitting-shared-carrier';

const optionalVector = v.optional(vector);
const variances = listOf(nonNegative);
const isZero = (list: readonly number[] | undefined) => list?.every((value) => value === 0) ?? false;

/** Regimes A to D, water-filling, several functionals and the certificate. */
export const splittingReference: ReferenceTable = {
  split_A: entry(v.object({ g: vector, tau: fractions, V: nonNegative, w: optionalVector }), ({ g, tau, V, w }) => {
    requireLength('tau', tau, g.length);
    if (w) requireLength('w', w, g.length);
    if (isZero(w)) return null;
    const split = splitDisplacement(g, tau, V, w);
    return {
      w: split.amplitudes,
      p: split.powers,
      var: split.variance,
      var_opt: split.optimalVariance,
      mu: split.modeMatch,
      tau_bar: split.meanTransmission,
      snl: split.shotNoise,
    };
  }),
  split_B: entry(
    v.object({ c: vector, k: vector, tau: fractions, V: nonNegative, p: v.optional(listOf(nonNegative)) }),
    ({ c, k, tau, V, p }) => {
      requireLength('k', k, c.length);
      requireLength('tau', tau, c.length);
      if (p) requireLength('p', p, c.length);
      if (isZero(p)) return null;
      const split = splitSharedCarrier(c, k, tau, V, p);
      return {
        p: split.powers,
        var: split.variance,
        var_opt: split.optimalVariance,
        snl_opt: split.optimalShotNoise,
      };
    },
  ),
  split_B_groups: entry(
    v.object({ c: vector, k: vector, tau: fractions, groups: v.array(listOf(finite)), V: variances }),
    ({ c, k, tau, groups, V }) => {
      requireLength('k', k, c.length);
      requireLength('tau', tau, c.length);
      requireLength('V', V, groups.length);
      requireGroups(groups, c);
      const { shares, variance } = splitSharedCarrierGroups(c, k, tau, groups, V);
      return { share: shares, var: variance };
    },
  ),
  split_C: entry(
    v.object({
      c: vector,
      k: vector,
      eta_pre: fractions,
      eta_post: fractions,
      V: nonNegative,
      Ptot: nonNegative,
      cap: v.optional(v.array(limit)),
    }),
    ({ c, k, eta_pre, eta_post, V, Ptot, cap }) => {
      requireLength('k', k, c.length);
      requireLength('eta_pre', eta_pre, c.length);
      requireLength('eta_post', eta_post, c.length);
      if (cap) requireLength('cap', cap, c.length);
      const split = splitOwnCarriers(c, k, eta_pre, eta_post, V, Ptot, cap);
      return { a: split.carriers, w: split.amplitudes, p: split.powers, var: split.variance };
    },
  ),
  split_D: entry(
    v.object({ s: vector, tau: fractions, V: nonNegative, w: optionalVector, g: optionalVector }),
    ({ s, tau, V, w, g }) => {
      requireLength('tau', tau, s.length);
      if (w) requireLength('w', w, s.length);
      if (g) requireLength('g', g, s.length);
      // Infinite squeezing without loss has no best weights.
      if (isZero(w) || (V === 0 && tau.includes(1))) return null;
      const split = splitCommonSignal(s, tau, V, w, g);
      return {
        w: split.amplitudes,
        g: split.readout,
        var: split.variance,
        var_opt: split.optimalVariance,
      };
    },
  ),
  waterfill: entry(v.object({ b: listOf(nonNegative), N: nonNegative }), ({ b, N }) => allocatePhotons(b, N)),
  separable_var: entry(
    v.object({
      g: vector,
      tau: fractions,
      N: nonNegative,
      alloc: v.optional(v.picklist(['optimal', 'equal']), 'optimal'),
    }),
    ({ g, tau, N, alloc }) => {
      requireLength('tau', tau, g.length);
      const { photons, variance } = separableDesign(g, tau, N, alloc);
      return { n: photons, var: variance };
    },
  ),
  multi_functional: entry(
    v.object({
      G: matrixRows,
      lam: listOf(nonNegative),
      tau: fractions,
      N: v.optional(nonNegative),
      V: v.optional(variances),
    }),
    ({ G, lam, tau, N, V }) => {
      requireLength('lam', lam, G.length);
      requireLength('G[0]', G[0]!, tau.length);
      if ((N === undefined) === (V === undefined)) throw new Error('N, V: expected one of the two');
      const supply: SqueezerSupply =
        V === undefined ? { kind: 'photons', photons: N!, squeezers: tau.length } : { kind: 'given', variances: V };
      const design = optimiseFunctionals(G, lam, tau, supply);
      return (
        design && {
          eig: design.eigenvalues,
          n: design.photons,
          V: design.variances,
          cost: design.cost,
          snl: design.shotNoise,
        }
      );
    },
  ),
  certificate: entry(v.object({ g: vector, tau: fractions, N: nonNegative }), ({ g, tau, N }) => {
    requireLength('tau', tau, g.length);
    return displacementCertificate(g, tau, N);
  }),
};

/** Throws unless the groups are disjoint lists of sensors that hold every one with weight. */
function requireGroups(groups: readonly (readonly number[])[], weights: readonly number[]): void {
  const members = groups.flat();
  const known = members.every((j) => Number.isInteger(j) && j >= 0 && j < weights.length);
  if (!known || new Set(members).size !== members.length) {
    throw new Error(`groups: expected different indices from 0 to ${weights.length - 1}`);
  }
  const missing = weights.findIndex((c, j) => c !== 0 && !members.includes(j));
  if (missing >= 0) throw new Error(`groups: sensor ${missing} has weight ${weights[missing]} and is in no group`);
}
