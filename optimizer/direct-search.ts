import type { RandomSequence } from './numbers/random-sequence';
import type { Evaluation, Problem } from './problem';
import { searchSpace } from './search-space';

/** Constraints off by rounding still count as held. */
const FEASIBLE = 1e-12;
/** The search ends when steps of this size, relative to the range, no longer help. */
const SMALLEST_STEP = 1e-8;
const FIRST_STEP = 0.1;

export interface Found {
  readonly x: Float64Array;
  readonly evaluation: Evaluation;
}

export function isFeasible({ constraints }: Evaluation): boolean {
  return constraints.every((value) => value <= FEASIBLE);
}

/** Feasible before infeasible, then the lower objective. NaN is never better. */
export function isBetter(a: Evaluation, b: Evaluation): boolean {
  const feasible = isFeasible(a);
  if (feasible !== isFeasible(b)) return feasible && !Number.isNaN(a.objective);
  if (feasible) return a.objective < b.objective || (Number.isNaN(b.objective) && !Number.isNaN(a.objective));
  return Math.max(...a.constraints) < Math.max(...b.constraints);
}

/**
 * Improves x by trial steps: along each variable, from one variable to another (which keeps their sum,
 * as budgets need), and along random directions; a step that helps is repeated at twice the length, a
 * round without success halves the step. Needs no derivatives and never gets worse; it finds a local
 * optimum and proves nothing.
 */
export function directSearch(
  problem: Problem,
  start: Found,
  random: RandomSequence,
  evaluate: (x: Float64Array) => Evaluation,
  mayGoOn: () => boolean,
): Found {
  const space = searchSpace(problem.variables);
  const n = space.dimension;
  let best = start;
  if (n === 0) return best;

  const attempt = (direction: Float64Array, step: number): boolean => {
    let improved = false;
    for (let length = step; mayGoOn(); length *= 2) {
      const x = best.x.map((value, i) => value + length * direction[i]! * space.scales[i]!);
      space.project(x);
      const evaluation = evaluate(x);
      if (!isBetter(evaluation, best.evaluation)) return improved;
      best = { x, evaluation };
      improved = true;
    }
    return improved;
  };

  for (let step = FIRST_STEP; step > SMALLEST_STEP && mayGoOn();) {
    let improved = false;
    for (const direction of directions(n, random)) {
      if (!mayGoOn()) return best;
      improved =
        attempt(direction, step) ||
        attempt(
          direction.map((value) => -value),
          step,
        ) ||
        improved;
    }
    if (!improved) step /= 2;
  }
  return best;
}

/** Coordinates, exchanges between pairs (all of them while they are few), and as many random directions. */
function* directions(n: number, random: RandomSequence): Generator<Float64Array> {
  const along = (...entries: readonly (readonly [number, number])[]): Float64Array => {
    const direction = new Float64Array(n);
    for (const [i, value] of entries) direction[i] = value;
    return direction;
  };
  for (let i = 0; i < n; i++) yield along([i, 1]);
  for (let i = 0; i < n; i++) {
    const reach = n <= 16 ? n : i + 3;
    for (let j = i + 1; j < Math.min(n, reach); j++) yield along([i, 1], [j, -1]);
  }
  for (let k = 0; k < n; k++) {
    const direction = Float64Array.from({ length: n }, () => random.normal());
    const length = Math.hypot(...direction);
    yield direction.map((value) => value / length);
  }
}
