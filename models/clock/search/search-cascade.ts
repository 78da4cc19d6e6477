import { firstSize } from '../equations/cascade';
import { bestChain } from './best-chain';
import { plansFor, roomForNarrowing, unitsAfter, type CascadeTask } from './cascade-task';
import { COARSE_CELLS, FINE_CELLS } from './copy-cells';
import { fillUp } from './fill-up';
import { Incumbent } from './incumbent';
import { LaserNoise, type LaserSpan } from './laser-noise';
import { LevelCosts, type LaserPrior } from './level-costs';
import type { NarrowingPlans } from './narrowing-plans';
import { PriceSearch, ROUNDING } from './price-search';
import type { Chain, ChainLimits } from './priced-cascades';
import { allScales, type ScaleLattice } from './scale-lattice';
import { everyDesign, type CascadeSearch, type Leaf, type SearchControl } from './search-outcome';
import { startingCascades } from './starting-cascades';

/** Units of S atoms up to which all integers are searched; beyond, even one bound would take minutes. */
export const MOST_UNITS = 20_000;

/** Levels looked at in a part before the dual bound has to do; in a wide one, whose bound is loose anyway, fewer. */
const STEPS = 200_000;
const GLANCE = 4000;
const FINE = 1.02;
/** Bounds of parts wider than this need not be close. */
const WIDE = 1.15;
/** Factor between the first Ramsey times. */
const COARSE = 1.6;
/** Prices tried for the first part. */
const FIRST_ROUNDS = 8;
/** The same for times too short to matter, each time. */
const SHORT_ROUNDS = 3;
/** Up to that many units even a wide part is walked through for a moment. */
const FEW_UNITS = 150;
/** Terms of a span of laser noise, for each laser. */
const SPAN_TERMS = 200;
/** Parts are aimed this far above what closes them, so that rounding does not keep them open. */
const AIM = 1e-9;

/**
 * Finds the integers (levels, bases, copies, level-0 atoms, pre-narrowing stages) and the Ramsey time of least
 * sigma_y, and a lower bound over all of them, by branch and bound over Ramsey times and atoms of pre-narrowing. At
 * fixed integers the noise of the atoms only grows with T and the lasers' only falls with pre-narrowing, so a part is
 * bounded by its shortest time, most atoms and narrowest lasers; there the integers are bounded by prices of
 * atoms and copies (weak duality over paths through levels) and, where that is not enough, walked through exactly.
 * Uncorrelated atoms alone are always a candidate. The bound covers Ramsey times at which slips are rare; beyond,
 * the formulas would reward certain slips. Meant for at most `MOST_UNITS` units of S atoms.
 *
 * @returns null where no design at all could be read, such as without a single unit of atoms
 */
export function searchCascade(task: CascadeTask, control: SearchControl): CascadeSearch | null {
  return new Search(task, control).run();
}

type Part = Omit<Leaf, 'bound'>;

class Search {
  private readonly size: number;
  private readonly lattice: ScaleLattice;
  private readonly plans: NarrowingPlans;
  private readonly incumbent: Incumbent;
  private readonly prices: PriceSearch;
  private readonly shortTimePrices: PriceSearch;
  private readonly lasers = new Map<number, { readonly noise: LaserNoise; readonly longest: number }>();
  /** Bounds of V without slips that were worked out before, by what they depend on. */
  private readonly noises = new Map<
    string,
    { readonly noise: number; readonly cutoff: number; readonly quality: number }
  >();
  private stopping = false;
  private readonly stopRequested = (): boolean => (this.stopping ||= this.control.stopRequested?.() ?? false);
  private rounds = FIRST_ROUNDS;
  private other = 0;

  constructor(
    private readonly task: CascadeTask,
    private readonly control: SearchControl,
  ) {
    const { weights, base } = task;
    this.size = firstSize(weights);
    this.lattice = allScales(Math.floor(unitsAfter(task, 0) / 2), base);
    this.plans = plansFor(task, 'all');
    this.incumbent = new Incumbent(task, this.plans);
    this.prices = new PriceSearch({ lattice: this.lattice }, this.stopRequested);
    this.shortTimePrices = new PriceSearch({ lattice: this.lattice }, this.stopRequested);
  }

  run(): CascadeSearch | null {
    startingCascades(this.task, this.plans, this.incumbent, this.stopRequested);
    if (this.incumbent.best === null) return null;
    const open = this.plans.prepare(this.stopRequested) ? this.firstParts() : [everyDesign(this.task)];
    const leaves: Leaf[] = [];
    let finished = true;
    // The weakest bound first, so that the gap is as small as it can be whenever the search is stopped.
    for (;;) {
      const weakest = open.reduce((least, part, k) => (part.bound < open[least]!.bound ? k : least), 0);
      const part = open[weakest];
      if (!part || part.bound >= this.target()) break;
      if (this.stopRequested() || !this.control.mayGoOn(this.work())) {
        finished = false;
        break;
      }
      open.splice(weakest, 1);
      const halves = this.halves(part);
      // What walking through cascades could not settle in time stays as it is.
      if (halves === null) finished = false;
      if (halves === null) leaves.push(part);
      else for (const half of halves) open.push({ ...half, bound: Math.max(part.bound, this.bound(half)) });
    }
    leaves.push(...open);
    const best = this.incumbent.best;
    return {
      ...best,
      bound: leaves.reduce((least, leaf) => Math.min(least, leaf.bound), best.objective),
      leaves,
      stopped: finished ? 'finished' : 'stopped',
      work: this.work(),
    };
  }

  private work(): number {
    return this.prices.work + this.shortTimePrices.work + this.incumbent.work + this.other;
  }

  /** Objective that a better design would have to undercut for the gap to matter. */
  private target(): number {
    return this.incumbent.best!.objective * (1 - this.control.gap);
  }

  /** Parts down to times so short that even noiseless lasers and full contrast are too slow. */
  private firstParts(): Leaf[] {
    const { weights, options } = this.task;
    const { mostAtoms } = this.plans;
    const room = roomForNarrowing(this.task);
    const ranges = [{ fewest: 0, most: Math.min(room, mostAtoms) }];
    for (let fewest = mostAtoms + 1; fewest <= room; fewest *= 2) {
      ranges.push({ fewest, most: Math.min(room, 2 * fewest - 1) });
    }
    const kinds = options.prior === 'linewidth' && this.size > 1 && weights.length > 0 ? [true, false] : [true];
    const parts: Leaf[] = [];
    let to = Math.max(...ranges.map(({ most }) => this.lasersAfter(most).longest));
    for (;;) {
      const rest = this.everywhereBelow(to);
      if (rest >= this.target() || this.stopRequested()) {
        parts.push({ ...everyDesign(this.task), to, bound: rest });
        return parts;
      }
      const from = to / COARSE;
      for (const range of ranges) {
        for (const local of kinds) {
          const part = { from, to, ...range, local };
          parts.push({ ...part, bound: this.bound(part) });
        }
      }
      to = from;
    }
  }

  /** A part in two, across what makes its bound loose; null where it is as small as it is useful to be. */
  private halves(part: Leaf): readonly Leaf[] | null {
    const { from, to, fewest, most } = part;
    const width = to / from;
    if (most > fewest && this.spreadOverPlans(part) > Math.log(width)) {
      const middle = Math.floor((fewest + most) / 2);
      return [
        { ...part, most: middle },
        { ...part, fewest: middle + 1 },
      ];
    }
    if (from === 0 || width < 1 + 0.25 * this.control.gap) return null;
    const middle = Math.sqrt(from * to);
    return [
      { ...part, to: middle },
      { ...part, from: middle },
    ];
  }

  /** By how much, as a logarithm, the bound of a part may gain from knowing the atoms of pre-narrowing. */
  private spreadOverPlans({ from, to, fewest, most, bound }: Leaf): number {
    const units = unitsAfter(this.task, most);
    const [wide, narrow] = [this.lasersAfter(fewest), this.lasersAfter(most)];
    if (units < 1 || wide.longest < Math.min(to, narrow.longest)) return Infinity;
    const noise = (bound * from * from) / (from + this.task.environment.deadTime);
    const objective = ({ noise: lasers }: { readonly noise: LaserNoise }): number =>
      lasers.over(from, to, 1).least(noise);
    return 2 * Math.log(unitsAfter(this.task, fewest) / units) + Math.log(objective(wide) / objective(narrow));
  }

  /** Lower bound of the objective over a part, and better designs by the way. */
  private bound(part: Part): number {
    const { fewest, local, from } = part;
    const lasers = this.lasersAfter(part.most);
    const to = Math.min(part.to, lasers.longest);
    const units = unitsAfter(this.task, fewest);
    if (from >= to || units < 1) return Infinity;
    const costs = this.costsOver({ from, to }, lasers.noise);
    this.other += SPAN_TERMS * this.task.environment.laserLinewidths.length;
    const span = lasers.noise.over(from, to, local ? 1 : 0);
    const levels = this.boundLevels({ ...part, to }, costs, span);
    if (!local) return levels;
    this.incumbent.offerUncorrelated(fewest);
    // One quadrature alone takes a laser of four times the width for one that slips.
    const alone = this.task.options.readout === 'adaptive' ? lasers.noise.over(from, to, 4) : span;
    return Math.min(levels, alone.least(costs.uncorrelated(units * this.size)) * (1 - ROUNDING));
  }

  /** The same over cascades with at least one entangled level. */
  private boundLevels(part: Part, costs: LevelCosts, span: LaserSpan): number {
    const cutoff = span.cutoff(this.target() * (1 + AIM));
    const noise = cutoff <= 0 ? 0 : this.leastNoise(part, costs, cutoff);
    return span.least(noise) * (1 - ROUNDING);
  }

  /** Lower bound, as far as `cutoff`, of V without slips over the cascades of a part, from its shortest time. */
  private leastNoise(part: Part, costs: LevelCosts, cutoff: number): number {
    const { from, to, fewest, most, local } = part;
    const quality = to / from > WIDE ? 0 : to / from > FINE || most > fewest ? 1 : 2;
    const limits = this.limitsOf(fewest, local, to);
    // With a flat prior and no limit on copies the levels neither see the lasers nor the end of the span.
    const key = `${from} ${fewest} ${limits.copies} ${this.task.options.prior === 'flat' ? '' : `${to} ${part.most} ${local}`}`;
    const known = this.noises.get(key);
    const settled = known !== undefined && known.quality >= quality && known.noise < known.cutoff * (1 - AIM);
    if (known && (settled || known.noise >= cutoff)) return known.noise;
    const offer = (chain: Chain): void => {
      const full = fillUp(chain, costs, limits);
      if (full !== null) this.incumbent.offer(full, fewest);
    };
    const cells = quality === 0 ? COARSE_CELLS : FINE_CELLS;
    const dual = this.prices.bound(costs, limits, cutoff, Math.max(this.rounds, 1 + quality), cells, offer);
    this.rounds = 1;
    let { noise } = dual;
    if (dual.priced.interrupted) return noise;
    if (noise < cutoff * (1 - AIM) && (quality === 2 || limits.units <= FEW_UNITS)) {
      const walk = bestChain(costs, dual.priced, limits, cutoff, quality === 2 ? STEPS : GLANCE);
      this.other += walk.steps;
      if (walk.chain) this.incumbent.offer(walk.chain, fewest);
      if (walk.complete) noise = Math.max(noise, walk.value * (1 - ROUNDING));
    }
    this.noises.set(key, { noise, cutoff, quality });
    return noise;
  }

  private limitsOf(narrowingAtoms: number, local: boolean, longest: number): ChainLimits {
    const { options, secondsPerCopy, environment } = this.task;
    const flat = options.prior === 'flat';
    const copies =
      secondsPerCopy > 0 ? Math.floor(((longest + environment.deadTime) / secondsPerCopy) * (1 + AIM)) : Infinity;
    return {
      units: unitsAfter(this.task, narrowingAtoms),
      copies,
      // A flat prior asks for two quadratures at every node; a block of level 1 alone (S = 1) needs no first guess.
      fewestLocal: this.size === 1 || !local ? 0 : flat ? 2 : 1,
      mostLocal: local ? Infinity : 0,
    };
  }

  /** Lower bound over all Ramsey times up to `to`: contrast at its best, lasers without noise. */
  private everywhereBelow(to: number): number {
    const { deadTime } = this.task.environment;
    const costs = this.costsOver({ from: 0, to }, this.lasersAfter(roomForNarrowing(this.task)).noise);
    const flat = this.limitsOf(0, true, to);
    const limits = this.task.options.prior === 'flat' ? flat : { ...flat, fewestLocal: 0 };
    const cutoff = (this.target() * (1 + AIM) * to * to) / (to + deadTime);
    const dual = this.shortTimePrices.bound(costs, limits, cutoff, SHORT_ROUNDS, COARSE_CELLS, () => undefined);
    const noise = Math.min(costs.uncorrelated(this.size * limits.units), dual.noise);
    return ((noise * (to + deadTime)) / to ** 2) * (1 - ROUNDING);
  }

  private costsOver(span: { readonly from: number; readonly to: number }, lasers: LaserNoise): LevelCosts {
    const { environment, options } = this.task;
    const { averagingTime } = environment;
    const prior: LaserPrior | null =
      options.prior === 'flat'
        ? null
        : {
            narrowest: lasers.wander * span.from,
            widest: this.lasersAfter(0).noise.wander * span.to,
            lasting: options.slips === 'once' ? 1 : averagingTime / span.to,
          };
    return new LevelCosts(environment, { ...options, prior }, span, this.size, this.lattice);
  }

  /** The lasers at their best after pre-narrowing with at most so many atoms per node. */
  private lasersAfter(narrowingAtoms: number): { readonly noise: LaserNoise; readonly longest: number } {
    const most = this.task.mostStages === 0 ? 0 : narrowingAtoms;
    const known = this.lasers.get(most);
    if (known) return known;
    const { environment, weights, options } = this.task;
    const shares = weights.map((weight) => weight / this.size);
    const noise = new LaserNoise(environment, options.slips, shares, this.plans.least(most));
    const made = { noise, longest: noise.longestRamseyTime(environment.averagingTime - environment.deadTime) };
    this.lasers.set(most, made);
    return made;
  }
}
