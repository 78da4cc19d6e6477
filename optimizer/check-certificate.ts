import { isFeasible } from './direct-search';
import { createRandomSequence } from './numbers/random-sequence';
import type { Evaluation, Problem } from './problem';
import { searchSpace } from './search-space';

/** Agreement asked of two ways to the same variance, relative (the objective is its logarithm). */
const AGREEMENT = 1e-9;
/** Rounding allowed between an objective and a bound that it attains. */
const ROUNDING = 1e-12;
/** Limits may be off by this much of their range. */
const INSIDE = 1e-9;
/** Neighbours that are compared with a bound. */
export const PERTURBATIONS = 24;
/** Each random direction is followed both ways: random numbers cost more than evaluating does. */
const WAYS = [1, -1];

/** What is claimed of a point. */
export interface Claim {
  readonly x: Float64Array;
  readonly objective: number;
  readonly bound: number | null;
}

/** The outcome of a recheck; `failure` says which test it did not pass. */
export interface Recheck {
  readonly passed: boolean;
  readonly failure: string | null;
  readonly violation: number;
}

/**
 * Re-verifies a claim with as little trust as possible: all numbers finite; x inside its limits;
 * objective confirmed by `evaluate` and by the independent `verify`; not below the bound; and none of a
 * few dozen random feasible neighbours of x, near and far, below the bound. The neighbours cannot prove
 * a bound, but they expose a wrong one.
 */
export function checkCertificate(problem: Problem, claim: Claim, seed: number): Recheck {
  const space = searchSpace(problem.variables);
  const { x, objective, bound } = claim;
  if (x.length !== space.dimension || !x.every(Number.isFinite) || !Number.isFinite(objective))
    return failed('a number is not finite');
  const evaluation = problem.evaluate(x);
  const violation = Math.max(0, space.violation(x), ...evaluation.constraints);
  if (!(violation <= INSIDE)) return failed('a limit is not kept', violation);
  if (!agrees(evaluation, objective)) return failed('evaluating again gives another value', violation);
  if (problem.verify && !agrees(problem.verify(x), objective)) {
    return failed('an independent calculation gives another value', violation);
  }
  if (bound === null) return { passed: true, failure: null, violation };
  if (Number.isNaN(bound) || objective < bound - ROUNDING) return failed('the value lies below the bound', violation);
  const random = createRandomSequence(seed, 1);
  const step = new Float64Array(x.length);
  const y = new Float64Array(x.length);
  for (let k = 0; k < PERTURBATIONS / WAYS.length; k++) {
    const width = 10 ** (-8 * random.uniform());
    for (let i = 0; i < x.length; i++) step[i] = width * space.scales[i]! * random.normal();
    for (const way of WAYS) {
      for (let i = 0; i < x.length; i++) y[i] = x[i]! + way * step[i]!;
      space.project(y);
      const neighbour = problem.evaluate(y);
      if (isFeasible(neighbour) && neighbour.objective < bound - AGREEMENT)
        return failed('a neighbour lies below the bound', violation);
    }
  }
  return { passed: true, failure: null, violation };
}

function agrees({ objective }: Evaluation, claimed: number): boolean {
  // Written so that NaN disagrees.
  return Math.abs(objective - claimed) <= AGREEMENT;
}

function failed(failure: string, violation = 0): Recheck {
  return { passed: false, failure, violation };
}
