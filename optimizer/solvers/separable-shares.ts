import type { ConvexTerm, SeparableProblem } from './separable-problem';

/** Stands for "no limit" where a bound is infinite, so that sums of amounts stay numbers. */
const BEYOND_ANY_AMOUNT = 1e100;

/** The amounts that each taker chooses alone when an amount costs `cost` a unit. */
export interface Shares {
  /** Price of a unit of each amount: the sum over rows of price times coefficient. */
  readonly cost: Float64Array;
  readonly x: Float64Array;
  /** Sets every x_j to the minimiser of term_j(x) + cost_j x within its bounds. */
  choose(): void;
}

export function createShares({ terms, lower, upper }: SeparableProblem): Shares {
  const n = terms.length;
  const cost = new Float64Array(n);
  const x = new Float64Array(n);
  const least = Float64Array.from(lower, (value) => Math.max(value, -BEYOND_ANY_AMOUNT));
  const most = Float64Array.from(upper, (value) => Math.min(value, BEYOND_ANY_AMOUNT));
  return {
    cost,
    x,
    choose() {
      for (let j = 0; j < n; j++) {
        const term = terms[j]!;
        const low = least[j]!;
        const high = most[j]!;
        const wish = term.demand ? term.demand(cost[j]!) : demandBySlope(term, cost[j]!, low, high);
        x[j] = wish > low ? (wish < high ? wish : high) : low;
      }
    },
  };
}

/** The x in [low, high] with slope(x) = -price, by bisection: geometric while both ends are positive. */
function demandBySlope(term: ConvexTerm, price: number, low: number, high: number): number {
  if (term.slope(low) >= -price) return low;
  if (term.slope(high) <= -price) return high;
  for (let step = 0; step < 200; step++) {
    const middle = low > 0 && high > 4 * low ? Math.sqrt(low) * Math.sqrt(high) : 0.5 * (low + high);
    if (middle <= low || middle >= high) break;
    if (term.slope(middle) < -price) low = middle;
    else high = middle;
  }
  return 0.5 * (low + high);
}
