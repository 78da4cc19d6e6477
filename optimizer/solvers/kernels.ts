/**
 * Loops over flat arrays that most of the time of the large problems is spent in. Sums run in four
 * interleaved parts, because an addition that waits for the one before it takes four times as long.
 */

/** Sum of the products of equal entries. */
export function dotOf(a: Float64Array, b: Float64Array): number {
  const n = a.length;
  const whole = n - (n % 4);
  let [p, q, r, s] = [0, 0, 0, 0];
  for (let j = 0; j < whole; j += 4) {
    p += a[j]! * b[j]!;
    q += a[j + 1]! * b[j + 1]!;
    r += a[j + 2]! * b[j + 2]!;
    s += a[j + 3]! * b[j + 3]!;
  }
  for (let j = whole; j < n; j++) p += a[j]! * b[j]!;
  return p + q + (r + s);
}

/** Sum of the products of equal entries of two lists under a mask of zeros and ones. */
export function maskedDot(a: Float64Array, b: Float64Array, mask: Float64Array): number {
  const n = a.length;
  const whole = n - (n % 4);
  let [p, q, r, s] = [0, 0, 0, 0];
  for (let j = 0; j < whole; j += 4) {
    p += a[j]! * b[j]! * mask[j]!;
    q += a[j + 1]! * b[j + 1]! * mask[j + 1]!;
    r += a[j + 2]! * b[j + 2]! * mask[j + 2]!;
    s += a[j + 3]! * b[j + 3]! * mask[j + 3]!;
  }
  for (let j = whole; j < n; j++) p += a[j]! * b[j]! * mask[j]!;
  return p + q + (r + s);
}

/** out += weight * mask * a; returns the product of the new `out` with `next`, in the same pass. */
export function addThenDot(
  out: Float64Array,
  weight: number,
  a: Float64Array,
  mask: Float64Array,
  next: Float64Array,
): number {
  const n = out.length;
  const whole = n - (n % 4);
  let [p, q, r, s] = [0, 0, 0, 0];
  for (let j = 0; j < whole; j += 4) {
    p += (out[j] = out[j]! + weight * a[j]! * mask[j]!) * next[j]!;
    q += (out[j + 1] = out[j + 1]! + weight * a[j + 1]! * mask[j + 1]!) * next[j + 1]!;
    r += (out[j + 2] = out[j + 2]! + weight * a[j + 2]! * mask[j + 2]!) * next[j + 2]!;
    s += (out[j + 3] = out[j + 3]! + weight * a[j + 3]! * mask[j + 3]!) * next[j + 3]!;
  }
  for (let j = whole; j < n; j++) p += (out[j] = out[j]! + weight * a[j]! * mask[j]!) * next[j]!;
  return p + q + (r + s);
}

/** out = the point of the box nearest to x + step * direction. */
export function moveWithin(
  lower: Float64Array,
  upper: Float64Array,
  x: Float64Array,
  step: number,
  direction: Float64Array,
  out: Float64Array,
): void {
  for (let j = 0; j < out.length; j++) {
    const value = x[j]! + step * direction[j]!;
    out[j] = value < lower[j]! ? lower[j]! : value > upper[j]! ? upper[j]! : value;
  }
}

/** out = a - b */
export function subtract(a: Float64Array, b: Float64Array, out: Float64Array): void {
  for (let j = 0; j < out.length; j++) out[j] = a[j]! - b[j]!;
}
