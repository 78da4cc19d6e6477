import type { StopReason } from '../certificate';
import type { Control } from './contract';

/**
 * Counts the evaluations of a run, keeps its best point and says when it has to end. Once it says
 * so, further evaluations cost nothing and return Infinity, so a line search deep inside comes back
 * at once and the solver needs to look at `stopped` only in its outer loop.
 */
export interface Meter {
  /** Value at x, or Infinity where the problem gives no finite number (or the run has to end). */
  evaluate(x: Float64Array, gradient: Float64Array | null): number;
  /** Why the run has to end, or null. */
  readonly stopped: StopReason | null;
  readonly evaluations: number;
  /** Best point so far and exactly its objective; `violation` ranks before `objective`. */
  readonly best: { readonly x: Float64Array; readonly objective: number; readonly violation: number };
}

/** Objective at x; writes its gradient where one is asked for. */
export type Evaluate = (x: Float64Array, gradient: Float64Array | null) => number;

/**
 * @param evaluate the objective
 * @param violationAt largest constraint violation at x, 0 where feasible; 0 everywhere if left out
 * @param tolerance violations up to this count as feasible when points are ranked
 */
export function createMeter(
  dimension: number,
  evaluate: Evaluate,
  control: Control,
  violationAt: ((x: Float64Array) => number) | null = null,
  tolerance = 0,
): Meter {
  const best = { x: new Float64Array(dimension), objective: Infinity, violation: Infinity };
  let evaluations = 0;
  let stopped: StopReason | null = null;

  const improves = (objective: number, violation: number) => {
    if (Math.max(violation, tolerance) !== Math.max(best.violation, tolerance)) return violation < best.violation;
    return objective < best.objective;
  };

  return {
    evaluate(x, gradient) {
      if (stopped === null) {
        if (evaluations >= control.maxEvaluations) stopped = 'evaluation-budget';
        else if (control.isCancelled()) stopped = 'cancelled';
        else if (control.now() >= control.deadline) stopped = 'deadline';
      }
      // The very first point is evaluated in any case: there is always something to return.
      if (stopped !== null && evaluations > 0) return Infinity;
      evaluations++;
      const objective = evaluate(x, gradient);
      if (!Number.isFinite(objective)) return Infinity;
      if (gradient !== null && !allFinite(gradient)) return Infinity;
      const violation = violationAt === null ? 0 : violationAt(x);
      if (Number.isFinite(violation) && improves(objective, violation)) {
        best.x.set(x);
        best.objective = objective;
        best.violation = violation;
        control.onProgress?.({ evaluations, objective: violation <= tolerance ? objective : Infinity, bound: null });
      }
      return objective;
    },
    get stopped() {
      return stopped;
    },
    get evaluations() {
      return evaluations;
    },
    best,
  };
}

function allFinite(values: Float64Array): boolean {
  for (let j = 0; j < values.length; j++) if (!Number.isFinite(values[j]!)) return false;
  return true;
}
