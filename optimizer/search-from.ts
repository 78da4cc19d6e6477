import { directSearch, isFeasible } from './direct-search';
import { createRandomSequence } from './numbers/random-sequence';
import type { Evaluation, Problem } from './problem';
import type { Result } from './result';
import { scaleProblem, type ScaledProblem } from './scaled-problem';
import { searchSpace } from './search-space';
import type { Control, Refusal, SolverResult } from './solvers/contract';
import type { ConstrainedProblem } from './solvers/smooth-problem';

/** A solver of smooth problems, with whatever options it is given. */
export type SmoothSolve = (problem: ConstrainedProblem, control: Control) => Result<SolverResult, Refusal>;

/**
 * Runs a smooth solver on a problem from one start. The result is in the problem's own variables, and its
 * evaluations are those of the problem itself: differences that stand in for a gradient count. Depends on
 * its arguments alone, so that starts can be shared out to any number of workers.
 *
 * @param problem without integers
 */
export function searchFrom(problem: Problem, solve: SmoothSolve, start: Float64Array, control: Control): SolverResult {
  let evaluations = 0;
  const evaluate = (x: Float64Array): Evaluation => {
    evaluations++;
    return problem.evaluate(x);
  };
  const scaled = scaledOrThrow({ ...problem, evaluate });
  const n = start.length;
  const costOfStep = problem.gradient ? 1 : 2 * n + 1;
  const solved = solve(
    { ...scaled.stated, start: scaled.toScaled(start) },
    { ...control, maxEvaluations: Math.max(1, Math.floor(control.maxEvaluations / costOfStep)) },
  );
  if (!solved.ok) throw new Error(`a start of the problem was refused: ${solved.error.message}`);
  const x = scaled.toPhysical(solved.value.x);
  const { evidence } = solved.value;
  return {
    ...solved.value,
    x,
    objective: evaluate(x).objective,
    evaluations,
    evidence:
      evidence.kind === 'stationary'
        ? { ...evidence, multipliers: scaled.toPhysicalMultipliers(evidence.multipliers) }
        : evidence,
  };
}

function scaledOrThrow(problem: Problem): ScaledProblem {
  const scaled = scaleProblem(problem);
  if (scaled === null) throw new Error('a problem with integers was given to a smooth solver');
  return scaled;
}

/**
 * Direct search from one start, as a solver: it counts, ends when it has to, and returns the best point it has
 * seen. Takes integers and limits. Depends on its arguments alone.
 */
export function directSearchFrom(problem: Problem, start: Float64Array, control: Control): SolverResult {
  let evaluations = 0;
  let stopped: SolverResult['stopped'] = 'finished';
  const evaluate = (x: Float64Array): Evaluation => {
    evaluations++;
    return problem.evaluate(x);
  };
  const mayGoOn = (): boolean => {
    if (control.isCancelled()) stopped = 'cancelled';
    else if (control.now() >= control.deadline) stopped = 'deadline';
    else if (evaluations >= control.maxEvaluations) stopped = 'evaluation-budget';
    return stopped === 'finished';
  };
  const random = createRandomSequence(control.seed, 0x6473);
  const { x, evaluation } = directSearch(problem, { x: start, evaluation: evaluate(start) }, random, evaluate, mayGoOn);
  return {
    x,
    objective: evaluation.objective,
    violation: Math.max(0, searchSpace(problem.variables).violation(x), ...evaluation.constraints),
    evaluations,
    stopped,
    holds: isFeasible(evaluation) ? 'feasible' : 'infeasible',
    bound: null,
    evidence: { kind: 'stationary', residual: Infinity, multipliers: [], starts: 1, agreeing: 1, ended: stopped },
  };
}
