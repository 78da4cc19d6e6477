import type { LevelCosts } from './level-costs';
import type { Chain, ChainLimits, PricedCascades } from './priced-cascades';

/** Two quadratures. */
const FEWEST = 2;

/** The least-noise cascade within limits, or that there is none below the cutoff. */
export interface BestChain {
  /** null where every cascade has at least the cutoff (or the steps ran out before one was found). */
  readonly chain: Chain | null;
  /** Its V, or the cutoff; a lower bound over all cascades within the limits if all were looked at. */
  readonly value: number;
  /** Whether all cascades were looked at or excluded. */
  readonly complete: boolean;
  readonly steps: number;
}

/**
 * Walks through cascades from the top level down, leaving out whatever the priced lower bound excludes: exact, since
 * what a level costs depends on the level below alone.
 *
 * @param limits at most those that `priced` was made for
 * @param cutoff only cascades with V below are looked for; at most the ceiling of `priced` less the price of the limits
 * @param mostSteps levels looked at before it gives up
 */
export function bestChain(
  costs: LevelCosts,
  priced: PricedCascades,
  limits: ChainLimits,
  cutoff: number,
  mostSteps: number,
): BestChain {
  const { scales: sizes, stepsFrom, lower } = costs.lattice;
  const { unit, copy } = priced.prices;
  const scales: number[] = [];
  const copies: number[] = [];
  let chain: Chain | null = null;
  let value = cutoff;
  let steps = 0;

  /** Whether what is left to spend can still lead below the best. */
  const hopeless = (cost: number, units: number, copiesLeft: number): boolean =>
    cost - unit * units - (copy > 0 ? copy * copiesLeft : 0) >= value;

  /** Looks at everything below the last level of the path. */
  function descend(index: number, units: number, copiesLeft: number, noise: number): void {
    if (steps >= mostSteps) return;
    const top = scales.length === 1;
    const variance = top && costs.foldsOnTop ? 0 : costs.ownVariance(index, copies[copies.length - 1]!);
    if (index === 0) {
      const localUnits = Math.min(units, limits.mostLocal);
      if (localUnits < limits.fewestLocal) return;
      const total = noise + costs.firstDigit(localUnits * costs.firstSize, variance, top);
      if (total < value) {
        value = total;
        chain = { scales: [...scales], copies: [...copies], localUnits };
      }
      return;
    }
    for (let step = stepsFrom[index]!; step < stepsFrom[index + 1]!; step++) {
      const below = lower[step]!;
      const size = sizes[below]!;
      const guess = costs.guessVariance(below, index);
      const least = priced.underAny(below);
      for (let n = FEWEST; n * size <= units && n <= copiesLeft; n++) {
        const [unitsLeft, left] = [units - n * size, copiesLeft - n];
        if (hopeless(noise + least, unitsLeft, left)) break;
        const under = priced.under(below, n, false);
        if (hopeless(noise + under, unitsLeft, left)) continue;
        steps++;
        const next = noise + costs.wrongDigit(index, guess / n + variance, top);
        if (next >= value || hopeless(next + under, unitsLeft, left)) continue;
        scales.push(size);
        copies.push(n);
        descend(below, unitsLeft, left, next);
        scales.pop();
        copies.pop();
      }
    }
  }

  for (let index = 0; index < sizes.length && steps < mostSteps; index++) {
    const size = sizes[index]!;
    const one = costs.projection(index);
    for (let n = Math.min(Math.floor(limits.units / size), limits.copies); n >= FEWEST; n--) {
      const noise = one / n;
      // Fewer copies at this scale are noisier still.
      if (noise >= value) break;
      if (hopeless(noise + priced.under(index, n, true), limits.units - n * size, limits.copies - n)) continue;
      steps++;
      scales.push(size);
      copies.push(n);
      descend(index, limits.units - n * size, limits.copies - n, noise);
      scales.pop();
      copies.pop();
    }
  }
  return { chain, value, complete: steps < mostSteps, steps };
}
