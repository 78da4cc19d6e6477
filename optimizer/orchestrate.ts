import { createRandomSequence } from './numbers/random-sequence';
import { boxProblem } from './box-problem';
import type { Problem } from './problem';
import { searchFrom } from './search-from';
import { searchSpace } from './search-space';
import { basinHopping } from './solvers/basin-hopping';
import { branchAndBound, type BoxProblem } from './solvers/branch-and-bound';
import type { Control, SolverResult } from './solvers/contract';
import { inOrder, multistart, type RunTasks } from './solvers/multistart';
import { projectedLbfgs } from './solvers/projected-lbfgs';
import { sequentialQuadratic } from './solvers/sequential-quadratic';

/** A solver's result in the problem's own variables, and which solver it was. */
export interface Orchestrated {
  readonly result: SolverResult;
  readonly method: string;
  /** After branch and bound: what it solved, in variances, and its own result, for the checker. */
  readonly boxes?: { readonly problem: BoxProblem; readonly variance: SolverResult };
}

/** Random starts beside those that the physics suggests. */
const RANDOM_STARTS = 6;
/** Below this share of starts that agree the landscape is taken for one of many valleys. */
const MANY_VALLEYS = 0.5;

/**
 * Chooses the solver by what the problem offers, proofs before searches: branch and bound where there
 * is a rigorous bound and at most two reals; else sequential quadratic programming under limits and
 * L-BFGS without, each from several starts; basin hopping where the starts disagree. Null for integers
 * without a bound, for which it has nothing. Closed forms (`exact`) come before and are not its job.
 */
export function orchestrate(problem: Problem, control: Control, runTasks: RunTasks = inOrder): Orchestrated | null {
  const proved = provedByBoxes(problem, control);
  if (proved !== null) return proved;
  return problem.variables.some(({ kind }) => kind === 'integer') ? null : searched(problem, control, runTasks);
}

function provedByBoxes(problem: Problem, control: Control): Orchestrated | null {
  const boxes = boxProblem(problem);
  if (boxes === null) return null;
  const solved = branchAndBound.solve(boxes, control);
  if (!solved.ok) return null;
  const { value } = solved;
  return {
    method: branchAndBound.name,
    result: {
      ...value,
      objective: Number.isFinite(value.objective) ? problem.evaluate(value.x).objective : Infinity,
      bound: value.bound === null ? null : Math.log(value.bound),
    },
    boxes: { problem: boxes, variance: value },
  };
}

function searched(problem: Problem, control: Control, runTasks: RunTasks): Orchestrated {
  const given = problem.starts();
  const count = given.length + RANDOM_STARTS;
  const solver = problem.constraints.length > 0 ? sequentialQuadratic : projectedLbfgs;
  const share = Math.max(1, Math.floor(control.maxEvaluations / (count + 2)));
  const local = multistart(
    count,
    (index) => {
      const start = index < given.length ? given[index]! : randomStart(problem, control.seed, index);
      return searchFrom(problem, solver.solve, start, { ...control, maxEvaluations: share });
    },
    runTasks,
  );
  const agreement = local.evidence.kind === 'stationary' ? local.evidence.agreeing / count : 1;
  const name = `${solver.name} from ${count} starts`;
  if (problem.constraints.length > 0 || agreement >= MANY_VALLEYS || local.stopped !== 'finished') {
    return { method: name, result: local };
  }
  const left = Math.max(1, control.maxEvaluations - local.evaluations);
  const hopped = searchFrom(problem, basinHopping.solve, local.x, { ...control, maxEvaluations: left });
  const best = hopped.objective < local.objective ? hopped : { ...local, stopped: hopped.stopped };
  return {
    method: `${basinHopping.name} after ${name}`,
    result: { ...best, evaluations: local.evaluations + hopped.evaluations },
  };
}

/** Start number `index`: the same whoever draws it. */
export function randomStart(problem: Problem, seed: number, index: number): Float64Array {
  return searchSpace(problem.variables).random(createRandomSequence(seed, 0x7374 + index));
}
