import * as v from 'valibot';
import type { ReferenceTable } from '../../reference';
import { count, entry, finite, fraction, listOf, nonNegative, positive } from '../../reference-entry';
import { binomialBudget } from '../equations/binomial-budget';
import { bruteForce } from '../equations/brute-force';
import { budgetOf } from '../equations/budget';
import {
  DEFAULT_OPTIONS,
  IDEAL_ENVIRONMENT,
  uniformCascade,
  type ClockDesign,
  type ClockEnvironment,
} from '../equations/cascade';
import { REFUSAL_CODE } from '../equations/refusals';

const counts = listOf(count);
const atoms = v.pipe(nonNegative, v.integer());
const oneOrMore = (list: number | readonly number[]): readonly number[] => (typeof list === 'number' ? [list] : list);
const readout = v.optional(v.picklist(['fixed', 'adaptive']), 'fixed');
const errors = v.optional(v.picklist(['joint', 'gauss', 'bound']), 'joint');

/** The words that the cases have for a refusal. */
const reasons: Readonly<Record<string, string>> = {
  [REFUSAL_CODE.time]: 'T+Td>tau',
  [REFUSAL_CODE.contrast]: 'contrast lost',
  [REFUSAL_CODE.localAtoms]: 'n1=0 needs S=1',
};

const design = v.object({
  w0: positive,
  tau: positive,
  T: finite,
  K: count,
  gi: nonNegative,
  Td: v.optional(nonNegative, 0),
  n: counts,
  n1: atoms,
  D: v.optional(count, 2),
  R: v.optional(v.array(count)),
  p: v.optional(v.array(v.pipe(finite, v.integer()))),
  gLO: v.union([nonNegative, listOf(nonNegative)]),
  C0: v.optional(v.union([fraction, listOf(fraction)]), 1),
  C00: v.optional(fraction, 1),
  readout,
  re: errors,
  slip: v.optional(v.picklist(['paper', 'cycle']), 'paper'),
});

function designOf({ K, n, n1, D, R, p, T }: v.InferOutput<typeof design>): ClockDesign {
  const cascade = uniformCascade(K, D, n, n1);
  return { ...cascade, weights: p ?? cascade.weights, bases: R ?? cascade.bases, ramseyTime: T };
}

/** Budgets of explicit designs and the exhaustive search of two families. */
export const budgetReference: ReferenceTable = {
  budget: entry(v.object({ d: design }), ({ d }) => {
    const environment: ClockEnvironment = {
      angularFrequency: d.w0,
      averagingTime: d.tau,
      deadTime: d.Td,
      laserLinewidths: oneOrMore(d.gLO),
      atomicLinewidth: d.gi,
      localContrast: d.C00,
      entangledContrasts: oneOrMore(d.C0),
      contrastPerAtom: 1,
      survivalPerAtom: 1,
    };
    const slips = d.slip === 'paper' ? 'persistent' : 'once';
    const result = budgetOf(designOf(d), environment, {
      ...DEFAULT_OPTIONS,
      readout: d.readout,
      digitErrors: d.re,
      slips,
    });
    if (!result.ok) return { feasible: false, reason: reasons[result.error.code] ?? result.error.message };
    const {
      atoms: N,
      sizes,
      contrasts,
      digitErrors,
      projection,
      digits,
      slips: slipped,
      total,
      deviation,
    } = result.value;
    return {
      feasible: true,
      N,
      ms: sizes,
      C: contrasts,
      P_re: digitErrors,
      v_proj: projection,
      v_re: digits,
      v_slip: slipped,
      V: total,
      sigma_y: deviation,
    };
  }),
  budget_binomial: entry(v.object({ K: count, n: counts, n1: atoms, D: v.optional(count, 2) }), ({ K, n, n1, D }) => {
    const budget = binomialBudget(uniformCascade(K, D, n, n1));
    return budget && { core: budget.core, re: budget.digits, V: budget.total, P: budget.digitErrors, N: budget.atoms };
  }),
  brute_force: entry(
    v.object({
      w0: positive,
      N: count,
      K: count,
      tau: positive,
      gi: nonNegative,
      gLO: nonNegative,
      Dmax: v.optional(count, 4),
      mode: v.optional(v.picklist(['equal', 'linear']), 'equal'),
      Td: v.optional(nonNegative, 0),
      readout,
      re: errors,
    }),
    ({ w0, N, K, tau, gi, gLO, Dmax, mode, Td, readout: read, re }) => {
      const found = bruteForce(
        { nodes: K, atoms: N, largestBase: Dmax, family: mode },
        {
          ...IDEAL_ENVIRONMENT,
          angularFrequency: w0,
          averagingTime: tau,
          deadTime: Td,
          laserLinewidths: [gLO],
          atomicLinewidth: gi,
        },
        { ...DEFAULT_OPTIONS, readout: read, digitErrors: re },
      );
      if (!found) return { feasible: false };
      const { design: best, base, deviation, tried } = found;
      return {
        feasible: true,
        sigma_y: deviation,
        D: base,
        M: best.copies.length,
        n: best.copies,
        n1: best.localAtoms,
        T: best.ramseyTime,
        designs: tried,
      };
    },
  ),
};
