import { minimize_L_BFGS, Real, rs_minimize } from 'optimization-js';
import type { StopReason } from '../../optimizer/certificate';
import { createRandomSequence } from '../../optimizer/numbers/random-sequence';
import { dimensionOf, type Problem } from '../../optimizer/problem';
import { withSeededRandom } from './seeded-random';
import { unitCube } from './unit-cube';

/** Methods of the package that are compared. */
export type BaselineMethod = 'random-mutation' | 'L-BFGS';

export interface BaselineOptions {
  readonly seed: number;
  /** Evaluations of the problem. */
  readonly maxEvaluations: number;
  /** Milliseconds on the clock of `now`; Infinity for none. */
  readonly deadline: number;
  now(): number;
  isCancelled(): boolean;
}

export interface BaselineResult {
  readonly x: Float64Array;
  /** Exactly the objective of the problem at `x`, evaluated here: the package's own value may belong to another point. */
  readonly objective: number;
  readonly evaluations: number;
  readonly stopped: StopReason;
}

/** Its random search keeps and scans every point: beyond this many calls the bookkeeping takes seconds. */
const MOST_MUTATIONS = 4000;
/** Stands for values that are not finite, which the package would take for convergence or keep as its best. */
const WORST = 1e30;
/** Weight of a broken budget, in units of the objective. */
const PENALTY = 1e3;
/** Forward difference: the package is given the gradient that its users would write. */
const DIFFERENCE = 1e-7;

/** Ends a run from inside; the package has no way to be stopped. */
class Enough extends Error {}

/**
 * Runs a method of the package optimization-js on a problem, for comparison only. The package knows neither
 * bounds on all its methods, nor budgets, nor whole numbers, seeds, limits and stops: variables are mapped
 * onto [0, 1], budgets are penalties, `Math.random` is seeded during the call, and a run is ended from within
 * its objective. The best point that was evaluated is returned, whatever the package returns.
 */
export function runOptimizationJs(method: BaselineMethod, problem: Problem, options: BaselineOptions): BaselineResult {
  const cube = unitCube(problem.variables);
  const n = dimensionOf(problem.variables);
  let best: { u: number[]; merit: number } | null = null;
  let evaluations = 0;
  let stopped: StopReason = 'finished';

  const merit = (u: readonly number[]): number => {
    const reason = reasonToStop();
    // The very first point is evaluated in any case: there is always something to return.
    if (reason !== null && best !== null) {
      stopped = reason;
      throw new Enough();
    }
    evaluations++;
    const { objective, constraints } = problem.evaluate(cube.toPhysical(u));
    const broken = constraints.reduce((sum, value) => sum + Math.max(0, value), 0);
    const raw = objective + PENALTY * broken;
    const value = Number.isFinite(raw) ? raw : WORST;
    if (best === null || value < best.merit) best = { u: [...u], merit: value };
    return value;
  };
  const gradient = (u: readonly number[]): number[] => {
    const here = merit(u);
    return u.map((value, j) => {
      const moved = [...u];
      moved[j] = value + DIFFERENCE;
      return (merit(moved) - here) / DIFFERENCE;
    });
  };
  function reasonToStop(): StopReason | null {
    if (options.isCancelled()) return 'cancelled';
    if (options.now() >= options.deadline) return 'deadline';
    return evaluations >= options.maxEvaluations ? 'evaluation-budget' : null;
  }

  const random = createRandomSequence(options.seed, 0x6f6a);
  try {
    withSeededRandom(
      () => random.uniform(),
      () => {
        switch (method) {
          case 'random-mutation':
            rs_minimize(
              merit,
              Array.from({ length: n }, () => Real(0, 1)),
              Math.min(MOST_MUTATIONS, options.maxEvaluations),
            );
            return;
          case 'L-BFGS':
            minimize_L_BFGS(
              merit,
              gradient,
              Array.from({ length: n }, () => random.uniform()),
            );
            return;
        }
      },
    );
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  const x = cube.toPhysical(best!.u);
  return { x, objective: problem.evaluate(x).objective, evaluations: evaluations + 1, stopped };
}
