import { err, ok, type Result } from '../result';
import type { Refusal, Solver, SolverResult } from './contract';
import { dualBound } from './separable-dual';
import { refuseSeparable, rowThatCannotHold } from './separable-feasibility';
import { rowActivity, separableObjective, separableViolation, type SeparableProblem } from './separable-problem';
import { createShares, type Shares } from './separable-shares';
import { balance } from './price-balance';

/** Relative gap below which the solution counts as optimal; rounding alone is 1e-15 or so. */
const OPTIMAL = 1e-9;

/**
 * Separable convex minimisation within bounds under a few linear rows, by their prices: for given
 * prices every amount is chosen alone, and each row's price is raised until the row balances. Rows are
 * nested, the first innermost, so the work grows as 15 to the power of their number: meant for one to
 * three rows and any number of amounts. The prices are the proof: by weak duality no feasible point
 * lies below the sum of the separate minima.
 */
export const separableConvex: Solver<SeparableProblem> = {
  name: 'separable convex allocation',
  solve(problem, control): Result<SolverResult, Refusal> {
    const refusal = refuseSeparable(problem);
    if (refusal) return err(refusal);
    const impossible = rowThatCannotHold(problem);
    const shares = createShares(problem);
    if (impossible) return ok(infeasible(problem, shares, impossible));

    let evaluations = 0;
    const prices = new Float64Array(problem.rows.length);
    // Cancel and deadline are looked at once a pass over all amounts: passes take microseconds.
    const mayGoOn = () =>
      evaluations++ < control.maxEvaluations && !control.isCancelled() && control.now() < control.deadline;
    const status = balance(problem, shares, prices, problem.rows.length, mayGoOn);
    const x = Float64Array.from(shares.x);
    const objective = separableObjective(problem, x);
    const violation = separableViolation(problem, x);
    if (status === 'unbalanced') {
      const verdict = rowThatCannotHold(problem, Array.from(prices));
      if (verdict) return ok(infeasible(problem, shares, verdict));
    }
    const feasible = violation <= feasibilityTolerance(problem, x);
    const dual = dualBound(problem, prices, shares);
    // A point on a row to rounding may lie below the bound by its price times that rounding.
    const bound = feasible ? Math.min(dual, objective) : dual;
    const gap = (objective - bound) / Math.max(Math.abs(objective), Number.MIN_VALUE);
    const sound = Number.isFinite(objective) && Number.isFinite(bound);
    return ok({
      x,
      objective,
      violation,
      evaluations,
      stopped: status === 'balanced' ? 'finished' : status === 'stopped' ? stopReason() : 'numerical-failure',
      holds: !feasible ? 'infeasible' : sound && gap <= OPTIMAL ? 'optimal' : 'feasible',
      bound: sound ? bound : null,
      evidence: { kind: 'dual', prices: Array.from(prices) },
    });

    function stopReason() {
      if (control.isCancelled()) return 'cancelled';
      return evaluations > control.maxEvaluations ? 'evaluation-budget' : 'deadline';
    }
  },
};

/** Rounding of the sums: what a row may be off and still count as met. */
function feasibilityTolerance(problem: SeparableProblem, x: Float64Array): number {
  let size = 0;
  for (const row of problem.rows) size = Math.max(size, Math.abs(row.limit), Math.abs(rowActivity(row, x)));
  return 1e-12 * Math.max(size, Number.MIN_VALUE);
}

function infeasible(problem: SeparableProblem, shares: Shares, prices: readonly number[]): SolverResult {
  shares.choose();
  const x = Float64Array.from(shares.x);
  return {
    x,
    objective: separableObjective(problem, x),
    violation: separableViolation(problem, x),
    evaluations: 1,
    stopped: 'finished',
    holds: 'infeasible',
    bound: null,
    evidence: { kind: 'infeasible', prices },
  };
}
