import * as v from 'valibot';
import type { ReferenceTable } from '../../reference';
import { count, entry, nonNegative, positive } from '../../reference-entry';
import {
  additiveDeviation,
  baseDeviation,
  bestBase,
  logarithmFactor,
  longLogarithmFactor,
  longTimeDeviation,
  shortTimeDeviation,
  type Ensemble,
} from '../equations/allan-deviation';
import { asymptoticBound, finiteBound, heisenbergLimit } from '../equations/bounds';
import {
  optimalCopies,
  optimalCopiesNumeric,
  optimalRamseyTime,
  rarity,
  slipOptimum,
  type CopiesForm,
  type TimeForm,
} from '../equations/closed-form';
import {
  atomsToReachAtomicLinewidth,
  bestStageAtoms,
  narrow,
  narrowedLinewidth,
  narrowStage,
  smallestLinewidth,
} from '../equations/pre-narrowing';
import { persistentSlip, slipAsymptote, slipProbability, uniformSlipVariance } from '../equations/slips';

const copiesForms: Readonly<Record<string, CopiesForm>> = {
  derived: 'derived',
  printed: 'printed',
  log_printed: 'log-printed',
  asym: 'asymptotic',
};
const timeForms: Readonly<Record<string, TimeForm>> = { root: 'root', log: 'log', asym: 'asymptotic' };
const copiesForm = v.optional(v.picklist(['derived', 'printed', 'log_printed', 'asym']), 'derived');
const timeForm = v.optional(v.picklist(['root', 'log', 'asym']), 'root');
const baseForm = v.optional(v.picklist(['derived', 'printed']), 'derived');
const slipModel = v.optional(v.picklist(['exact', 'asym']), 'exact');

const size = { N: positive, K: count };
const times = { ...size, tau: positive, gLO: nonNegative };
const clocks = { w0: positive, ...size, tau: positive };
const single = { w0: positive, N: positive, tau: positive };

const ensembleOf = ({ w0, N, K, tau }: { w0: number; N: number; K: number; tau: number }): Ensemble => ({
  angularFrequency: w0,
  atoms: N,
  nodes: K,
  averagingTime: tau,
});
const atomsAt = ({ w0, N, tau }: { w0: number; N: number; tau: number }) => ensembleOf({ w0, N, K: 1, tau });

function slip(T: number, gLO: number, tau: number | undefined, model: 'exact' | 'asym'): number {
  const perCycle = model === 'exact' ? slipProbability(T, gLO) : slipAsymptote(T, gLO);
  return tau === undefined ? perCycle : persistentSlip(perCycle, T, tau);
}

/** Closed forms: copies, slips, Ramsey time, pre-narrowing, Allan deviations and bounds. */
export const formulaReference: ReferenceTable = {
  x_opt: entry(v.object({ ...size, form: copiesForm }), ({ N, K, form }) => rarity(N, K, copiesForms[form]!)),
  n0_opt: entry(v.object({ ...size, form: copiesForm, D: v.optional(count, 2) }), ({ N, K, form, D }) =>
    optimalCopies(N, K, copiesForms[form]!, D),
  ),
  n0_numeric: entry(v.object(size), ({ N, K }) => optimalCopiesNumeric(N, K)),
  Lp: entry(v.object(size), ({ N, K }) => logarithmFactor(N, K)),
  L_long: entry(v.object(times), ({ N, K, tau, gLO }) =>
    longLogarithmFactor({ atoms: N, nodes: K, averagingTime: tau }, gLO),
  ),
  p_slip: entry(
    v.object({ T: positive, gLO: nonNegative, tau: v.optional(positive), model: slipModel }),
    ({ T, gLO, tau, model }) => slip(T, gLO, tau, model),
  ),
  var_slip: entry(
    v.object({ T: positive, K: count, gLO: nonNegative, tau: positive, model: slipModel }),
    ({ T, K, gLO, tau, model }) => uniformSlipVariance(slip(T, gLO, tau, model), K),
  ),
  y_opt: entry(v.object({ ...times, form: timeForm }), ({ N, K, tau, gLO, form }) =>
    slipOptimum(N, K, tau, gLO, timeForms[form]!),
  ),
  T_opt: entry(v.object({ ...times, form: timeForm }), ({ N, K, tau, gLO, form }) =>
    optimalRamseyTime(N, K, tau, gLO, timeForms[form]!),
  ),
  gamma_eff: entry(
    v.object({ gLO: positive, tau: positive, n: positive, Nstar: nonNegative }),
    ({ gLO, tau, n, Nstar }) => narrowedLinewidth(gLO, tau, n, Nstar),
  ),
  n_pre_opt: entry(v.object({ gLO: positive, tau: positive }), ({ gLO, tau }) => bestStageAtoms(gLO, tau)),
  gamma_eff_min: entry(v.object({ gLO: positive, tau: positive, Nstar: nonNegative }), ({ gLO, tau, Nstar }) =>
    smallestLinewidth(gLO, tau, Nstar),
  ),
  N_star: entry(v.object({ gLO: positive, gi: positive, N: positive, tau: positive }), ({ gLO, gi, N, tau }) =>
    atomsToReachAtomicLinewidth(gLO, gi, N, tau),
  ),
  prenarrow_stage: entry(v.object({ g: nonNegative, tau: positive, n: count }), ({ g, tau, n }) => {
    const { linewidth, ramseyTime } = narrowStage(g, tau, n);
    return [linewidth, ramseyTime];
  }),
  prenarrow: entry(
    v.object({ gLO: nonNegative, tau: positive, n: count, stages: v.pipe(nonNegative, v.integer()) }),
    ({ gLO, tau, n, stages }) => {
      const { linewidth, stages: done } = narrow(gLO, tau, new Array<number>(stages).fill(n));
      return [linewidth, done.map((stage) => [stage.linewidth, stage.ramseyTime])];
    },
  ),
  sig_A34: entry(v.object(clocks), (args) => shortTimeDeviation(ensembleOf(args))),
  sig_A33: entry(v.object({ ...clocks, gLO: positive }), ({ gLO, ...args }) =>
    longTimeDeviation(ensembleOf(args), gLO),
  ),
  sig_A40: entry(v.object({ ...clocks, gi: nonNegative }), ({ gi, ...args }) =>
    additiveDeviation(ensembleOf(args), gi),
  ),
  sig_A41: entry(v.object({ ...clocks, gi: nonNegative, D: count, form: baseForm }), ({ gi, D, form, ...args }) =>
    baseDeviation(ensembleOf(args), gi, D, form),
  ),
  D_opt_A41: entry(v.object({ ...size, tau: positive, gi: nonNegative, form: baseForm }), ({ N, K, tau, gi, form }) =>
    bestBase({ atoms: N, nodes: K, averagingTime: tau }, gi, form),
  ),
  bound_eq4: entry(v.object({ ...single, gi: nonNegative }), ({ gi, ...args }) => asymptoticBound(atomsAt(args), gi)),
  bound_ce: entry(v.object({ ...single, gi: nonNegative }), ({ gi, ...args }) => {
    const bound = finiteBound(atomsAt(args), gi);
    return bound && [bound.deviation, bound.ramseyTime];
  }),
  heisenberg: entry(v.object(single), (args) => heisenbergLimit(atomsAt(args))),
};
