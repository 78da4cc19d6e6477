/**
 * A problem of W. Hock and K. Schittkowski, "Test Examples for Nonlinear Programming Codes" (Lecture
 * Notes in Economics and Mathematical Systems 187, Springer 1981), by its number there. Optimal values
 * are exact expressions where the book gives or implies them, else its ten digits.
 */
export interface HockSchittkowski {
  readonly number: number;
  readonly start: readonly number[];
  readonly objective: (x: Float64Array) => number;
  /** Zero at feasible points. */
  readonly equal?: (x: Float64Array) => readonly number[];
  /** Not negative at feasible points. */
  readonly atLeast?: (x: Float64Array) => readonly number[];
  /** [lower, upper] of each variable; unbounded if left out. */
  readonly bounds?: readonly (readonly [number, number])[];
  readonly optimum: number;
}

export const FREE: readonly [number, number] = [-Infinity, Infinity];
export const POSITIVE: readonly [number, number] = [0, Infinity];
export const same = (count: number, range: readonly [number, number]) => Array.from({ length: count }, () => range);
/** Entry of x by its number in the book. */
export const p = (x: Float64Array, i: number) => x[i - 1]!;

export const valley = (x: Float64Array) => 100 * (p(x, 2) - p(x, 1) ** 2) ** 2 + (1 - p(x, 1)) ** 2;
export const sphere = (x: Float64Array) => x.reduce((sum, value) => sum + value * value, 0);
