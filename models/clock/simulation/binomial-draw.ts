/** ln(n! / (k! (n - k)!)) for k = 0..n. */
export function logBinomials(n: number): Float64Array {
  const logs = new Float64Array(n + 1);
  for (let k = 1; k <= n; k++) logs[k] = logs[k - 1]! + Math.log((n - k + 1) / k);
  return logs;
}

/** Below this mean, counting up from zero is the shorter way. */
const FEW = 16;

/**
 * A binomial number from one uniform. Exact up to rounding of the probabilities.
 *
 * @param logs `logBinomials(n)`
 * @param probability of each of the n trials, in [0, 1]
 * @param uniform in [0, 1)
 */
export function drawBinomial(logs: Float64Array, probability: number, uniform: number): number {
  const n = logs.length - 1;
  if (probability <= 0) return 0;
  if (probability >= 1) return n;
  if (probability > 0.5) return n - drawBinomial(logs, 1 - probability, uniform);
  return n * probability < FEW ? countUp(n, probability, uniform) : countOutwards(logs, probability, uniform);
}

function countUp(n: number, probability: number, uniform: number): number {
  const odds = probability / (1 - probability);
  let share = wholePower(1 - probability, n);
  let left = uniform - share;
  let k = 0;
  while (left >= 0 && k < n) {
    share *= ((n - k) / (k + 1)) * odds;
    left -= share;
    k++;
  }
  return k;
}

/** base^exponent by squaring: several times quicker than the general power, which simulations ask for at every draw. */
function wholePower(base: number, exponent: number): number {
  let power = 1;
  for (let rest = exponent, square = base; rest > 0; rest >>= 1, square *= square) if (rest & 1) power *= square;
  return power;
}

/** Outcomes are counted off from the most likely one outwards, which takes about sqrt(n) steps. */
function countOutwards(logs: Float64Array, probability: number, uniform: number): number {
  const n = logs.length - 1;
  const mode = Math.min(n, Math.floor((n + 1) * probability));
  const odds = probability / (1 - probability);
  const peak = Math.exp(logs[mode]! + mode * Math.log(probability) + (n - mode) * Math.log1p(-probability));
  let left = uniform - peak;
  if (left < 0) return mode;
  let above = peak;
  let below = peak;
  for (let step = 1; step <= n; step++) {
    const high = mode + step;
    if (high <= n) {
      above *= ((n - high + 1) / high) * odds;
      left -= above;
      if (left < 0) return high;
    }
    const low = mode - step;
    if (low >= 0) {
      below *= (low + 1) / ((n - low) * odds);
      left -= below;
      if (left < 0) return low;
    }
  }
  // What rounding left over of the unit interval may go to any outcome.
  return mode;
}
