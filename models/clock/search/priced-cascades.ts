import type { CopyCells } from './copy-cells';
import type { LevelCosts } from './level-costs';

/** Two quadratures. */
const FEWEST = 2;
/** Digits evaluated, a millisecond or two, after which it is asked whether to stop. */
const ASK_EVERY = 20_000;

/** A cascade as a path: scales D and copies n from the top level down, and units of S local atoms. */
export interface Chain {
  readonly scales: readonly number[];
  readonly copies: readonly number[];
  readonly localUnits: number;
}

/** What a cascade is charged, rad^2. */
export interface Prices {
  /** For each unit of S atoms. */
  readonly unit: number;
  /** For each copy of whatever level; 0 where copies are not scarce. */
  readonly copy: number;
}

/** Which cascades are meant. */
export interface ChainLimits {
  /** Units of S atoms. */
  readonly units: number;
  /** Copies of all levels together. */
  readonly copies: number;
  /** Units of level 0. */
  readonly fewestLocal: number;
  readonly mostLocal: number;
}

/**
 * Least V + prices * (units, copies) over all cascades within the limits, by dynamic programming over levels: a lower
 * bound for any amount of either by weak duality, V >= least - unit * units - copy * copies.
 *
 * Cascades that reach the ceiling are of no interest: what lies below a level through which only such cascades pass
 * counts as Infinity, and `least` is at most the ceiling.
 */
export class PricedCascades {
  /** Lower bound of the priced cost, the top level's projection noise included. */
  readonly least: number;
  /** Least priced cost of everything below level i, by the cell of its copies. */
  private readonly below: Float64Array[] = [];
  /** Step and copies that reach it; level 0 has no step. */
  private readonly steps: Int32Array[] = [];
  private readonly lowerCopies: Float64Array[] = [];
  /** Greatest number of copies with which a level is of interest. */
  private readonly most: Float64Array;
  /** The same below a top level whose copies do not matter for its digit; empty where they do. */
  private readonly belowTop: number[] = [];
  private readonly topStep: number[] = [];
  private readonly topLower: number[] = [];
  private bestTop: { index: number; copies: number } | null = null;
  // What `descend` found last.
  private foundStep = -1;
  private foundCopies = 0;
  /** Digits evaluated. */
  work = 0;
  /** It was stopped: nothing is known, `least` is 0 and there is no chain. */
  readonly interrupted: boolean;

  /**
   * @param guesses copies at each step of the lattice, and in the last entry units of level 0, to start looking
   * from; updated
   * @param stopRequested asked after every few rows
   */
  constructor(
    private readonly costs: LevelCosts,
    readonly prices: Prices,
    private readonly limits: ChainLimits,
    private readonly ceiling: number,
    private readonly guesses: Float64Array,
    private readonly cells: CopyCells,
    stopRequested: () => boolean,
  ) {
    const { scales } = costs.lattice;
    this.most = new Float64Array(scales.length);
    const above = this.leastFrom();
    let asked = 0;
    for (let i = 0; i < scales.length; i++) {
      if (this.work - asked > ASK_EVERY) {
        asked = this.work;
        if (stopRequested()) break;
      }
      this.addRow(i, above);
    }
    this.interrupted = this.below.length < scales.length;
    this.least = 0;
    if (this.interrupted) return;
    let least = ceiling;
    for (let i = 0; i < scales.length; i++) least = this.leastOnTop(i, least);
    this.least = least;
  }

  /** Lower bound of the priced cost of everything below a level. */
  under(index: number, copies: number, top: boolean): number {
    if (copies > this.most[index]!) return Infinity;
    if (top && this.costs.foldsOnTop) return this.belowTop[index]!;
    return this.below[index]![this.cells.of(copies)]!;
  }

  /** The same for any number of copies of the level. */
  underAny(index: number): number {
    const row = this.below[index]!;
    return row.length === 0 ? Infinity : row[row.length - 1]!;
  }

  /** The cascade of least priced cost; null where all reach the ceiling. It may break the limits by a little. */
  chain(): Chain | null {
    if (this.bestTop === null) return null;
    const { scales, lower } = this.costs.lattice;
    let { index, copies } = this.bestTop;
    const chain = { scales: [scales[index]!], copies: [copies] };
    for (let top = true; ; top = false) {
      const folded = top && this.costs.foldsOnTop;
      const at = this.cells.of(copies);
      const next = folded ? this.topLower[index]! : this.lowerCopies[index]![at]!;
      const step = folded ? this.topStep[index]! : this.steps[index]![at]!;
      if (step < 0) return { ...chain, localUnits: next };
      index = lower[step]!;
      copies = next;
      chain.scales.push(scales[index]!);
      chain.copies.push(copies);
    }
  }

  private priceOf(index: number): number {
    return this.prices.unit * this.costs.lattice.scales[index]! + this.prices.copy;
  }

  /** For each scale a lower bound of what a top level of at least twice that scale costs by itself. */
  private leastFrom(): Float64Array {
    const { scales } = this.costs.lattice;
    const least = new Float64Array(scales.length);
    let [k, running] = [scales.length - 1, Infinity];
    for (let i = scales.length - 1; i >= 0; i--) {
      for (; k > i && scales[k]! >= 2 * scales[i]!; k--) running = Math.min(running, this.topAlone(k));
      least[i] = running;
    }
    return least;
  }

  /** Least of projection noise and price over real numbers of copies, FEWEST at least. */
  private topAlone(index: number): number {
    const [noise, price] = [this.costs.projection(index), this.priceOf(index)];
    const copies = Math.max(FEWEST, Math.sqrt(noise / price));
    return noise / copies + price * copies;
  }

  private addRow(index: number, above: Float64Array): void {
    const { ceiling, limits, costs } = this;
    const price = this.priceOf(index);
    const possible = Math.min(Math.floor(limits.units / costs.lattice.scales[index]!), limits.copies);
    // What the level and all above it cost at least; what lies below it has to stay within the rest.
    const rest = Math.min(this.topAlone(index), FEWEST * price + above[index]!);
    const room = ceiling - rest;
    const anyway = possible >= FEWEST && rest < ceiling ? this.descend(index, 0, false, room) : room;
    const most = anyway < room ? Math.min(possible, Math.floor((ceiling - anyway) / price)) : 0;
    this.most[index] = most;
    const cells = most < FEWEST ? 0 : this.cells.of(most) + 1;
    const row = new Float64Array(cells);
    const steps = new Int32Array(cells).fill(-1);
    const copiesBelow = new Float64Array(cells);
    let least = room;
    for (let cell = 0; cell < cells; cell++) {
      if (cell > 0) {
        // More copies cost no more below: what was best remains a candidate.
        steps[cell] = steps[cell - 1]!;
        copiesBelow[cell] = copiesBelow[cell - 1]!;
      }
      const value = this.descend(index, costs.ownVariance(index, this.cells.most[cell]!), false, least);
      if (value < least) {
        least = value;
        steps[cell] = this.foundStep;
        copiesBelow[cell] = this.foundCopies;
      }
      row[cell] = least < room ? least : Infinity;
    }
    this.below.push(row);
    this.steps.push(steps);
    this.lowerCopies.push(copiesBelow);
    if (costs.foldsOnTop) {
      const folded = most < FEWEST ? ceiling : this.descend(index, 0, true, ceiling);
      this.belowTop.push(folded < ceiling ? folded : Infinity);
      this.topStep.push(this.foundStep);
      this.topLower.push(this.foundCopies);
    }
  }

  /**
   * Least cost below a level with that variance of its own phase, or `least` if that is less; `found...` tell how.
   */
  private descend(index: number, own: number, top: boolean, least: number): number {
    const { lattice } = this.costs;
    const { stepsFrom, lower } = lattice;
    if (index === 0) return this.descendToAtoms(own, top, least);
    for (let step = stepsFrom[index]!; step < stepsFrom[index + 1]!; step++) {
      const below = lower[step]!;
      const most = this.most[below]!;
      if (most < FEWEST) continue;
      const price = this.priceOf(below);
      const row = this.below[below]!;
      const deepest = row[row.length - 1]!;
      // With more copies the price alone is too high, with fewer wrong digits are.
      const last = Math.min(most, Math.floor((least - deepest) / price));
      if (!(last >= FEWEST)) continue;
      const guess = this.costs.guessVariance(below, index);
      if (this.wrong(index, guess / last + own, top) >= least) continue;
      const start = Math.min(last, this.startOf(step, index, guess, own, top, price, last));
      for (let n = start; n <= most && price * n + deepest < least; n++) {
        const value = this.wrong(index, guess / n + own, top) + price * n + row[this.cells.of(n)]!;
        if (value < least) {
          least = value;
          this.keep(step, n);
        }
      }
      for (let n = start - 1; n >= FEWEST; n--) {
        const error = this.wrong(index, guess / n + own, top);
        if (error >= least) break;
        const value = error + price * n + row[this.cells.of(n)]!;
        if (value < least) {
          least = value;
          this.keep(step, n);
        }
      }
    }
    return least;
  }

  private descendToAtoms(own: number, top: boolean, least: number): number {
    const { costs, limits, prices, guesses } = this;
    const { fewestLocal, mostLocal } = limits;
    const place = guesses.length - 1;
    const size = costs.firstSize;
    const most = Math.min(limits.units, mostLocal);
    let start = Math.max(fewestLocal, guesses[place]!);
    if (guesses[place] === 0) {
      const grow = (n: number): boolean => n < most && costs.firstDigit(n * size, own, top) > prices.unit * n;
      for (start = fewestLocal; grow(start);) start = Math.ceil(1.5 * start + 0.5);
    }
    start = Math.min(most, start);
    for (let n = start; n <= most && prices.unit * n < least; n++) {
      this.work++;
      const value = costs.firstDigit(n * size, own, top) + prices.unit * n;
      if (value < least) {
        least = value;
        this.keep(-1, n);
      }
    }
    for (let n = start - 1; n >= fewestLocal; n--) {
      this.work++;
      const error = costs.firstDigit(n * size, own, top);
      if (error >= least) break;
      const value = error + prices.unit * n;
      if (value < least) {
        least = value;
        this.keep(-1, n);
      }
    }
    return least;
  }

  /** Copies to start from: those of the last time, or where wrong digits cost about as much as the copies. */
  private startOf(
    step: number,
    index: number,
    guess: number,
    own: number,
    top: boolean,
    price: number,
    last: number,
  ): number {
    const known = this.guesses[step]!;
    if (known > 0) return known;
    let n = FEWEST;
    while (n < last && this.wrong(index, guess / n + own, top) > price * n) n = Math.ceil(1.4 * n);
    return n;
  }

  private wrong(index: number, variance: number, top: boolean): number {
    this.work++;
    return this.costs.wrongDigit(index, variance, top);
  }

  private keep(step: number, copies: number): void {
    this.foundStep = step;
    this.foundCopies = copies;
    this.guesses[step < 0 ? this.guesses.length - 1 : step] = copies;
  }

  private leastOnTop(index: number, best: number): number {
    let least = best;
    const price = this.priceOf(index);
    const noise = this.costs.projection(index);
    for (let copies = FEWEST; copies <= this.most[index]! && price * copies < least; copies++) {
      const own = noise / copies + price * copies;
      if (own >= least) continue;
      const value = own + this.under(index, copies, true);
      if (value < least) {
        least = value;
        this.bestTop = { index, copies };
      }
    }
    return least;
  }
}
