import { firstSize } from '../equations/cascade';
import { unitsAfter, type CascadeTask } from './cascade-task';
import { COARSE_CELLS } from './copy-cells';
import { fillUp } from './fill-up';
import type { Incumbent } from './incumbent';
import { LaserNoise } from './laser-noise';
import { LevelCosts, type LaserPrior } from './level-costs';
import type { NarrowingPlans } from './narrowing-plans';
import { PriceSearch } from './price-search';
import type { ChainLimits } from './priced-cascades';
import { usualScales } from './scale-lattice';

/** Atoms of pre-narrowing per node that are tried, as long as they help. */
const NARROWING = [0, 2, 3, 4, 6, 8, 10, 12, 15, 18, 22, 26, 30, 36, 42, 50, 60];
/** Where so many more in a row do not help, none are expected to: a second stage may need what a first does not. */
const NO_HELP = 3;
/** Prices, then the best Ramsey time for what they buy, and again. */
const TURNS = 3;
const ROUNDS = { first: 8, later: 2 };

/** Offers cascades of usual bases that cost least at the right price of atoms, and uncorrelated atoms. */
export function startingCascades(
  task: CascadeTask,
  plans: NarrowingPlans,
  incumbent: Incumbent,
  stopRequested: () => boolean,
): void {
  const { weights, environment, options, mostStages } = task;
  const size = firstSize(weights);
  const shares = weights.map((weight) => weight / size);
  const lattice = usualScales(Math.floor(unitsAfter(task, 0) / 2), task.base);
  const prices = new PriceSearch({ lattice }, stopRequested);
  let rounds = ROUNDS.first;
  let useless = 0;
  for (const spent of mostStages === 0 ? [0] : NARROWING) {
    // Where it is stopped at once, uncorrelated atoms stay as an answer.
    if (unitsAfter(task, spent) < 1 || (spent > 0 && stopRequested())) break;
    const before = incumbent.best?.objective ?? Infinity;
    incumbent.offerUncorrelated(spent);
    const lasers = new LaserNoise(environment, options.slips, shares, plans.best(spent).linewidths);
    let time = lasers.longestRamseyTime(environment.averagingTime - environment.deadTime);
    for (let turn = 0; turn < TURNS; turn++) {
      const costs = new LevelCosts(
        environment,
        { ...options, prior: priorAt(task, lasers, time) },
        { from: time, to: time },
        size,
        lattice,
      );
      const limits = limitsAt(task, spent, time);
      if (limits.copies < 2) break;
      let best: number | undefined;
      // What is noisier than uncorrelated atoms is of no use.
      const cutoff = costs.uncorrelated(limits.units * size);
      prices.bound(costs, limits, cutoff, rounds, COARSE_CELLS, (chain) => {
        const full = fillUp(chain, costs, limits);
        if (full !== null) best = incumbent.offer(full, spent) ?? best;
      });
      rounds = ROUNDS.later;
      if (best === undefined || Math.abs(Math.log(best / time)) < 0.02) break;
      time = best;
    }
    useless = (incumbent.best?.objective ?? Infinity) < before ? 0 : useless + 1;
    if (useless === NO_HELP) break;
  }
}

function priorAt({ environment, options }: CascadeTask, lasers: LaserNoise, time: number): LaserPrior | null {
  if (options.prior === 'flat') return null;
  const spread = lasers.wander * time;
  return {
    narrowest: spread,
    widest: spread,
    lasting: options.slips === 'once' ? 1 : environment.averagingTime / time,
  };
}

function limitsAt(task: CascadeTask, spent: number, time: number): ChainLimits {
  const { weights, environment, options, secondsPerCopy } = task;
  const free = firstSize(weights) === 1 || options.prior === 'linewidth';
  return {
    units: unitsAfter(task, spent),
    copies: secondsPerCopy > 0 ? Math.floor((time + environment.deadTime) / secondsPerCopy) : Infinity,
    fewestLocal: free ? 0 : 2,
    mostLocal: Infinity,
  };
}
