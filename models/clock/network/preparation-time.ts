import { erfc } from '../../../optimizer/numbers/erfc';

/** How long a cycle's pairs take. */
export interface PreparationTime {
  /** By the mean rates alone: max over the links of pairs / rate. */
  readonly mean: number;
  /** Expectation of the last link's last pair, when pairs arrive at random. */
  readonly expected: number;
}

/** Steps of Simpson's rule; even. The integrand falls smoothly from 1 to 0. */
const STEPS = 600;
/** More pairs than this are counted by the Wilson-Hilferty approximation, which is then right to 1e-4. */
const MANY_PAIRS = 64;

/**
 * Time (s) until every link has delivered `pairs` pairs, links working side by side, each with pairs arriving at
 * random at its `rates` (1/s). For one pair over E like links the expectation is H_E / rate. Infinity where a rate is 0.
 */
export function preparationTime(pairs: number, rates: readonly number[]): PreparationTime {
  if (pairs === 0 || rates.length === 0) return { mean: 0, expected: 0 };
  const slowest = Math.min(...rates);
  if (!(slowest > 0)) return { mean: Infinity, expected: Infinity };
  const mean = pairs / slowest;
  // Beyond this the last of thousands of links has finished but for one part in 1e13.
  const end = (pairs + 9 * Math.sqrt(pairs) + 45) / slowest;
  const step = end / STEPS;
  const groups = [...grouped(rates)];
  const unfinished = (time: number): number =>
    1 - groups.reduce((all, [rate, links]) => all * (1 - fewerThan(pairs, rate * time)) ** links, 1);
  let sum = 1;
  for (let k = 1; k < STEPS; k++) sum += (k % 2 === 1 ? 4 : 2) * unfinished(k * step);
  return { mean, expected: (sum * step) / 3 };
}

/** Probability of fewer than `count` events where `mean` are expected (Poisson); logarithms, since e^-mean underflows. */
function fewerThan(count: number, mean: number): number {
  if (count > MANY_PAIRS) {
    const spread = 1 / (9 * count);
    return 0.5 * erfc((Math.cbrt(mean / count) - 1 + spread) / Math.sqrt(2 * spread));
  }
  let logarithm = -mean;
  let sum = Math.exp(logarithm);
  for (let k = 1; k < count; k++) {
    logarithm += Math.log(mean / k);
    sum += Math.exp(logarithm);
  }
  return Math.min(1, sum);
}

function grouped(rates: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const rate of rates) counts.set(rate, (counts.get(rate) ?? 0) + 1);
  return counts;
}
