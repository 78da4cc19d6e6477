/** e as the sum of two doubles. */
const E_HIGH = Math.E;
const E_LOW = 1.4456468917292502e-16;
/** Veltkamp's splitting constant: products of the halves of doubles are exact. */
const SPLIT = 134217729;

/** Below this distance sqrt(2 (e x + 1)) from the branch point the iteration loses digits, the series none. */
const SERIES_RANGE = 0.05;

/** Coefficients of W in powers of p = +-sqrt(2 (e x + 1)); Corless et al., Adv. Comput. Math. 5, 329 (1996), eq. 4.22. */
const BRANCH_SERIES = [
  -1,
  1,
  -1 / 3,
  11 / 72,
  -43 / 540,
  769 / 17280,
  -221 / 8505,
  680863 / 43545600,
  -1963 / 204120,
  226287557 / 37623398400,
];

/**
 * Principal branch of Lambert's W: w exp(w) = x with w >= -1.
 * @param x at least -1/e (to rounding); NaN below. Relative error below 1e-14.
 */
export function lambertW0(x: number): number {
  if (x === 0 || x === Infinity) return x;
  const p = branchDistance(x);
  if (!(p >= SERIES_RANGE)) return branchSeries(p);
  // Inside the series' reach it is the best guess; beyond, log1p keeps the guess positive and near.
  return iterate(x, p < 1 ? branchSeries(p) : asymptote(x));
}

/** Two terms of the series at infinity, with log1p for logarithms so that it also holds near 0. */
function asymptote(x: number): number {
  const l = Math.log1p(x);
  return l * (1 - Math.log1p(l) / (2 + l));
}

/**
 * Lower branch of Lambert's W: w exp(w) = x with w <= -1.
 * @param x in [-1/e, 0]; -Infinity at 0, NaN outside. Relative error below 1e-14.
 */
export function lambertWm1(x: number): number {
  if (x === 0) return -Infinity;
  if (!(x < 0)) return NaN;
  const p = branchDistance(x);
  if (!(p >= SERIES_RANGE)) return branchSeries(-p);
  if (p < 0.9) return iterate(x, branchSeries(-p));
  const l = Math.log(-x);
  return iterate(x, l - Math.log(-l));
}

/** sqrt(2 (e x + 1)) without cancellation; 0 where rounding of x put it just below the branch point, NaN further below. */
function branchDistance(x: number): number {
  if (Math.abs(x) > 1) return Math.sqrt(2 * (E_HIGH * x + 1));
  const product = E_HIGH * x;
  const shift = SPLIT * x;
  const high = shift - (shift - x);
  const low = x - high;
  const eShift = SPLIT * E_HIGH;
  const eHigh = eShift - (eShift - E_HIGH);
  const eLow = E_HIGH - eHigh;
  const error = eHigh * high - product + eHigh * low + eLow * high + eLow * low;
  const sum = product + 1 + (error + E_LOW * x);
  return Math.sqrt(2 * (sum < 0 && sum > -1e-15 ? 0 : sum));
}

function branchSeries(p: number): number {
  let value = 0;
  for (let j = BRANCH_SERIES.length - 1; j >= 0; j--) value = value * p + BRANCH_SERIES[j]!;
  return value;
}

/** Fritsch, Shafer and Crowley's fourth-order step on w + ln w = ln x (CACM 16, 123, 1973). */
function iterate(x: number, start: number): number {
  let w = start;
  for (let step = 0; step < 4; step++) {
    const z = Math.log(x / w) - w;
    const q = 2 * (1 + w) * (1 + w + (2 / 3) * z);
    const change = (z / (1 + w)) * ((q - z) / (q - 2 * z));
    w *= 1 + change;
    if (Math.abs(change) < 1e-16) break;
  }
  return w;
}
