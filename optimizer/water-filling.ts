import { fallingRoot } from './monotone-root';

/**
 * Shares out a total so that every taker has the same marginal benefit: finds the price at which the
 * demands add up to `total`. Solves max sum f_j(n_j), sum n_j = total, for concave f_j, whose demand
 * at price lambda is the n with f_j'(n) = lambda.
 *
 * @param demand amount that taker j wants at a price > 0; decreasing in the price, >= 0
 * @param takers how many
 * @param total > 0
 * @param priceRange prices between which the sum of the demands falls through `total`
 * @returns the amounts, which add up to `total` to rounding
 */
export function fillToTotal(
  demand: (taker: number, price: number) => number,
  takers: number,
  total: number,
  priceRange: readonly [low: number, high: number],
): number[] {
  const amountsAt = (price: number) => Array.from({ length: takers }, (_, j) => demand(j, price));
  // In logarithms: prices and demands span many decades.
  const surplus = (logPrice: number) => Math.log(sum(amountsAt(Math.exp(logPrice))) / total);
  const amounts = amountsAt(Math.exp(fallingRoot(surplus, Math.log(priceRange[0]), Math.log(priceRange[1]))));
  // The last digits: spread what rounding of the price left over in proportion.
  const reached = sum(amounts);
  return amounts.map((amount) => (reached > 0 ? amount * (total / reached) : total / takers));
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((a, b) => a + b, 0);
}
