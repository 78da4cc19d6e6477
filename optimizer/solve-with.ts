import { boxProblem } from './box-problem';
import type { StationaryEvidence } from './certificates/evidence';
import { conclude } from './conclude';
import { DEFAULT_EVALUATIONS, optimize, type OptimizeOptions, type Solution } from './optimize';
import { randomStart } from './orchestrate';
import type { ExactSolution, Problem } from './problem';
import { err, ok, type Result } from './result';
import { directSearchFrom, searchFrom, type SmoothSolve } from './search-from';
import type { SolverKey } from './solver-choice';
import { basinHopping } from './solvers/basin-hopping';
import { cmaEs } from './solvers/cma-es';
import type { SolverResult } from './solvers/contract';
import { inOrder, multistart } from './solvers/multistart';
import { projectedLbfgs } from './solvers/projected-lbfgs';
import { sequentialQuadratic } from './solvers/sequential-quadratic';

/** Why a solver cannot be used on a problem, as a sentence, and what to choose instead. */
export interface NotApplicable {
  readonly reason: string;
  readonly remedy: string;
}

type SearchKey = Exclude<SolverKey, 'automatic' | 'structured'>;

interface Search {
  readonly name: string;
  /** Independent starts; the costly global searches get few. */
  readonly starts: number;
  readonly takesLimits: boolean;
  /** Null for the direct search, which needs no smooth problem. */
  smooth(target: number): SmoothSolve | null;
}

const SEARCHES: Readonly<Record<SearchKey, Search>> = {
  lbfgs: { name: projectedLbfgs.name, starts: 8, takesLimits: false, smooth: () => projectedLbfgs.solve },
  sqp: { name: sequentialQuadratic.name, starts: 8, takesLimits: true, smooth: () => sequentialQuadratic.solve },
  'basin-hopping': {
    name: basinHopping.name,
    starts: 3,
    takesLimits: false,
    smooth: (target) => (problem, control) => basinHopping.solve({ ...problem, hopping: { target } }, control),
  },
  'cma-es': {
    name: cmaEs.name,
    starts: 3,
    takesLimits: false,
    smooth: (target) => (problem, control) =>
      cmaEs.solve({ ...problem, evolution: { target: target + POLISHED } }, control),
  },
  'direct-search': { name: 'direct search', starts: 5, takesLimits: true, smooth: () => null },
};

/** Global searches end this close above a proved bound: rounding is all that is left. */
const AT_BOUND = 1e-12;
/** Evolution leaves this much, in ln(variance), to the local search that follows it. */
const POLISHED = 1e-6;

/**
 * Solves a problem with the solver that was chosen. Where a structured solution is known its bound is used to
 * say how far the answer is proved, but no search starts from it: a chosen solver has to find the answer by
 * itself, from random starts that depend on the seed alone. The claim is re-verified as in `optimize`.
 */
export function solveWith(key: SolverKey, problem: Problem, options: OptimizeOptions): Result<Solution, NotApplicable> {
  switch (key) {
    case 'automatic':
      return ok(optimize(problem, options));
    case 'structured':
      return structured(problem, options);
    default:
      return search(SEARCHES[key], problem, options);
  }
}

function structured(problem: Problem, options: OptimizeOptions): Result<Solution, NotApplicable> {
  const exact = problem.exact?.() ?? null;
  if (exact !== null) {
    const { x, method } = exact;
    const evaluation = problem.evaluate(x);
    const found = { x, evaluation, stopped: 'finished', evaluations: 1, method } as const;
    return ok(conclude(problem, exact, { ...found, starts: 1, agreeing: 1, local: null }, options.seed));
  }
  if (boxProblem(problem) !== null) return ok(optimize(problem, options));
  return err({
    reason: 'No closed form and no rigorous bound is known for this network.',
    remedy: 'Choose Automatic, or one of the searches.',
  });
}

function search(search: Search, problem: Problem, options: OptimizeOptions): Result<Solution, NotApplicable> {
  const refusal = refusalOf(search, problem);
  if (refusal) return err(refusal);
  const { seed, deadline = Infinity, maxEvaluations = DEFAULT_EVALUATIONS, now, isCancelled } = options;
  const exact = problem.exact?.() ?? null;
  const smooth = search.smooth(exact ? exact.bound + AT_BOUND : -Infinity);
  const control = {
    deadline,
    maxEvaluations: Math.max(1, Math.floor(maxEvaluations / search.starts)),
    now: now ?? (() => 0),
    isCancelled: isCancelled ?? (() => false),
  };
  const task = (index: number): SolverResult => {
    const start = randomStart(problem, seed, index);
    const own = { ...control, seed: seed + index };
    return smooth ? searchFrom(problem, smooth, start, own) : directSearchFrom(problem, start, own);
  };
  const best = multistart(search.starts, task, options.runTasks ?? inOrder);
  const local = best.evidence.kind === 'stationary' ? best.evidence : null;
  return ok(concludeSearch(search, problem, exact, best, local, seed));
}

function concludeSearch(
  { name, starts }: Search,
  problem: Problem,
  exact: ExactSolution | null,
  best: SolverResult,
  local: StationaryEvidence | null,
  seed: number,
): Solution {
  const found = {
    x: best.x,
    evaluation: problem.evaluate(best.x),
    stopped: best.stopped,
    evaluations: best.evaluations + 1,
    method: `${name} from ${starts} random starts`,
    starts,
    agreeing: local?.agreeing ?? 1,
    local,
  };
  return conclude(problem, exact, found, seed);
}

function refusalOf({ name, takesLimits, smooth }: Search, problem: Problem): NotApplicable | null {
  const { constraints, variables } = problem;
  if (!takesLimits && constraints.length > 0) {
    const limits = constraints.map(({ label }) => label.toLowerCase()).join(', ');
    return {
      reason: `${name} takes no budgets, and this network has: ${limits}.`,
      remedy: 'Choose Automatic, sequential quadratic programming or direct search.',
    };
  }
  if (smooth(0) !== null && variables.some(({ kind }) => kind === 'integer')) {
    return {
      reason: `${name} takes no whole numbers, and this network has some to choose.`,
      remedy: 'Choose Automatic or direct search.',
    };
  }
  return null;
}
