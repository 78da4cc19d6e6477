import { createRandomSequence } from '../numbers/random-sequence';
import type { Problem } from '../problem';
import { searchSpace } from '../search-space';
import { splitBound } from './split-bound';
import { domainFault } from './split-domain';
import { shapeFault } from './split-shape';
import type { SplitEvidence } from './split-statement';
import { splitValue } from './split-value';
import { failed, PASSED, type Verdict } from './verdict';

/** Agreement asked of the statement and the problem at a point, relative. */
const AGREEMENT = 1e-9;
/** How much of the claimed bound, relative, may be rounding that the enclosure gives back. */
const SUPPORT = 1e-9;
/** How far from the optimum towards a random point the two are compared. */
const DISTANCES = [0, 1e-3, 0.03, 0.3, 1];

/** A verdict, and the interval in which the bound of the variance lies that was derived anew. */
export interface BoundVerdict extends Verdict {
  readonly enclosure: { readonly lower: number; readonly upper: number } | null;
}

/**
 * Re-verifies a lower bound of a problem from its evidence: the statement is sound; its domain holds that of
 * the problem; it gives the value of the problem at the optimum, near it and at random; and the bound that
 * follows from it alone, rounding included, supports the claim. Uses no formula of the model and no solver.
 *
 * @param claim the point at which the bound was found and the bound, as the logarithm of the variance
 */
export function checkSplit(
  problem: Problem,
  claim: { readonly x: Float64Array; readonly bound: number },
  evidence: SplitEvidence,
  seed: number,
): BoundVerdict {
  const refused = (failure: string): BoundVerdict => ({ ...failed(failure), enclosure: null });
  const { x, bound } = claim;
  const fault = shapeFault(evidence, problem) ?? domainFault(evidence.statement, problem, x);
  if (fault !== null) return refused(fault);
  const space = searchSpace(problem.variables);
  // One direction will do: a wrong term shows along all but a few.
  const away = space.random(createRandomSequence(seed, 0x7370));
  const y = new Float64Array(x.length);
  for (const distance of DISTANCES) {
    for (let i = 0; i < x.length; i++) y[i] = x[i]! + distance * (away[i]! - x[i]!);
    space.project(y);
    const stated = splitValue(evidence.statement, y);
    const value = Math.exp(problem.evaluate(y).objective);
    // Both infinite is agreement too; NaN never is.
    if (!(stated === value || Math.abs(stated - value) <= AGREEMENT * value))
      return refused('the statement gives another value than the problem');
  }
  const derived = splitBound(evidence, x);
  if (typeof derived === 'string') return refused(derived);
  const { low: lower, high: upper } = derived;
  if (!(lower > 0 && lower <= upper && upper < Infinity)) return refused('no bound follows from the evidence');
  if (!(bound - Math.log(lower) <= SUPPORT)) return refused('the evidence does not support the bound');
  return { ...PASSED, enclosure: { lower, upper } };
}
