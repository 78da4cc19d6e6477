import type { StopReason } from '../certificate';
import { err, ok } from '../result';
import type { Vector } from '../vector';
import type { Refusal, Solver } from './contract';
import { refuseBounds, refuseLength, refuseNonFinite } from './refusal';

/** Minimise the sum over levels of cost(k, n_k) with integers lower_k <= n_k <= upper_k and sum size_k n_k <= units. */
export interface LevelProblem {
  readonly levels: number;
  /** Any function of the copies at one level; Infinity where they are not allowed. */
  cost(level: number, copies: number): number;
  /** Units that one copy takes at each level; integers >= 1. */
  readonly sizes: Vector;
  readonly units: number;
  /** Integers. Upper limits may be Infinity. */
  readonly lower: Vector;
  readonly upper: Vector;
}

/** Sum of the costs, from the last level to the first, as the recursion adds them. */
export function levelObjective(problem: LevelProblem, copies: Vector): number {
  let sum = 0;
  for (let k = problem.levels - 1; k >= 0; k--) sum = problem.cost(k, copies[k]!) + sum;
  return sum;
}

/** Steps of the recursion between two looks at the limits: a few milliseconds. */
const STEPS_BETWEEN_LOOKS = 1e6;

/**
 * Exact optimum of levels that share one budget, by dynamic programming over the units left: every
 * number of copies that fits is tried at every level. The table of least costs-to-go is the proof, as
 * it satisfies Bellman's inequality. Work: sum over levels of units^2 / size_k.
 */
export const levelProgramming: Solver<LevelProblem> = {
  name: 'dynamic programming over levels',
  solve(problem, control) {
    const refusal = refuse(problem);
    if (refusal) return err(refusal);
    const { levels, sizes, units, lower, upper } = problem;
    const table: Float64Array[] = Array.from({ length: levels + 1 }, () => new Float64Array(units + 1));
    const choice: Int32Array[] = [];
    let evaluations = 0;
    let halted: StopReason | null = null;
    const mayGoOn = (): boolean => {
      if (control.isCancelled()) halted = 'cancelled';
      else if (control.now() >= control.deadline) halted = 'deadline';
      else if (evaluations > control.maxEvaluations) halted = 'evaluation-budget';
      return halted === null;
    };

    for (let k = levels - 1; k >= 0 && halted === null; k--) {
      const size = sizes[k]!;
      const most = Math.min(upper[k]!, Math.floor(units / size));
      const costs = new Float64Array(Math.max(0, most - lower[k]! + 1));
      for (let i = 0; i < costs.length; i++) costs[i] = problem.cost(k, lower[k]! + i);
      evaluations += costs.length;
      if (mayGoOn()) choice[k] = fillLevel(table[k]!, table[k + 1]!, costs, lower[k]!, size, mayGoOn);
    }

    const x = new Float64Array(levels);
    let left = units;
    for (let k = 0; k < levels; k++) {
      x[k] = halted === null ? choice[k]![left]! : lower[k]!;
      left -= x[k]! * sizes[k]!;
    }
    const objective = levelObjective(problem, x);
    const fits = Number.isFinite(objective) && left >= 0;
    return ok({
      x,
      objective,
      violation: Math.max(0, -left),
      evaluations,
      stopped: halted ?? 'finished',
      holds: !fits ? 'infeasible' : halted === null ? 'optimal' : 'feasible',
      bound: halted === null && fits ? table[0]![units]! : null,
      evidence: { kind: 'bellman', costToGo: halted === null ? table.map((row) => Array.from(row)) : [] },
    });
  },
};

/** Least cost and best copies for every number of units left, as far as it may go; the fewest copies among equals. */
function fillLevel(
  here: Float64Array,
  next: Float64Array,
  costs: Float64Array,
  lower: number,
  size: number,
  mayGoOn: () => boolean,
): Int32Array {
  const best = new Int32Array(here.length).fill(lower);
  let steps = 0;
  for (let left = 0; left < here.length; left++) {
    steps += costs.length;
    if (steps > STEPS_BETWEEN_LOOKS) {
      steps = 0;
      if (!mayGoOn()) return best;
    }
    let least = Infinity;
    const fitting = Math.min(costs.length, Math.floor(left / size) - lower + 1);
    for (let i = 0; i < fitting; i++) {
      const cost = costs[i]! + next[left - (lower + i) * size]!;
      if (cost < least) {
        least = cost;
        best[left] = lower + i;
      }
    }
    here[left] = least;
  }
  return best;
}

function refuse({ levels, sizes, units, lower, upper }: LevelProblem): Refusal | null {
  const refusal =
    refuseLength('sizes', sizes, levels) ??
    refuseLength('lower', lower, levels) ??
    refuseLength('upper', upper, levels) ??
    refuseNonFinite('sizes', sizes) ??
    refuseNonFinite('lower', lower) ??
    refuseNonFinite('units', [units]) ??
    refuseBounds(lower, upper);
  if (refusal) return refusal;
  const whole = [units, ...Array.from(sizes), ...Array.from(lower)].every(
    (value) => Number.isSafeInteger(value) && value >= 0,
  );
  if (whole && Array.from(sizes).every((size) => size >= 1)) return null;
  return {
    code: 'out-of-range',
    where: 'sizes',
    message: 'Units, sizes and limits have to be whole numbers, with sizes of at least 1.',
    remedy: 'Count in units of which every copy takes a whole number.',
  };
}
