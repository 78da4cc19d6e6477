import type { FeasibleSet } from './smooth-problem';

/** Distance to a bound, relative to 1, within which a variable pushed against it is held there. */
const NEAR = 1e-6;

/**
 * Marks the variables that may move (1) and those held at a bound that they are pushed against (0). Near a
 * stationary point the distance that counts as next to a bound shrinks with the residual.
 *
 * @param pull what pushes each variable down: its slope, less the mean slope of its simplex
 * @param bounded 1 where the upper bound is one of its own, 0 within a simplex
 */
export function chooseFree(
  { lower, upper, simplices }: FeasibleSet,
  bounded: Uint8Array,
  x: Float64Array,
  pull: Float64Array,
  residual: number,
  free: Uint8Array,
): void {
  const near = Math.min(NEAR, residual);
  for (let j = 0; j < x.length; j++) {
    const here = x[j]!;
    const below = here - lower[j]!;
    const above = upper[j]! - here;
    const size = here < 0 ? -here : here;
    const margin = near * (size > 1 ? size : 1);
    // Most variables are far from their bounds, whatever pushes them: asked first, it costs little.
    if (below > margin && above > margin && below + above > 10 * margin) {
      free[j] = 1;
      continue;
    }
    const close = Math.min(margin, 0.1 * (below + above));
    const held = (pull[j]! > 0 && below <= close) || (pull[j]! < 0 && above <= close && bounded[j] === 1);
    free[j] = held || lower[j] === upper[j] ? 0 : 1;
  }
  // A simplex needs a free entry to take up what the others give: the largest one.
  for (const { first, count } of simplices) {
    let largest = first;
    for (let j = first; j < first + count; j++) if (x[j]! > x[largest]!) largest = j;
    free[largest] = 1;
  }
}

/** Holds free variables that sit on a bound which the direction points beyond; false if there are none. */
export function holdBlocked(
  { lower, upper }: FeasibleSet,
  x: Float64Array,
  direction: Float64Array,
  free: Uint8Array,
): boolean {
  let blocked = false;
  for (let j = 0; j < x.length; j++) {
    const outward = (direction[j]! < 0 && x[j]! <= lower[j]!) || (direction[j]! > 0 && x[j]! >= upper[j]!);
    if (free[j] === 0 || !outward) continue;
    free[j] = 0;
    blocked = true;
  }
  return blocked;
}

/** What pushes each variable: its slope, less the mean slope of its simplex, whose sum must stay. */
export function measurePull(
  { simplices }: FeasibleSet,
  x: Float64Array,
  gradient: Float64Array,
  pull: Float64Array,
): void {
  pull.set(gradient);
  for (const { first, count, total } of simplices) {
    let weighted = 0;
    for (let j = first; j < first + count; j++) weighted += x[j]! * gradient[j]!;
    const level = weighted / total;
    for (let j = first; j < first + count; j++) pull[j]! -= level;
  }
}
