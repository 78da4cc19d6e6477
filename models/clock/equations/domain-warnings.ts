import { formatNumber } from '../../quantity/format-number';
import type { Issue, Place } from '../../issue';
import { slipProbability } from './slips';
import { atomsToReachAtomicLinewidth } from './pre-narrowing';
import { rarity, slipOptimum } from './closed-form';
import type { Budget, Cascade, ClockDesign, ClockEnvironment } from './cascade';
import type { Ensemble } from './allan-deviation';

/** Warnings of formulas used outside the range they were derived for, each with its exact condition. */
export const DOMAIN_CODE = {
  /** ln(N/K) <= 0. */
  noCascade: 'CLK-301',
  /** x_opt > 0.05, which is N/K < 2790. */
  asymptoticCopies: 'CLK-302',
  /** A < (e / nu)^nu in (A23) or (A30). */
  noOptimum: 'CLK-303',
  /** gamma_LO T > 1. */
  slipsNotRare: 'CLK-304',
  /** m_M gamma_i T > 1. */
  additiveDephasing: 'CLK-305',
  /** 2^(M/2) <= K or n_1 > 0.1 N. */
  localAtoms: 'CLK-306',
  /** K N* > 0.1 N. */
  preNarrowing: 'CLK-307',
  /** gamma_LO tau <= e. */
  preNarrowingUndefined: 'CLK-308',
  /** P_any > 0.01. */
  digitErrorsNotRare: 'CLK-309',
  /** n_i < 4. */
  fewCopies: 'CLK-310',
  /** n_i = 1, or fewer than two level-0 atoms at a node: one quadrature is never read. */
  oneQuadrature: 'CLK-311',
} as const;

/** x above this makes the asymptotic n_0 too small by a quarter or more. */
const LARGEST_RARITY = 0.05;

const number = (value: number): string => formatNumber(value, { digits: 3 });

function warning(code: string, where: Place, message: string, remedy: string): Issue {
  return { code, severity: 'warning', where, message, remedy };
}

/** Whether the closed forms (A22)-(A41) may be believed for a network. */
export function closedFormWarnings(
  ensemble: Omit<Ensemble, 'angularFrequency'>,
  laserLinewidth: number,
  atomicLinewidth: number,
  where: Place,
): Issue[] {
  const { atoms, nodes, averagingTime } = ensemble;
  const issues: Issue[] = [];
  const say = (code: string, message: string, remedy: string) => issues.push(warning(code, where, message, remedy));
  if (!(atoms > nodes)) {
    say(
      DOMAIN_CODE.noCascade,
      `Closed form undefined (N <= K): ${number(atoms)} atoms on ${number(nodes)} clocks leave no cascade.`,
      'Give more than one atom to each clock, or use uncorrelated atoms.',
    );
    return issues;
  }
  const x = rarity(atoms, nodes, 'derived');
  const y = laserLinewidth > 0 ? slipOptimum(atoms, nodes, averagingTime, laserLinewidth, 'root') : 0;
  if (x === undefined || y === undefined)
    say(
      DOMAIN_CODE.noOptimum,
      `No interior optimum: ${x === undefined ? 'the copies' : 'the Ramsey time'} of the closed form has no stationary value here.`,
      'Search the integers instead; the closed form is only a starting point.',
    );
  if (x !== undefined && x > LARGEST_RARITY)
    say(
      DOMAIN_CODE.asymptoticCopies,
      `Asymptotic n0 too small by 25 % or more (x = ${number(x)}, N/K = ${number(atoms / nodes)}).`,
      'Use the root, not the logarithm, or search the integers.',
    );
  if (laserLinewidth > 0 && laserLinewidth * averagingTime <= Math.E)
    say(
      DOMAIN_CODE.preNarrowingUndefined,
      `Pre-narrowing formulas undefined: laser linewidth times averaging time is ${number(laserLinewidth * averagingTime)}, not above e.`,
      'Average for longer, or leave out the pre-narrowing: the laser is coherent for most of the averaging time.',
    );
  const perNode = atomsToReachAtomicLinewidth(laserLinewidth, atomicLinewidth, atoms, averagingTime);
  if (perNode !== undefined && nodes * perNode > 0.1 * atoms)
    say(
      DOMAIN_CODE.preNarrowing,
      `Pre-narrowing not negligible: ${number(nodes * perNode)} atoms in ${number(nodes)} clocks beside ${number(atoms)}.`,
      'Count the atoms of pre-narrowing in the budget, or use narrower lasers.',
    );
  return issues;
}

/** Whether the budget of a design may be believed. */
export function designWarnings(
  design: ClockDesign,
  budget: Budget,
  environment: ClockEnvironment,
  where: Place,
): Issue[] {
  const { ramseyTime, copies, localAtoms, weights } = design;
  const issues = statisticsWarnings(design, where);
  const say = (code: string, message: string, remedy: string) => issues.push(warning(code, where, message, remedy));
  const linewidth = Math.max(...environment.laserLinewidths);
  if (linewidth * ramseyTime > 1)
    say(
      DOMAIN_CODE.slipsNotRare,
      `Phase slips not rare (p1 = ${number(slipProbability(ramseyTime, linewidth))} per cycle at the widest laser).`,
      'Shorten the Ramsey time, narrow the lasers first, or rely on the simulation.',
    );
  const exposure = (budget.sizes.at(-1) ?? 1) * environment.atomicLinewidth * ramseyTime;
  if (exposure > 1)
    say(
      DOMAIN_CODE.additiveDephasing,
      `Additive dephasing invalid: the largest state dephases by ${number(exposure)} linewidths times the Ramsey time.`,
      'Keep the contrast in the budget, shorten the Ramsey time, or use smaller states.',
    );
  if (copies.length > 0 && (2 ** (copies.length / 2) <= weights.length || localAtoms > 0.1 * budget.atoms))
    say(
      DOMAIN_CODE.localAtoms,
      `Level-0 atoms not negligible: ${number(localAtoms)} of ${number(budget.atoms)} atoms.`,
      'Compare exact budgets; the closed forms leave these atoms out.',
    );
  const wrong = -Math.expm1(budget.digitErrors.reduce((sum, p) => sum + Math.log1p(-Math.min(p, 1)), 0));
  if (wrong > 0.01)
    say(
      DOMAIN_CODE.digitErrorsNotRare,
      `Rare-error regime left: some digit is wrong in ${number(100 * wrong)} % of the cycles.`,
      'Use the simulation as the headline, or give the lower levels more copies.',
    );
  return issues;
}

function statisticsWarnings({ copies, localAtoms, weights }: Cascade, where: Place): Issue[] {
  const issues: Issue[] = [];
  const few = copies.findIndex((n) => n < 4);
  if (few >= 0)
    issues.push(
      warning(
        DOMAIN_CODE.fewCopies,
        where,
        `Gaussian statistics invalid: level ${few + 1} has ${copies[few]!} copies.`,
        'Use at least 4 copies, the exact digit errors, or the simulation.',
      ),
    );
  const total = weights.reduce((sum, weight) => sum + Math.abs(weight), 0);
  const thinnest = Math.min(...weights.map((weight) => (localAtoms * Math.abs(weight)) / total));
  if (copies.some((n) => n < 2) || (localAtoms > 0 && thinnest < 2))
    issues.push(
      warning(
        DOMAIN_CODE.oneQuadrature,
        where,
        'One quadrature is never read: two quadratures need two copies at each level and two level-0 atoms at each clock.',
        'Give at least 2 copies to each level and 2 level-0 atoms to each clock.',
      ),
    );
  return issues;
}
