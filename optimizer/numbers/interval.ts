/**
 * Interval arithmetic with outward rounding: every result contains the exact result for all
 * arguments in the operands. JavaScript cannot set the rounding mode, so each end is moved outward by
 * one unit in the last place after correctly rounded operations (+ - * / sqrt) and by four after
 * elementary functions, whose accuracy the language does not fix (V8's are good to about one).
 */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const EPSILON = Number.EPSILON;
const TINY = Number.MIN_VALUE;
const ELEMENTARY_ULPS = 4;

/** The set without elements: what the logarithm of a negative interval is. */
export const EMPTY: Interval = { low: Infinity, high: -Infinity };

/** All numbers: nothing is known. */
export const ENTIRE: Interval = { low: -Infinity, high: Infinity };

/** A number certainly below x (by one to two units in the last place): a safe lower end. */
export function below(x: number): number {
  return x === Infinity ? Number.MAX_VALUE : x - (Math.abs(x) * EPSILON + TINY);
}

/** A number certainly above x: a safe upper end. */
export function above(x: number): number {
  return x === -Infinity ? -Number.MAX_VALUE : x + (Math.abs(x) * EPSILON + TINY);
}

/** A safe lower end for the value of an elementary function. */
export function wellBelow(x: number): number {
  return x === Infinity ? Number.MAX_VALUE : x - ELEMENTARY_ULPS * (Math.abs(x) * EPSILON + TINY);
}

/** A safe upper end for the value of an elementary function. */
export function wellAbove(x: number): number {
  return x === -Infinity ? -Number.MAX_VALUE : x + ELEMENTARY_ULPS * (Math.abs(x) * EPSILON + TINY);
}

export function isEmpty(x: Interval): boolean {
  // Written so that NaN ends count as empty rather than as something known.
  return !(x.low <= x.high);
}

export function contains(x: Interval, value: number): boolean {
  return x.low <= value && value <= x.high;
}

/** The interval of a number that is taken as exact. */
export function point(value: number): Interval {
  return { low: value, high: value };
}

/** From two ends that may come out as NaN (infinity minus infinity): then nothing is known. */
function enclose(low: number, high: number): Interval {
  return { low: Number.isNaN(low) ? -Infinity : low, high: Number.isNaN(high) ? Infinity : high };
}

export function add(a: Interval, b: Interval): Interval {
  if (isEmpty(a) || isEmpty(b)) return EMPTY;
  return enclose(below(a.low + b.low), above(a.high + b.high));
}

export function subtract(a: Interval, b: Interval): Interval {
  if (isEmpty(a) || isEmpty(b)) return EMPTY;
  return enclose(below(a.low - b.high), above(a.high - b.low));
}

export function negate(a: Interval): Interval {
  return { low: -a.high, high: -a.low };
}

/** Zero times infinity is zero here: the infinite end stands for arbitrarily large numbers. */
function product(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}

export function multiply(a: Interval, b: Interval): Interval {
  if (isEmpty(a) || isEmpty(b)) return EMPTY;
  const p = product(a.low, b.low);
  const q = product(a.low, b.high);
  const r = product(a.high, b.low);
  const s = product(a.high, b.high);
  return { low: below(Math.min(p, q, r, s)), high: above(Math.max(p, q, r, s)) };
}

/** A divisor that contains zero gives everything; the divisor [0, 0] gives the empty set. */
export function divide(a: Interval, b: Interval): Interval {
  if (isEmpty(a) || isEmpty(b) || (b.low === 0 && b.high === 0)) return EMPTY;
  if (b.low <= 0 && b.high >= 0) {
    if (b.low === 0 && a.low >= 0) return { low: Math.max(0, below(a.low / b.high)), high: Infinity };
    return ENTIRE;
  }
  const quotients = [a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high];
  if (quotients.some(Number.isNaN)) return ENTIRE;
  return { low: below(Math.min(...quotients)), high: above(Math.max(...quotients)) };
}

/** Square, tighter than the product of x with itself when x contains zero. */
export function square(x: Interval): Interval {
  if (isEmpty(x)) return EMPTY;
  const largest = Math.max(-x.low, x.high);
  const smallest = x.low > 0 ? x.low : x.high < 0 ? -x.high : 0;
  return { low: Math.max(0, below(smallest * smallest)), high: above(largest * largest) };
}

/** Square roots of the part of x that is not negative. */
export function sqrt(x: Interval): Interval {
  if (isEmpty(x) || x.high < 0) return EMPTY;
  return { low: x.low <= 0 ? 0 : below(Math.sqrt(x.low)), high: above(Math.sqrt(x.high)) };
}

/** Logarithms of the positive part of x. */
export function log(x: Interval): Interval {
  if (isEmpty(x) || x.high <= 0) return EMPTY;
  return { low: x.low <= 0 ? -Infinity : wellBelow(Math.log(x.low)), high: wellAbove(Math.log(x.high)) };
}

export function exp(x: Interval): Interval {
  if (isEmpty(x)) return EMPTY;
  return { low: Math.max(0, wellBelow(Math.exp(x.low))), high: wellAbove(Math.exp(x.high)) };
}

/** x^exponent of the part of x that is not negative; integer powers of negative numbers are `integerPower`. */
export function power(x: Interval, exponent: number): Interval {
  if (isEmpty(x) || x.high < 0) return EMPTY;
  const atLow = Math.pow(Math.max(0, x.low), exponent);
  const atHigh = Math.pow(x.high, exponent);
  const [smallest, largest] = exponent >= 0 ? [atLow, atHigh] : [atHigh, atLow];
  return { low: Math.max(0, wellBelow(smallest)), high: wellAbove(largest) };
}

/** x^exponent for an integer exponent, of any sign of x. */
export function integerPower(x: Interval, exponent: number): Interval {
  if (exponent < 0) return divide(point(1), integerPower(x, -exponent));
  if (isEmpty(x)) return EMPTY;
  if (exponent === 0) return point(1);
  if (exponent % 2 === 0) return integerPower(square(x), exponent / 2);
  return exponent === 1 ? x : multiply(x, integerPower(square(x), (exponent - 1) / 2));
}

export function hull(a: Interval, b: Interval): Interval {
  if (isEmpty(a)) return b;
  if (isEmpty(b)) return a;
  return { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) };
}
