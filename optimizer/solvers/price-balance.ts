import { rowActivity, type LinearRow, type SeparableProblem } from './separable-problem';
import type { Shares } from './separable-shares';

/** How far off a row may be, relative to its own size, when its price counts as found. */
const BALANCED = 4e-16;

type Balance = 'balanced' | 'unbalanced' | 'stopped';

/**
 * Finds prices of the first `count` rows at which the separately chosen amounts meet those rows, given
 * costs that already contain the prices of the others. On return `shares.x` holds the amounts, which
 * meet the rows to rounding, and `shares.cost` is as it was.
 *
 * The activity of the last row falls as its price rises, also after the earlier rows have been balanced
 * anew each time (the dual function is concave), so a bracketing root search is safe at every level.
 */
export function balance(
  problem: SeparableProblem,
  shares: Shares,
  prices: Float64Array,
  count: number,
  mayGoOn: () => boolean,
): Balance {
  if (count === 0) {
    shares.choose();
    return mayGoOn() ? 'balanced' : 'stopped';
  }
  const k = count - 1;
  const row = problem.rows[k]!;
  let inner: Balance = 'balanced';

  /** Excess of the row at a price; leaves amounts and inner prices in place. */
  const excessAt = (price: number): number => {
    prices[k] = price;
    addCost(shares, row, price);
    inner = balance(problem, shares, prices, k, mayGoOn);
    addCost(shares, row, -price);
    return rowActivity(row, shares.x) - row.limit;
  };

  const original = Float64Array.from(shares.cost);
  const atZero = excessAt(0);
  if (inner !== 'balanced') return inner;
  const size = Math.max(Math.abs(row.limit), Number.MIN_VALUE);
  if (Math.abs(atZero) <= BALANCED * size || (row.kind === 'at-most' && atZero < 0)) return 'balanced';

  // Prices are searched as sign * exp(u): they span decades, and inverse powers are straight there.
  const sign = atZero > 0 ? 1 : -1;
  const tight = {
    u: -Infinity,
    excess: sign * atZero,
    x: Float64Array.from(shares.x),
    prices: Float64Array.from(prices),
  };
  const loose = {
    u: Infinity,
    excess: -Infinity,
    x: new Float64Array(shares.x.length),
    prices: new Float64Array(prices.length),
  };
  const probe = (u: number): Balance => {
    shares.cost.set(original);
    const excess = sign * excessAt(sign * Math.exp(u));
    const side = excess > 0 ? tight : loose;
    side.u = u;
    side.excess = excess;
    side.x.set(shares.x);
    side.prices.set(prices);
    return inner;
  };
  const finish = (status: Balance): Balance => {
    shares.cost.set(original);
    blend(tight, loose, shares.x);
    prices.set(Math.abs(loose.excess) <= tight.excess ? loose.prices : tight.prices);
    return status;
  };

  let u = firstGuess(problem, shares, row, sign);
  for (let stride = 1; loose.u === Infinity || tight.u === -Infinity; stride *= 2) {
    const status = probe(u);
    if (status === 'stopped') return loose.u === Infinity ? status : finish(status);
    if (status === 'unbalanced') return status;
    if (Math.abs(u) > 600) {
      if (loose.u === Infinity) return 'unbalanced';
      break;
    }
    u += loose.u === Infinity ? stride : -stride;
  }

  for (let step = 0; step < 200; step++) {
    if (Math.min(-loose.excess, tight.excess) <= BALANCED * size) break;
    const width = loose.u - tight.u;
    if (!(width > 1e-16 * Math.max(1, Math.abs(loose.u)))) break;
    let next = step % 3 === 2 ? tight.u + 0.5 * width : crossing(row, sign, tight, loose);
    if (!(next > tight.u && next < loose.u)) next = tight.u + 0.5 * width;
    if (next <= tight.u || next >= loose.u) break;
    if (probe(next) === 'stopped') return finish('stopped');
  }
  return finish('balanced');
}

interface Side {
  readonly u: number;
  readonly excess: number;
  readonly x: Float64Array;
}

/** Where the secant through both sides crosses zero, in ln(activity) where that has a sign. */
function crossing(row: LinearRow, sign: number, tight: Side, loose: Side): number {
  const limit = sign * row.limit;
  const [a, b] = [limit + tight.excess, limit + loose.excess];
  const logarithmic = limit > 0 && b > 0 && Number.isFinite(a);
  const atTight = logarithmic ? Math.log(a / limit) : tight.excess;
  const atLoose = logarithmic ? Math.log(b / limit) : loose.excess;
  return tight.u + ((loose.u - tight.u) * atTight) / (atTight - atLoose);
}

/** The convex combination of both sides that meets the row: bounds and the other rows stay met. */
function blend(tight: Side, loose: Side, out: Float64Array): void {
  const share = -loose.excess / (tight.excess - loose.excess);
  const weight = Number.isFinite(share) ? share : 0;
  // At equal amounts x + weight (x' - x) is x exactly, so components on their bounds stay there.
  for (let j = 0; j < out.length; j++) out[j] = loose.x[j]! + weight * (tight.x[j]! - loose.x[j]!);
}

function addCost(shares: Shares, { coefficients }: LinearRow, price: number): void {
  if (price === 0) return;
  for (let j = 0; j < coefficients.length; j++) shares.cost[j]! += price * coefficients[j]!;
}

/** ln of the price that the terms' slopes suggest at an equal share of the limit; 0 where they say nothing. */
function firstGuess(problem: SeparableProblem, shares: Shares, row: LinearRow, sign: number): number {
  let sum = 0;
  let count = 0;
  for (let j = 0; j < row.coefficients.length; j++) {
    const coefficient = row.coefficients[j]!;
    if (coefficient === 0) continue;
    const share = row.limit / (coefficient * row.coefficients.length);
    const amount = Math.min(problem.upper[j]!, Math.max(problem.lower[j]!, share));
    const price = (-sign * (problem.terms[j]!.slope(amount) + shares.cost[j]!)) / coefficient;
    if (price > 0 && Number.isFinite(price)) {
      sum += Math.log(price);
      count++;
    }
  }
  return count > 0 ? sum / count : 0;
}
