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
  // Bisection in the logarithm: prices span many decades. 200 halvings end at neighbouring doubles.
  let [low, high] = [Math.log(priceRange[0]), Math.log(priceRange[1])];
  for (let step = 0; step < 200; step++) {
    const middle = 0.5 * (low + high);
    if (middle <= low || middle >= high) break;
    if (sum(amountsAt(Math.exp(middle))) > total) low = middle;
    else high = middle;
  }
  const amounts = amountsAt(Math.exp(0.5 * (low + high)));
  // The last digits: spread what rounding of the price left over in proportion.
  const reached = sum(amounts);
  return amounts.map((amount) => (reached > 0 ? amount * (total / reached) : total / takers));
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((a, b) => a + b, 0);
}
