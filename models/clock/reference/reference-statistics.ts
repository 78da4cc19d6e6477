import * as v from 'valibot';
import type { ReferenceTable } from '../../reference';
import { count, entry, finite, fraction, listOf, nonNegative, positive, requireLength } from '../../reference-entry';
import { binomialDigitError, binomialJointDigitError, binomialVariance } from '../equations/binomial';
import { atomsOf, ghzSizes, uniformCascade } from '../equations/cascade';
import {
  boundDigitError,
  digitErrorVariance,
  gaussDigitError,
  halfRangeDigitError,
  jointDigitError,
} from '../equations/digit-errors';
import { balancedLocalAtoms } from '../equations/local-atoms';
import {
  approximateAtoms,
  paperDigitErrorVariance,
  paperProjectionVariance,
  projectionVariance,
} from '../equations/projection';
import { informationPerCopy } from '../equations/readout';
import { parityProbability, phaseDigits, unwrapCascade } from '../equations/signal';

const base = v.optional(count, 2);
const contrast = v.optional(fraction, 1);
const numbers = listOf(finite);
const counts = listOf(count);
const phase = v.pipe(finite, v.minValue(-Math.PI), v.ltValue(Math.PI));

/** Bookkeeping, readout, digit errors and their variances. */
export const statisticsReference: ReferenceTable = {
  ghz_sizes: entry(v.object({ K: count, M: count, D: base }), ({ K, M, D }) =>
    ghzSizes(uniformCascade(K, D, new Array<number>(M).fill(1), 0)),
  ),
  atoms_total: entry(v.object({ K: count, M: count, n0: positive, n1: nonNegative, D: base }), ({ K, M, n0, n1, D }) =>
    atomsOf(uniformCascade(K, D, new Array<number>(M).fill(n0), n1)),
  ),
  atoms_approx: entry(v.object({ K: count, M: count, n0: positive }), ({ K, M, n0 }) => approximateAtoms(K, M, n0)),
  parity_prob: entry(v.object({ phi: finite, C: contrast }), ({ phi, C }) => parityProbability(phi, C)),
  digits: entry(v.object({ Phi: phase, K: count, M: count, D: base }), ({ Phi, K, M, D }) => {
    const { first, further, rest } = phaseDigits(Phi, K, M, D);
    return [first, further, rest];
  }),
  unwrap_cascade: entry(v.object({ theta0: finite, thetas: numbers, ms: counts }), ({ theta0, thetas, ms }) => {
    requireLength('thetas', thetas, ms.length);
    return unwrapCascade(theta0, thetas, ms);
  }),
  info_per_copy: entry(v.object({ C: fraction, mode: v.picklist(['fixed', 'adaptive', 'atan2']) }), ({ C, mode }) =>
    informationPerCopy(C, mode),
  ),
  p_re_bound: entry(v.object({ n: nonNegative, D: positive }), ({ n, D }) => boundDigitError(n, D)),
  p_re_gauss: entry(v.object({ n: nonNegative, D: positive }), ({ n, D }) => gaussDigitError(n, D)),
  p_re_joint: entry(
    v.object({ s2_prev: nonNegative, s2_cur: nonNegative, R: positive, half: v.optional(v.boolean(), false) }),
    ({ s2_prev, s2_cur, R, half }) =>
      half ? halfRangeDigitError(s2_prev, R).probability : jointDigitError(s2_prev, s2_cur, R),
  ),
  p_re_binomial: entry(
    v.object({ n: count, D: positive, C: contrast, est: v.optional(v.picklist(['ml', 'atan2']), 'ml') }),
    ({ n, D, C, est }) => binomialDigitError(n, D, C, est === 'ml' ? 'maximum-likelihood' : 'mean-angle'),
  ),
  p_re_binomial_joint: entry(
    v.object({ n_prev: count, n_cur: count, R: count, C_prev: contrast, C_cur: contrast }),
    ({ n_prev, n_cur, R, C_prev, C_cur }) =>
      binomialJointDigitError({ copies: n_prev, contrast: C_prev }, { copies: n_cur, contrast: C_cur }, R),
  ),
  var_ml_binomial: entry(v.object({ n: count, C: contrast }), ({ n, C }) => binomialVariance(n, C)),
  var_proj_paper: entry(v.object({ N: positive, n0: positive }), ({ N, n0 }) => paperProjectionVariance(N, n0)),
  var_proj: entry(v.object({ n_top: positive, m_top: positive }), ({ n_top, m_top }) =>
    projectionVariance(n_top, m_top),
  ),
  var_re_paper: entry(v.object({ n0: positive, K: count }), ({ n0, K }) => paperDigitErrorVariance(n0, K)),
  var_re_sum: entry(v.object({ P: listOf(fraction), ms: counts }), ({ P, ms }) => {
    requireLength('P', P, ms.length);
    return digitErrorVariance(P, ms);
  }),
  n1_balance: entry(v.object({ n0: positive, K: count, D: base }), ({ n0, K, D }) => balancedLocalAtoms(n0, K, D)),
};
