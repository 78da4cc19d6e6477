export interface GoldenRange {
  readonly lower: number;
  readonly upper: number;
  /** Whether to divide the range by ratios; needs lower > 0. */
  readonly logarithmic: boolean;
  /** Width at which to stop, of the range (of its logarithm) relative to 1. */
  readonly tolerance: number;
  readonly most: number;
}

export interface Narrowed {
  readonly low: number;
  readonly high: number;
  readonly best: number;
  readonly value: number;
}

const SHARE = (Math.sqrt(5) - 1) / 2;

/**
 * Narrows a range by golden section. Where the function falls and then rises (is unimodal) on the
 * range, the result contains its minimum; otherwise some local minimum. Both ends are evaluated too,
 * so a monotone function gives its end exactly. Values that are not numbers count as Infinity.
 */
export function narrowByGoldenSection(f: (x: number) => number, range: GoldenRange): Narrowed {
  const inward = range.logarithmic ? Math.log : (x: number) => x;
  const outward = (u: number) => Math.min(range.upper, Math.max(range.lower, range.logarithmic ? Math.exp(u) : u));
  let best = range.lower;
  let value = Infinity;
  const at = (x: number) => {
    const raw = f(x);
    const y = Number.isNaN(raw) ? Infinity : raw;
    if (y < value) {
      value = y;
      best = x;
    }
    return y;
  };
  at(range.lower);
  at(range.upper);
  let low = inward(range.lower);
  let high = inward(range.upper);
  let left = high - SHARE * (high - low);
  let right = low + SHARE * (high - low);
  let atLeft = at(outward(left));
  let atRight = at(outward(right));
  for (let step = 4; step < range.most && high - low > range.tolerance; step++) {
    if (atLeft <= atRight) {
      high = right;
      right = left;
      atRight = atLeft;
      left = high - SHARE * (high - low);
      atLeft = at(outward(left));
    } else {
      low = left;
      left = right;
      atLeft = atRight;
      right = low + SHARE * (high - low);
      atRight = at(outward(right));
    }
  }
  return { low: outward(low), high: outward(high), best, value };
}
