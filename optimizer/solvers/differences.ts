import type { Vector } from '../vector';
import type { Evaluate } from './meter';

/** Balances truncation (h^2) against rounding (eps / h) of central differences. */
const STEP = Math.cbrt(Number.EPSILON);

/**
 * Gives a function without derivatives a gradient by central differences, one-sided with three points
 * where a bound is near, so that nothing is ever evaluated outside the box. Error about 1e-10 of the
 * function's scale. Costs two more calls a variable, which count as part of one evaluation.
 */
export function withDifferences(value: (x: Float64Array) => number, lower: Vector, upper: Vector): Evaluate {
  return (x, gradient) => {
    const centre = value(x);
    if (gradient !== null) {
      differences(x, lower, upper, (j, steps, weights) => {
        let slope = weights[1]! * centre;
        const original = x[j]!;
        for (const k of [0, 2] as const) {
          if (weights[k] === 0) continue;
          x[j] = original + steps[k]!;
          slope += weights[k]! * value(x);
        }
        x[j] = original;
        gradient[j] = slope;
      });
    }
    return centre;
  };
}

/** The same for several functions at once: rows of the flat `jacobian` are their gradients. */
export function jacobianByDifferences(
  constrain: (x: Float64Array, values: Float64Array) => void,
  count: number,
  lower: Vector,
  upper: Vector,
): (x: Float64Array, values: Float64Array, jacobian: Float64Array | null) => void {
  const moved = new Float64Array(count);
  return (x, values, jacobian) => {
    constrain(x, values);
    if (jacobian === null) return;
    const n = x.length;
    differences(x, lower, upper, (j, steps, weights) => {
      const original = x[j]!;
      for (let i = 0; i < count; i++) jacobian[i * n + j] = weights[1]! * values[i]!;
      for (const k of [0, 2] as const) {
        if (weights[k] === 0) continue;
        x[j] = original + steps[k]!;
        constrain(x, moved);
        for (let i = 0; i < count; i++) jacobian[i * n + j]! += weights[k]! * moved[i]!;
      }
      x[j] = original;
    });
  };
}

type Stencil = (
  j: number,
  steps: readonly [number, number, number],
  weights: readonly [number, number, number],
) => void;

/** Chooses for each variable the steps and weights of a second-order difference within its bounds. */
function differences(x: Float64Array, lower: Vector, upper: Vector, apply: Stencil): void {
  for (let j = 0; j < x.length; j++) {
    const range = upper[j]! - lower[j]!;
    if (range === 0) {
      apply(j, [0, 0, 0], [0, 0, 0]);
      continue;
    }
    let h = STEP * Math.max(Math.abs(x[j]!), Math.min(1, Number.isFinite(range) ? range : 1));
    // A step that is the difference of two doubles: no rounding in the divisor.
    h = x[j]! + h - x[j]!;
    if (x[j]! + h <= upper[j]! && x[j]! - h >= lower[j]!) apply(j, [-h, 0, h], [-0.5 / h, 0, 0.5 / h]);
    else {
      const side = upper[j]! - x[j]! >= x[j]! - lower[j]! ? 1 : -1;
      const room = side > 0 ? upper[j]! - x[j]! : x[j]! - lower[j]!;
      const s = side * Math.min(h, 0.5 * room);
      // f' = (-3 f(0) + 4 f(s) - f(2s)) / 2s
      apply(j, [s, 0, 2 * s], [2 / s, -1.5 / s, -0.5 / s]);
    }
  }
}
