import type { LevelCosts } from './level-costs';
import type { Chain, ChainLimits } from './priced-cascades';
import { spentBy } from './price-search';

const FEWEST = 2;
const ROUNDS = 30;

/**
 * A cascade near the given one that keeps the limits and leaves no atoms idle, improved by one copy more or less at
 * each level as long as that helps; null where there are too few atoms for it.
 */
export function fillUp(chain: Chain, costs: LevelCosts, limits: ChainLimits): Chain | null {
  let best = withinLimits(chain, costs, limits);
  if (best === null) return null;
  let noise = noiseOf(best, costs);
  for (let round = 0; round < ROUNDS; round++) {
    let improved = false;
    for (let l = 0; l < best.copies.length; l++) {
      for (const step of [1, -1]) {
        const copies = best.copies.map((n, k) => (k === l ? n + step : n));
        if (copies[l]! < FEWEST) continue;
        const next = withLocal({ ...best, copies }, costs, limits);
        const value = next === null ? Infinity : noiseOf(next, costs);
        if (next === null || !(value < noise)) continue;
        [best, noise, improved] = [next, value, true];
      }
    }
    if (!improved) break;
  }
  return best;
}

/** V without slips. */
export function noiseOf({ scales, copies, localUnits }: Chain, costs: LevelCosts): number {
  if (scales.length === 0) return costs.uncorrelated(localUnits * costs.firstSize);
  const indices = scales.map((scale) => costs.lattice.indexOf(scale));
  let noise = costs.projection(indices[0]!) / copies[0]!;
  indices.forEach((index, l) => {
    const top = l === 0;
    const own = top && costs.foldsOnTop ? 0 : costs.ownVariance(index, copies[l]!);
    const below = indices[l + 1];
    noise +=
      below === undefined
        ? costs.firstDigit(localUnits * costs.firstSize, own, top)
        : costs.wrongDigit(index, costs.guessVariance(below, index) / copies[l + 1]! + own, top);
  });
  return noise;
}

/** Copies given up where they weigh most until all fits. */
function withinLimits(chain: Chain, costs: LevelCosts, limits: ChainLimits): Chain | null {
  const copies = [...chain.copies];
  for (;;) {
    const fitting = withLocal({ ...chain, copies }, costs, limits);
    if (fitting !== null) return fitting;
    const fullest = copies.reduce((most, n, l) => (n > copies[most]! ? l : most), 0);
    const biggest = copies.findIndex((n) => n > FEWEST);
    if (biggest < 0) return null;
    const tooMany = copies.reduce((sum, n) => sum + n, 0) > limits.copies;
    copies[tooMany ? fullest : biggest]! -= 1;
  }
}

/** All that the levels leave in level 0, or where S = 1 in level 1; null where that is too little. */
function withLocal(chain: Chain, { firstSize }: LevelCosts, limits: ChainLimits): Chain | null {
  const spent = spentBy({ ...chain, localUnits: 0 });
  const left = limits.units - spent.units;
  if (left < limits.fewestLocal || spent.copies > limits.copies) return null;
  if (firstSize > 1) return { ...chain, localUnits: Math.min(left, limits.mostLocal) };
  const extra = Math.min(left, limits.copies - spent.copies);
  const copies = chain.copies.map((n, l) => (l === chain.copies.length - 1 ? n + extra : n));
  return { ...chain, copies, localUnits: 0 };
}
