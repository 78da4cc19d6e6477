import type { StopReason } from '../certificate';
import type { SolverResult } from './contract';

/**
 * The port to parallel workers: evaluates tasks 0 .. count - 1 anywhere and in any order, and returns
 * their results by index. A task depends on its index alone, so any number of workers gives the same bits.
 */
export type RunTasks = (count: number, task: (index: number) => SolverResult) => readonly SolverResult[];

/** All tasks one after the other, in this thread. */
export const inOrder: RunTasks = (count, task) => Array.from({ length: count }, (_, index) => task(index));

/** Two objectives (logarithms of a variance) this close are the same valley. */
const SAME = 1e-8;

/**
 * Runs a local search from several starts and keeps the best end: feasible before infeasible, then the
 * lower objective, then the lower index. Says how many starts ended at the same objective.
 */
export function multistart(count: number, task: (index: number) => SolverResult, runTasks: RunTasks): SolverResult {
  const results = runTasks(count, task);
  let best = results[0]!;
  for (const result of results) if (isBetter(result, best)) best = result;
  const agreeing = results.filter(
    (r) => r.holds === best.holds && Math.abs(r.objective - best.objective) <= SAME,
  ).length;
  // A start from which nothing but its own value was learnt says nothing of the landscape.
  const begun = Math.max(1, results.filter(({ evaluations }) => evaluations > 2).length);
  const interrupted = results.find((r) => r.stopped !== 'finished' && r.stopped !== 'numerical-failure');
  const ended: StopReason = interrupted?.stopped ?? best.stopped;
  const { evidence } = best;
  return {
    ...best,
    evaluations: results.reduce((sum, r) => sum + r.evaluations, 0),
    stopped: ended,
    evidence:
      evidence.kind === 'stationary'
        ? { ...evidence, starts: begun, agreeing: Math.max(1, agreeing), ended }
        : evidence,
  };
}

function isBetter(a: SolverResult, b: SolverResult): boolean {
  const feasible = a.holds !== 'infeasible';
  if (feasible !== (b.holds !== 'infeasible')) return feasible;
  return feasible ? a.objective < b.objective : a.violation < b.violation;
}
