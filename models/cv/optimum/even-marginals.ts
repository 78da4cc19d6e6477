/** Steps after which it gives up; smooth benefits take about eight. */
const STEPS = 30;
/** Largest last step, in logarithms of the amounts: the error behind it is of its square. */
const CLOSE = 1e-9;
/** Steps in logarithms are held to this, until the slopes are known. */
const FARTHEST = 3;
/** Over shorter steps differences are rounding and say nothing about a slope. */
const TELLING = 1e-7;
/** How far the sum of the amounts may be off, relative, before the last digits are spread. */
const NEAR = 1e-6;

/**
 * Amounts that add up to a total and whose marginal benefits are equal, larger where an amount is at its limit:
 * the conditions for the best division of a total among concave benefits. Secant steps for all amounts at once,
 * in logarithms, where marginal benefits are almost straight: ln f_j = ln price and sum of n_j = total.
 *
 * @param marginal marginal benefit of taker j at an amount > 0, falling in the amount
 * @param most limits of the amounts, whose sum is above the total
 * @returns null where the steps do not settle; then a search by price has to do it
 */
export function evenMarginals(
  marginal: (j: number, amount: number) => number,
  most: readonly number[],
  total: number,
): number[] | null {
  const count = most.length;
  const tops = Float64Array.from(most, Math.log);
  const logs = tops.map((top) => Math.min(top, Math.log(total / count)));
  const worths = new Float64Array(count);
  const slopes = new Float64Array(count).fill(-1);
  const moves = new Float64Array(count);

  for (let step = 0; step < STEPS; step++) {
    for (let j = 0; j < count; j++) {
      const worth = Math.log(marginal(j, Math.exp(logs[j]!)));
      if (!Number.isFinite(worth)) return null;
      if (Math.abs(moves[j]!) > TELLING) slopes[j] = Math.min(-0.01, (worth - worths[j]!) / moves[j]!);
      worths[j] = worth;
    }
    const price = commonPrice(logs, tops, worths, slopes, total);
    let widest = 0;
    for (let j = 0; j < count; j++) {
      const wanted = (price - worths[j]!) / slopes[j]!;
      const reached = Math.min(tops[j]!, logs[j]! + Math.max(-FARTHEST, Math.min(FARTHEST, wanted)));
      moves[j] = reached - logs[j]!;
      logs[j] = reached;
      widest = Math.max(widest, Math.abs(moves[j]!));
    }
    if (widest <= CLOSE) return spread(logs, total);
  }
  return null;
}

/** ln of the price at which the amounts, by their slopes, add up to the total; those that stay at their limits do not count. */
function commonPrice(
  logs: Float64Array,
  tops: Float64Array,
  worths: Float64Array,
  slopes: Float64Array,
  total: number,
): number {
  let price = -Infinity;
  // First as if all could move, then without those whose limit is worth more than that price.
  for (let round = 0; round < 2; round++) {
    let left = total;
    let weight = 0;
    for (let j = 0; j < logs.length; j++) {
      const amount = Math.exp(logs[j]!);
      left -= amount;
      if (round > 0 && logs[j] === tops[j] && worths[j]! >= price) continue;
      left += (amount * worths[j]!) / slopes[j]!;
      weight += amount / slopes[j]!;
    }
    price = left / weight;
  }
  return price;
}

/** The amounts with what is missing in the last digits spread in proportion; null where more is missing. */
function spread(logs: Float64Array, total: number): number[] | null {
  const amounts = Array.from(logs, Math.exp);
  const scale = total / amounts.reduce((sum, amount) => sum + amount, 0);
  return Math.abs(scale - 1) <= NEAR ? amounts.map((amount) => amount * scale) : null;
}
