import type { ParameterValue } from '../../parameter';
import type { DigitErrorModel } from '../equations/cascade';

/** How the phase is read from the counts: level by level, or from all counts at once by Bayesian inference. */
export type Estimator = 'digit' | 'joint';

/**
 * The estimator that a planner chose. `matched` is the one that the formula for wrong digits describes best: exact
 * errors are those of reading digit by digit; Gaussian noise leaves out the tails that only joint reading avoids.
 */
export function estimatorOf(chosen: ParameterValue | undefined, digitErrors: DigitErrorModel): Estimator {
  if (chosen === 'digit' || chosen === 'joint') return chosen;
  return digitErrors === 'binomial' ? 'digit' : 'joint';
}
