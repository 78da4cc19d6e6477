import type { LevelCosts } from './level-costs';

/** More copies than this count as infinitely many for the digit that a level receives: a bound stays a bound. */
const COPIES_CAP = 96;
/** Two quadratures. */
const FEWEST = 2;

/** A cascade as a path: scales D and copies n from the top level down, and units of S local atoms. */
export interface Chain {
  readonly scales: readonly number[];
  readonly copies: readonly number[];
  readonly localUnits: number;
}

/**
 * Least V + price * (units of S atoms) over all cascades of up to `units` units, by dynamic programming over
 * levels: a lower bound for any budget by weak duality, V >= least - price * budget.
 */
export class PricedCascades {
  /** Lower bound of the priced cost, the top level's projection noise included. */
  readonly least: number;
  /** Least priced cost of everything below (D, n), by D and n; the last n stands for all larger ones. */
  private readonly below: Float64Array[] = [new Float64Array(0)];
  /** The same below a top level whose copies do not matter for its digit; empty where they do. */
  private readonly belowTop: number[] = [];

  /**
   * @param fewestLocal least units of level 0
   * @param base the only base, or null for any
   */
  constructor(
    private readonly costs: LevelCosts,
    readonly price: number,
    private readonly units: number,
    private readonly fewestLocal: number,
    private readonly base: number | null,
  ) {
    const largest = Math.floor(units / FEWEST);
    for (let scale = 1; scale <= largest; scale++) {
      this.below.push(this.belowScale(scale));
      if (costs.foldsOnTop) this.belowTop[scale] = this.leastBelow(scale, Infinity, true, new Map());
    }
    let least = Infinity;
    for (let scale = 1; scale <= largest; scale++) least = Math.min(least, this.leastOnTop(scale, least));
    this.least = least;
  }

  /** Lower bound of the priced cost of everything below a level. */
  under(scale: number, copies: number, top: boolean): number {
    if (top && this.costs.foldsOnTop) return this.belowTop[scale]!;
    const row = this.below[scale]!;
    return row[Math.min(copies, row.length - 1)]!;
  }

  private belowScale(scale: number): Float64Array {
    const possible = Math.floor(this.units / scale);
    const most = Math.min(COPIES_CAP, possible);
    const row = new Float64Array(most + 1).fill(Infinity);
    const guesses = new Map<number, number>();
    for (let copies = FEWEST; copies <= most; copies++) {
      const capped = copies === most && possible > most;
      row[copies] = this.leastBelow(scale, capped ? Infinity : copies, false, guesses);
    }
    return row;
  }

  private leastBelow(scale: number, copies: number, top: boolean, guesses: Map<number, number>): number {
    if (scale === 1) {
      const start = guesses.get(0) ?? this.fewestLocal;
      return this.leastAround(0, start, this.fewestLocal, this.units, guesses, Infinity, {
        unit: this.price,
        digits: (n) => this.costs.localDigits(n * this.costs.firstSize, copies, top),
        under: () => 0,
      });
    }
    let least = Infinity;
    for (let ratio = 2; ratio <= scale; ratio++) {
      if (scale % ratio !== 0 || (this.base !== null && ratio !== this.base)) continue;
      const lower = scale / ratio;
      const under = this.below[lower]!;
      const last = under.length - 1;
      const most = Math.floor(this.units / lower);
      least = this.leastAround(lower, guesses.get(lower) ?? FEWEST, FEWEST, most, guesses, least, {
        unit: this.price * lower,
        digits: (n) => this.costs.digits(lower, n, scale, copies, top),
        under: (n) => under[Math.min(n, last)]!,
      });
    }
    return least;
  }

  /** Least of digits(n) + unit n + under(n) over fewest..most, or `least` if that is less; starts where it ended before. */
  private leastAround(
    key: number,
    from: number,
    fewest: number,
    most: number,
    guesses: Map<number, number>,
    least: number,
    cost: { readonly unit: number; digits(n: number): number; under(n: number): number },
  ): number {
    const start = Math.min(most, Math.max(fewest, from));
    let where = start;
    // Atoms cost more with every copy, and what lies below no less than with the most copies.
    const below = cost.under(most);
    for (let n = start; n <= most && cost.unit * n + below < least; n++) {
      const value = cost.digits(n) + cost.unit * n + cost.under(n);
      if (value < least) {
        least = value;
        where = n;
      }
    }
    // Wrong digits cost more with every copy less.
    for (let n = start - 1; n >= fewest; n--) {
      const error = cost.digits(n);
      if (error >= least) break;
      const value = error + cost.unit * n + cost.under(n);
      if (value < least) {
        least = value;
        where = n;
      }
    }
    guesses.set(key, where);
    return least;
  }

  private leastOnTop(scale: number, best: number): number {
    let least = best;
    for (let copies = FEWEST; copies * scale <= this.units && this.price * copies * scale < least; copies++) {
      const own = this.costs.projection(scale, copies) + this.price * copies * scale;
      if (own < least) least = Math.min(least, own + this.under(scale, copies, true));
    }
    return least;
  }
}
