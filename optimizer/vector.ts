/** A read-only list of numbers: plain arrays and typed arrays alike. */
export type Vector = ArrayLike<number>;

/** Sum of the products of equal entries; both lists have the same length. */
export function dot(a: Vector, b: Vector): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
  return sum;
}

export function total(a: Vector): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]!;
  return sum;
}

/** The entries divided by their sum; all zero if the sum is zero. */
export function normalisedToSum(a: Vector): number[] {
  const sum = total(a);
  return Array.from(a, (value) => (sum > 0 ? value / sum : 0));
}

/**
 * The vector scaled to length 1; all zero if it is zero. Scales by the largest entry first, so that
 * squares neither overflow nor vanish.
 */
export function normalisedToLength(a: Vector): number[] {
  let largest = 0;
  for (let j = 0; j < a.length; j++) largest = Math.max(largest, Math.abs(a[j]!));
  if (largest === 0) return Array.from(a, () => 0);
  const scaled = Array.from(a, (value) => value / largest);
  const length = Math.sqrt(dot(scaled, scaled));
  return scaled.map((value) => value / length);
}

export function isFiniteVector(a: Vector): boolean {
  for (let j = 0; j < a.length; j++) if (!Number.isFinite(a[j]!)) return false;
  return true;
}
