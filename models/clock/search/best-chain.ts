import type { LevelCosts } from './level-costs';
import type { Chain, PricedCascades } from './priced-cascades';

/** Two quadratures. */
const FEWEST = 2;

/** The least-noise cascade of a budget at one Ramsey time, or that there is none below the cutoff. */
export interface BestChain {
  /** null where every cascade has at least the cutoff (or the steps ran out before one was found). */
  readonly chain: Chain | null;
  /** Lower bound of V over all cascades of the budget: the chain's own V, the cutoff, or the dual bound. */
  readonly bound: number;
  readonly value: number;
  /** Whether all cascades were looked at or excluded. */
  readonly complete: boolean;
  readonly steps: number;
}

/**
 * Walks through cascades from the top level down, leaving out whatever the priced lower bound excludes:
 * exact, since what a level costs depends on the level below alone.
 *
 * @param budget units of S atoms, at most those that `priced` was made for
 * @param cutoff only cascades with V below are looked for
 * @param base the only base, or null for any
 * @param mostSteps levels looked at before it gives up and returns the dual bound
 */
export function bestChain(
  costs: LevelCosts,
  priced: PricedCascades,
  budget: number,
  fewestLocal: number,
  cutoff: number,
  mostSteps: number,
  base: number | null,
): BestChain {
  const scales: number[] = [];
  const copies: number[] = [];
  let chain: Chain | null = null;
  let value = cutoff;
  let steps = 0;

  /** Looks at everything below the last level of the path; `spent` units, noise so far. */
  function descend(spent: number, noise: number): void {
    if (steps >= mostSteps) return;
    const scale = scales[scales.length - 1]!;
    const own = copies[copies.length - 1]!;
    const top = scales.length === 1;
    if (scale === 1) {
      const localUnits = budget - spent;
      if (localUnits < fewestLocal) return;
      const total = noise + costs.localDigits(localUnits * costs.firstSize, own, top);
      if (total < value) {
        value = total;
        chain = { scales: [...scales], copies: [...copies], localUnits };
      }
      return;
    }
    for (let ratio = 2; ratio <= scale; ratio++) {
      if (scale % ratio !== 0 || (base !== null && ratio !== base)) continue;
      const lower = scale / ratio;
      for (let n = FEWEST; spent + n * lower <= budget; n++) {
        const left = budget - spent - n * lower;
        if (noise - priced.price * left >= value) break;
        steps++;
        const next = noise + costs.digits(lower, n, scale, own, top);
        if (next >= value || next + priced.under(lower, n, false) - priced.price * left >= value) continue;
        scales.push(lower);
        copies.push(n);
        descend(spent + n * lower, next);
        scales.pop();
        copies.pop();
      }
    }
  }

  for (let scale = 1; FEWEST * scale <= budget; scale++) {
    for (let n = Math.floor(budget / scale); n >= FEWEST; n--) {
      steps++;
      const noise = costs.projection(scale, n);
      // Fewer copies at this scale are noisier still.
      if (noise >= value) break;
      if (noise + priced.under(scale, n, true) - priced.price * (budget - n * scale) >= value) continue;
      scales.push(scale);
      copies.push(n);
      descend(n * scale, noise);
      scales.pop();
      copies.pop();
    }
  }
  const complete = steps < mostSteps;
  const dual = priced.least - priced.price * budget;
  return { chain, value, bound: complete ? value : Math.min(value, dual), complete, steps };
}
