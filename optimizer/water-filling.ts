import { fallingRoot } from './monotone-root';
import { total as totalOf } from './vector';

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
  const amountsAt = (price: number): Float64Array => {
    const amounts = new Float64Array(takers);
    for (let j = 0; j < takers; j++) amounts[j] = demand(j, price);
    return amounts;
  };
  // In logarithms: prices and demands span many decades.
  const surplus = (logPrice: number) => Math.log(totalOf(amountsAt(Math.exp(logPrice))) / total);
  const amounts = amountsAt(Math.exp(fallingRoot(surplus, Math.log(priceRange[0]), Math.log(priceRange[1]))));
  // The last digits: spread what rounding of the price left over in proportion.
  const reached = totalOf(amounts);
  return Array.from(amounts, (amount) => (reached > 0 ? amount * (total / reached) : total / takers));
}
