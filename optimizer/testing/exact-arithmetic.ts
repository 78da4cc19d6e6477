/**
 * Exact and long arithmetic on BigInt, as an oracle for tests of floating-point code. Slow on purpose:
 * it shares nothing with what it checks.
 */

/** The exact value of a double as numerator / 2^shift. */
export interface Dyadic {
  readonly numerator: bigint;
  readonly shift: number;
}

/** Exact value of a finite double. */
export function dyadic(x: number): Dyadic {
  if (!Number.isFinite(x)) throw new RangeError(`${x} has no exact value`);
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, x);
  const word = bits.getBigUint64(0);
  const exponent = Number((word >> 52n) & 0x7ffn);
  const fraction = word & 0xfffffffffffffn;
  const mantissa = exponent === 0 ? fraction : fraction | 0x10000000000000n;
  const shift = 1075 - Math.max(1, exponent);
  return normalised({ numerator: x < 0 || Object.is(x, -0) ? -mantissa : mantissa, shift });
}

function normalised({ numerator, shift }: Dyadic): Dyadic {
  return shift < 0 ? { numerator: numerator << BigInt(-shift), shift: 0 } : { numerator, shift };
}

export function dyadicSum(a: Dyadic, b: Dyadic): Dyadic {
  const shift = Math.max(a.shift, b.shift);
  return { numerator: (a.numerator << BigInt(shift - a.shift)) + (b.numerator << BigInt(shift - b.shift)), shift };
}

export function dyadicProduct(a: Dyadic, b: Dyadic): Dyadic {
  return { numerator: a.numerator * b.numerator, shift: a.shift + b.shift };
}

/** Negative, zero or positive as a is smaller than, equal to or larger than b. */
export function compareDyadic(a: Dyadic, b: Dyadic): number {
  const shift = Math.max(a.shift, b.shift);
  const difference = (a.numerator << BigInt(shift - a.shift)) - (b.numerator << BigInt(shift - b.shift));
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Digits kept by the long functions below: results are good to about this many bits less 20. */
const LONG_BITS = 240;
const ONE = 1n << BigInt(LONG_BITS);

/** Fixed-point number with 240 bits after the point. */
export type Long = bigint;

/** A double in fixed point; exact for |x| above 2^-180. */
export function long(x: number): Long {
  const { numerator, shift } = dyadic(x);
  return shift <= LONG_BITS ? numerator << BigInt(LONG_BITS - shift) : numerator >> BigInt(shift - LONG_BITS);
}

/** exp by halving the argument and Taylor's series. For |x| <= 40. */
export function longExp(x: Long): Long {
  const halvings = 60n;
  const small = x >> halvings;
  let term = ONE;
  let sum = ONE;
  for (let k = 1n; term !== 0n; k++) {
    term = (term * small) / (ONE * k);
    sum += term;
  }
  for (let k = 0n; k < halvings; k++) sum = (sum * sum) / ONE;
  return sum;
}

/** Natural logarithm by Newton's iteration on `longExp`, from the double-precision logarithm. */
export function longLog(x: number): Long {
  let y = long(Math.log(x));
  const target = long(x);
  for (let step = 0; step < 4; step++) {
    const e = longExp(y);
    y += (2n * (target - e) * ONE) / (target + e);
  }
  return y;
}
