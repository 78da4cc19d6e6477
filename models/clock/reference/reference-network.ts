import * as v from 'valibot';
import type { ReferenceTable } from '../../reference';
import { count, entry, finite, fraction, listOf, nonNegative, positive } from '../../reference-entry';
import { asymptoticBound } from '../equations/bounds';
import { cycleResources, pairRatePerLink, scaledPairRate } from '../network/cycle-resources';
import { breakEvenFidelity, ghzContrast, thresholdFidelity, wernerParameter } from '../network/ghz-contrast';
import { integerWeights } from '../network/integer-weights';
import { maximumSpanningTree } from '../network/spanning-tree';
import { targetPrecision } from '../network/target-precision';
import { feedbackDeviations, type FeedbackMode } from '../schemes/feedback';
import { freeLaserDeviation } from '../schemes/free-laser';
import { schemeDeviation, type SchemeModel } from '../schemes/schemes';
import { offsetPasses, securityOutcome } from '../security/security';

const weights = listOf(finite);
const scheme = v.picklist(['a', 'b', 'c', 'd', 'e', 'e_LO']);
const model = v.optional(v.picklist(['paper', 'simple', 'A40', 'contrast']));
const modelOf = (name: 'paper' | 'simple' | 'A40' | 'contrast'): SchemeModel => (name === 'A40' ? 'additive' : name);
const feedbackModes = {
  full: 'full',
  centre: 'centre',
  regional_shared: 'regional-shared',
  regional_unshared: 'regional-unshared',
} as const satisfies Record<string, FeedbackMode>;

interface SchemeCase {
  readonly name: v.InferOutput<typeof scheme>;
  readonly model?: v.InferOutput<typeof model>;
  readonly angularFrequency: number;
  readonly atoms: number;
  readonly nodes: number;
  readonly averagingTime: number;
  readonly linewidth: number;
  readonly laserLinewidth?: number | undefined;
}

function deviationOf({ name, model: named, linewidth, laserLinewidth, ...ensemble }: SchemeCase): number | undefined {
  if (name !== 'e_LO') return schemeDeviation(name, modelOf(named ?? 'simple'), ensemble, linewidth);
  if (laserLinewidth === undefined) throw new Error('gLO: expected for e_LO');
  return freeLaserDeviation(ensemble, linewidth, laserLinewidth);
}

const ensemble = { w0: positive, N: positive, K: count, tau: positive, gi: nonNegative };

/** Schemes, weights, resources, imperfections and security. */
export const networkReference: ReferenceTable = {
  scheme: entry(
    v.object({ name: scheme, model, gLO: v.optional(positive), ...ensemble }),
    ({ name, model: named, w0, N, K, tau, gi, gLO }) =>
      deviationOf({
        name,
        model: named,
        angularFrequency: w0,
        atoms: N,
        nodes: K,
        averagingTime: tau,
        linewidth: gi,
        laserLinewidth: gLO,
      }),
  ),
  fig3_rescaled: entry(
    v.object({
      name: v.picklist(['a', 'b', 'c', 'd', 'e', 'e_LO', 'bound']),
      N: positive,
      K: count,
      gi_over_gLO: nonNegative,
      x: positive,
      model: v.optional(v.picklist(['paper', 'simple', 'A40', 'contrast']), 'paper'),
    }),
    ({ name, N, K, gi_over_gLO, x, model: named }) => {
      // In units of the laser linewidth: gamma_LO = 1 and omega_0 = 1.
      const unit = { angularFrequency: 1, atoms: N, nodes: K, averagingTime: x };
      const deviation =
        name === 'bound'
          ? asymptoticBound(unit, gi_over_gLO)
          : deviationOf({ ...unit, name, model: named, linewidth: gi_over_gLO, laserLinewidth: 1 });
      return deviation === undefined ? null : Math.sqrt(x) * deviation;
    },
  ),
  feedback_sigma: entry(
    v.object({
      mode: v.picklist(['full', 'centre', 'regional_shared', 'regional_unshared']),
      model: v.optional(v.picklist(['paper', 'simple', 'A40', 'contrast']), 'simple'),
      ...ensemble,
    }),
    ({ mode, model: named, w0, N, K, tau, gi }) => {
      const parties = feedbackDeviations(
        feedbackModes[mode],
        modelOf(named),
        { angularFrequency: w0, atoms: N, nodes: K, averagingTime: tau },
        gi,
      );
      return parties && [parties.centre, parties.node];
    },
  ),
  weighted_hl: entry(v.object({ c: weights, N: positive }), ({ c, N }) => {
    const precision = targetPrecision(c, N);
    if (precision === null) return null;
    const { entangled, local, uncorrelated, varianceGain } = precision;
    return { entangled, local, uncorrelated, gain_var: varianceGain };
  }),
  integer_weights: entry(v.object({ c: weights, S: count }), ({ c, S }) => integerWeights(c, S)?.parts),
  resources: entry(
    v.object({ K: count, n: listOf(count), D: v.optional(count, 2), links: v.optional(nonNegative) }),
    ({ K, n, D, links }) => {
      const sizes = n.map((_, i) => K * D ** i);
      const made = cycleResources(K, n, sizes, links ?? K - 1);
      return {
        copies: made.copies,
        epr: made.pairs,
        bell: made.bellMeasurements,
        ancillas_serial: made.ancillasSerial,
        ancillas_parallel: made.ancillasParallel,
        cnots: made.controlledNots,
        collective_ops: made.collectiveOperations,
        teleport_bits: made.teleportBits,
        parity_bits: made.parityBits,
      };
    },
  ),
  epr_rate_paper: entry(v.object({ N: positive, gi: nonNegative }), ({ N, gi }) => scaledPairRate(N, gi)),
  epr_rate_link: entry(
    v.object({ copies: nonNegative, T: positive, Td: v.optional(nonNegative, 0) }),
    ({ copies, T, Td }) => pairRatePerLink(copies, T, Td),
  ),
  F_th: entry(v.object({ K: count, N: positive }), ({ K, N }) => thresholdFidelity(K, N)),
  contrast_ghz: entry(
    v.object({
      K: count,
      m: count,
      F_local: v.optional(fraction, 1),
      F_epr: v.optional(fraction, 1),
      eps_ro: v.optional(fraction, 0),
      loss: v.optional(fraction, 0),
      heralded: v.optional(v.boolean(), false),
    }),
    ({ K, m, F_local, F_epr, eps_ro, loss, heralded }) => {
      const linkContrast = wernerParameter(F_epr) ** (K - 1);
      const imperfections = { localFidelity: F_local, linkContrast, readoutError: eps_ro, loss, heralded };
      const { contrast, survival } = ghzContrast(K, m, imperfections);
      return { C: contrast, survival };
    },
  ),
  fidelity_breakeven: entry(v.object({ K: count, gain_var: positive }), ({ K, gain_var }) =>
    breakEvenFidelity(K, gain_var),
  ),
  mst: entry(
    v.object({ nodes: v.array(v.string()), edges: v.array(v.tuple([v.string(), v.string(), nonNegative])) }),
    ({ nodes, edges }) => {
      const links = edges.map(([from, to, quality], k) => ({
        id: String(k),
        ends: [from, to] as const,
        quality,
        rate: 1,
      }));
      const tree = maximumSpanningTree(nodes, links);
      if (tree === null) return { feasible: false };
      const { product, bottleneck } = tree;
      return { feasible: true, edges: tree.links.map(({ id }) => edges[Number(id)]!), product, bottleneck };
    },
  ),
  security: entry(
    v.object({
      N: positive,
      K: count,
      Kt: v.optional(count, 1),
      Lam: v.optional(positive, 4),
      q: v.optional(fraction, 0.01),
      R: v.optional(count, 100),
    }),
    ({ N, K, Kt, Lam, q, R }) => {
      if (Kt >= K) return null;
      const plan = { atoms: N, clocks: K, tested: Kt, window: Lam, testRate: q, cycles: R };
      const outcome = securityOutcome(plan);
      return {
        window: outcome.acceptedDeviation,
        sigma_com: outcome.meanUncertainty,
        sigma_tot: outcome.testUncertainty,
        fp: outcome.falsePositive,
        fn_random: outcome.falseNegative,
        fn_paper: outcome.publishedFalseNegative,
        p_undetected: outcome.undetected,
        mean_cycles_to_detect: outcome.cyclesToDetect,
        cycles_between_false_alarms: outcome.cyclesBetweenFalseAlarms,
      };
    },
  ),
  fn_offset: entry(v.object({ delta_over_s: finite, Lam: v.optional(positive, 4) }), ({ delta_over_s, Lam }) =>
    offsetPasses(delta_over_s, Lam),
  ),
};
