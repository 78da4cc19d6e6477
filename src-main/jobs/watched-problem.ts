import type { Box, Problem } from '../../optimizer/problem';

/** Constraints may be off by rounding and still count as held. */
const FEASIBLE = 1e-9;

export interface BestPoint {
  readonly x: Float64Array;
  readonly objective: number;
}

export interface Watched {
  readonly problem: Problem;
  /** The best feasible point evaluated so far; null before the first. */
  best(): BestPoint | null;
  evaluations(): number;
  /** Proved lower bound of the objective, once the structured solution was asked for. */
  bound(): number | null;
}

/**
 * The same problem, remembering the best point that was evaluated, so that it can be kept however a search
 * ends. `evaluated` is called after each evaluation, with the point if it is the best so far.
 */
export function watch(problem: Problem, evaluated: (improved: BestPoint | null) => void): Watched {
  let best: BestPoint | null = null;
  let evaluations = 0;
  let bound: number | null = null;
  const watched: Problem = {
    variables: problem.variables,
    constraints: problem.constraints,
    starts: () => problem.starts(),
    evaluate(x) {
      const found = problem.evaluate(x);
      evaluations++;
      const better = Number.isFinite(found.objective) && (best === null || found.objective < best.objective);
      // Copied: solvers reuse their vectors.
      const improves = better && found.constraints.every((value) => value <= FEASIBLE);
      if (improves) best = { x: x.slice(), objective: found.objective };
      evaluated(improves ? best : null);
      return found;
    },
    ...(problem.gradient && { gradient: (x: Float64Array, out: Float64Array) => problem.gradient!(x, out) }),
    ...(problem.exact && {
      exact() {
        const exact = problem.exact!();
        if (Number.isFinite(exact.bound)) bound = exact.bound;
        return exact;
      },
    }),
    ...(problem.bound && { bound: (box: Box) => problem.bound!(box) }),
    ...(problem.verify && { verify: (x: Float64Array) => problem.verify!(x) }),
  };
  return { problem: watched, best: () => best, evaluations: () => evaluations, bound: () => bound };
}
