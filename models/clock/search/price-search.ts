import type { CopyCells } from './copy-cells';
import type { LevelCosts } from './level-costs';
import { PricedCascades, type Chain, type ChainLimits, type Prices } from './priced-cascades';

/** Relative rounding of sums of positive terms and of erfc in its far tail, of which a few hundred ulps are lost. */
export const ROUNDING = 1e-12;
/** Atoms within this share of the budget: another price would hardly raise the bound. */
const CLOSE = 0.01;

/** Lower bound of V within limits, with the prices that give it. */
export interface Dual {
  readonly priced: PricedCascades;
  readonly noise: number;
}

/**
 * Finds prices of atoms and copies at which the dual bound is good. Starts from the prices that were good before,
 * as neighbouring Ramsey times and budgets have similar ones.
 */
export class PriceSearch {
  private readonly guesses: Float64Array;
  private known: { readonly unit: number; readonly units: number; readonly copy: number } | null = null;
  /** Digits evaluated so far. */
  work = 0;

  constructor(
    costs: Pick<LevelCosts, 'lattice'>,
    private readonly stopRequested: () => boolean,
  ) {
    this.guesses = new Float64Array(costs.lattice.lower.length + 1);
  }

  /**
   * @param cutoff cascades with V beyond do not matter: the bound is at most that
   * @param rounds prices tried
   * @param cells how closely copies are told apart
   * @param offer is told of each cascade that is best at some price
   * @returns the best of the bounds worked out before it was stopped; 0 from an interrupted table where there are none
   */
  bound(
    costs: LevelCosts,
    limits: ChainLimits,
    cutoff: number,
    rounds: number,
    cells: CopyCells,
    offer: (chain: Chain) => void,
  ): Dual {
    let prices = this.start(costs, limits);
    let best: Dual | null = null;
    for (let round = 0; ; round++) {
      const spent = prices.unit * limits.units + (prices.copy > 0 ? prices.copy * limits.copies : 0);
      const priced = new PricedCascades(costs, prices, limits, cutoff + spent, this.guesses, cells, this.stopRequested);
      this.work += priced.work;
      const noise = Math.max(0, priced.least * (1 - ROUNDING) - spent * (1 + ROUNDING));
      if (best === null || noise > best.noise) best = { priced, noise };
      const chain = priced.chain();
      if (chain === null) break;
      offer(chain);
      const next = adjusted(prices, chain, limits);
      if (next === null || round + 1 >= rounds) break;
      prices = next;
    }
    const { unit, copy } = best.priced.prices;
    this.known = { unit, units: limits.units, copy };
    return best;
  }

  private start({ firstSize }: LevelCosts, { units }: ChainLimits): Prices {
    // V of a good cascade is of the order of 30 / N^2.
    if (this.known === null) return { unit: 60 / units ** 3 / firstSize ** 2, copy: 0 };
    return { unit: this.known.unit * (this.known.units / units) ** 3, copy: this.known.copy };
  }
}

/** What a cascade takes. */
export function spentBy({ scales, copies, localUnits }: Chain): { readonly units: number; readonly copies: number } {
  return {
    units: scales.reduce((sum, scale, l) => sum + scale * copies[l]!, localUnits),
    copies: copies.reduce((sum, n) => sum + n, 0),
  };
}

/** Prices at which less of what was overspent is bought, and more of what was left; null where little would change. */
function adjusted(prices: Prices, chain: Chain, limits: ChainLimits): Prices | null {
  const spent = spentBy(chain);
  const ratio = spent.units / limits.units;
  const crowded = spent.copies / limits.copies;
  const unitsFine = Math.abs(ratio - 1) < CLOSE;
  const copiesFine = prices.copy === 0 ? crowded <= 1 : Math.abs(crowded - 1) < 0.1;
  if (unitsFine && copiesFine) return null;
  // V of good cascades falls like the square of either.
  const unit = prices.unit * Math.min(8, Math.max(1 / 8, ratio ** 2.5));
  if (copiesFine) return { unit, copy: prices.copy };
  const first = (0.3 * prices.unit * limits.units) / limits.copies;
  const copy = prices.copy === 0 ? first : prices.copy * Math.min(4, Math.max(1 / 4, crowded ** 2));
  return { unit: crowded > 1 ? prices.unit : unit, copy };
}
