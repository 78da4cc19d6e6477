import { formatNumber } from '../../quantity/format-number';
import type { BudgetOptions } from '../equations/cascade';
import type { Estimator } from '../settings/estimator';

/** What a simulation found beside the budget. */
export interface Comparison {
  readonly estimator: Estimator;
  readonly options: BudgetOptions;
  readonly ratio: number;
  readonly trusted: boolean;
  /** Standard error of the ratio, relative. */
  readonly uncertainty: number;
  readonly trials: number;
}

/** Above this standard error a few more rare events could turn the verdict. */
const UNCERTAIN = 0.05;

/** One sentence on the ratio and, where the formulas are not to be trusted, one on what to do. */
export function simulationFinding(made: Comparison): string {
  const { estimator, options, ratio, trusted, uncertainty, trials } = made;
  const read = estimator === 'digit' ? 'read digit by digit' : 'read jointly';
  const quadratures = options.readout === 'adaptive' ? ', two fixed quadratures at every level' : '';
  const verdict = trusted
    ? `The simulation agrees with the budget: ratio ${ratio.toPrecision(3)} in ${trials} trials, ${read}${quadratures}.`
    : `The simulation gives ${ratio.toPrecision(3)} times the budget in ${trials} trials, ${read}${quadratures}: believe the simulated value.`;
  const rare =
    uncertainty > UNCERTAIN
      ? ` Rare errors leave it uncertain by ${formatNumber(100 * uncertainty, { digits: 2 })} %: take more trials.`
      : '';
  // Exact errors that few trials contradict may well be right.
  const settled = trusted || (rare !== '' && options.digitErrors === 'binomial');
  return `${verdict}${rare}${settled ? '' : ` ${remedy(made)}`}`;
}

function remedy({ estimator, options, ratio }: Comparison): string {
  if (ratio < 1) {
    return options.digitErrors === 'binomial' && estimator === 'joint'
      ? 'Exact digit errors are those of reading digit by digit, which joint reading avoids: the budget is on the safe side.'
      : 'The budget is on the safe side.';
  }
  if (options.digitErrors !== 'binomial') {
    const quadratures = options.readout === 'adaptive' ? ', read the top level in two quadratures' : '';
    const reading = estimator === 'joint' ? ' Read jointly, that design does better still.' : '';
    return `Gaussian noise leaves out the tails of real counts: choose exact digit errors${quadratures} and optimise again.${reading}`;
  }
  return estimator === 'joint'
    ? 'Give the lower levels or level 0 more copies, or optimise.'
    : 'Level 0 counts as Gaussian in the budget, which few atoms at a node are not: give level 0 more atoms, or read jointly.';
}
