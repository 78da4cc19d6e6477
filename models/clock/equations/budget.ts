import { err, ok, type Result } from '../../../optimizer/result';
import type { Issue } from '../../issue';
import { cascadeDigits, type FirstGuess } from './cascade-digits';
import {
  atomsOf,
  DEFAULT_OPTIONS,
  firstSize,
  ghzSizes,
  type Budget,
  type BudgetOptions,
  type Cascade,
  type ClockDesign,
  type ClockEnvironment,
} from './cascade';
import { levelStatistics, localStatistics } from './level-statistics';
import {
  cascadeFault,
  contrastRefusal,
  environmentFault,
  firstDigitRefusal,
  overflowRefusal,
  readoutFault,
  timeFault,
} from './refusals';
import { persistentSlip, slipProbability } from './slips';

/** The budget of one cascade as a function of the Ramsey time, s. */
export type BudgetAtTime = (ramseyTime: number) => Result<Budget, Issue>;

/**
 * The full error budget of an explicit design: sigma_y^2 = V (T + T_d) / (omega_0^2 T^2 tau) plus the Dick effect of the
 * dead time, V = projection noise + digit errors + phase slips. Refuses designs that cannot be read, see REFUSAL_CODE.
 *
 * The whole of V does not fall with T where P_slip(tau) <= 0.1; beyond, the cap on probabilities lets sigma_y fall
 * again, which is unphysical.
 */
export function budgetOf(
  design: ClockDesign,
  environment: ClockEnvironment,
  options: BudgetOptions = DEFAULT_OPTIONS,
): Result<Budget, Issue> {
  const compiled = compileBudget(design, environment, options);
  return compiled.ok ? compiled.value(design.ramseyTime) : compiled;
}

/** The same, with everything checked once that does not depend on the Ramsey time: for searches. */
export function compileBudget(
  cascade: Cascade,
  environment: ClockEnvironment,
  options: BudgetOptions = DEFAULT_OPTIONS,
): Result<BudgetAtTime, Issue> {
  const { weights, copies, localAtoms } = cascade;
  const fault = cascadeFault(cascade) ?? environmentFault(environment, weights.length) ?? readoutFault(options);
  if (fault) return err(fault);
  const sizes = ghzSizes(cascade);
  const atoms = atomsOf(cascade);
  if (!Number.isSafeInteger(atoms)) return err(overflowRefusal('too many atoms'));
  const slipWeights = slipWeightsOf(cascade, environment, options);
  const noGuess = localAtoms === 0 && firstSize(weights) > 1 && options.prior === 'flat';
  const { averagingTime, deadTime, angularFrequency } = environment;

  return ok((ramseyTime) => {
    const timing = timeFault(ramseyTime, environment);
    if (timing) return err(timing);
    const levels = levelStatistics(sizes, copies, environment, ramseyTime, options);
    const local = localStatistics(cascade, environment, ramseyTime, options);
    if (levels.some(({ variance }) => variance === Infinity) || contrastLost(local, cascade, environment, ramseyTime))
      return err(contrastRefusal(ramseyTime));
    if (noGuess) return err(firstDigitRefusal());

    const first = firstGuess(local, slipWeights.prior * ramseyTime, ramseyTime, cascade, environment, options);
    const digits = cascadeDigits(levels, first, options);
    const top = levels.at(-1);
    const projection = top ? top.variance / top.size / top.size : Math.min(local, first.variance ?? local);
    const slips = slipVariance(slipWeights.perLaser, ramseyTime, environment, options);
    const total = projection + digits.variance + slips;
    const cycle = (total * (ramseyTime + deadTime)) / (ramseyTime * ramseyTime * averagingTime);
    const dead = (slipWeights.prior * deadTime) / (ramseyTime * averagingTime);
    const deviation = Math.sqrt(cycle + dead) / angularFrequency;
    if (!(deviation > 0 && deviation < Infinity)) return err(overflowRefusal('a deviation out of range'));
    return ok({
      atoms,
      sizes,
      contrasts: levels.map(({ contrast }) => contrast),
      digitErrors: digits.probabilities,
      projection,
      digits: digits.variance,
      slips,
      total,
      deadTimeVariance: dead / angularFrequency / angularFrequency,
      deviation,
    });
  });
}

interface SlipWeights {
  /** Sum of w_j^2 over the nodes of one linewidth, with the linewidth that decides over their slips, 1/s. */
  readonly perLaser: readonly { readonly square: number; readonly linewidth: number }[];
  /** sum w_j^2 gamma_LO,j, 1/s: growth of the variance of sum w_j phi_j. */
  readonly prior: number;
}

function slipWeightsOf(
  { weights, copies, localAtoms }: Cascade,
  { laserLinewidths }: ClockEnvironment,
  { readout, prior }: BudgetOptions,
): SlipWeights {
  const total = firstSize(weights);
  // Without level 0 nobody reads a single node: its wandering is all in the first digit, which the prior decides.
  const unread = localAtoms === 0 && total > 1 && prior === 'linewidth';
  // One quadrature knows a phase within +-pi/2 only, which a laser leaves as it would +-pi with four times the width.
  const lowest = copies.length + (localAtoms > 0 ? 1 : 0) === 1;
  const reach = lowest && readout === 'adaptive' ? 4 : 1;
  const nodes = weights.map((weight, j) => {
    const linewidth = laserLinewidths[Math.min(j, laserLinewidths.length - 1)]!;
    return { square: (weight / total) ** 2, linewidth };
  });
  // Lasers alike slip alike: searches ask this millions of times.
  const squares = new Map<number, number>();
  for (const { square, linewidth } of nodes) squares.set(linewidth, (squares.get(linewidth) ?? 0) + square);
  return {
    perLaser: unread ? [] : [...squares].map(([linewidth, square]) => ({ square, linewidth: reach * linewidth })),
    prior: nodes.reduce((sum, { square, linewidth }) => sum + square * linewidth, 0),
  };
}

/** V_slip = sum (2 pi w_j)^2 P_j, (A28) for unequal nodes, rad^2. */
function slipVariance(
  lasers: SlipWeights['perLaser'],
  ramseyTime: number,
  { averagingTime }: ClockEnvironment,
  { slips }: BudgetOptions,
): number {
  return lasers.reduce((sum, { square, linewidth }) => {
    const perCycle = slipProbability(ramseyTime, linewidth);
    const probability = slips === 'once' ? perCycle : persistentSlip(perCycle, ramseyTime, averagingTime);
    return sum + (2 * Math.PI) ** 2 * square * probability;
  }, 0);
}

/** Level 0, or the laser's spread over one Ramsey time where that is allowed and narrower. */
function firstGuess(
  local: number,
  spread: number,
  ramseyTime: number,
  { weights, localAtoms, copies }: Cascade,
  { averagingTime }: ClockEnvironment,
  { prior, slips }: BudgetOptions,
): FirstGuess {
  if (localAtoms === 0 && firstSize(weights) === 1) return { variance: null, lasting: 1 };
  if (copies.length === 0 || prior === 'flat' || !(spread < local)) return { variance: local, lasting: 1 };
  // What the prior gets wrong no level sees: the lock stays on the wrong fringe, like after a slip.
  return { variance: spread, lasting: slips === 'once' ? 1 : averagingTime / ramseyTime };
}

function contrastLost(local: number, cascade: Cascade, { atomicLinewidth }: ClockEnvironment, ramseyTime: number) {
  const needed = cascade.localAtoms > 0 && local === Infinity;
  return needed || Math.exp(-atomicLinewidth * ramseyTime) < 1e-150;
}
