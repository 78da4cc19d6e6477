import { firstSize, type BudgetOptions, type Cascade, type ClockEnvironment } from '../equations/cascade';
import { bestChain } from './best-chain';
import { LaserNoise } from './interval-bound';
import { LevelCosts, type CostAssumptions, type SearchableErrors } from './level-costs';
import { narrowingPlans, type NarrowingPlan } from './narrowing-plans';
import { PricedCascades, type Chain } from './priced-cascades';

/** Units of S atoms up to which all integers are searched; beyond, a proof would take minutes. */
export const MOST_UNITS = 400;

/** What is to be designed. */
export interface CascadeTask {
  /** p_j, see `Cascade`. */
  readonly weights: readonly number[];
  /** N, all atoms, those of pre-narrowing included. */
  readonly atoms: number;
  /** Lasers as they are before pre-narrowing. */
  readonly environment: ClockEnvironment;
  /** One base for all levels, or null: each level has its own. */
  readonly base: number | null;
  readonly options: Omit<BudgetOptions, 'digitErrors'> & { readonly digitErrors: SearchableErrors };
  /** Most pre-narrowing atoms per node that are considered; none for 0. */
  readonly mostNarrowingAtoms: number;
}

/** An interval of Ramsey times and the bound that closed it. */
export interface TimeLeaf {
  readonly from: number;
  readonly to: number;
  /** Lower bound of omega_0^2 tau sigma_y^2 over all cascades and Ramsey times of the interval, 1/s. */
  readonly bound: number;
}

export interface CascadeSearch {
  readonly cascade: Cascade;
  readonly narrowing: NarrowingPlan;
  readonly ramseyTime: number;
  /** omega_0^2 tau sigma_y^2 of the design found, 1/s. */
  readonly objective: number;
  /** Lower bound of the same over all integers and Ramsey times with rare slips. */
  readonly bound: number;
  /** Intervals that cover all Ramsey times. */
  readonly leaves: readonly TimeLeaf[];
  readonly stopped: 'finished' | 'stopped';
}

export interface SearchControl {
  /** Relative gap in sigma_y^2 at which it is done. */
  readonly gap: number;
  /** Asked between intervals. */
  mayGoOn(): boolean;
}

/** Two in each quadrature at least. */
const FEWEST_LOCAL = 2;
/** Levels looked at per interval and plan before the dual bound has to do. */
const STEPS = 200_000;
/** Intervals wider than this factor are only glanced at for a better design: their bounds are loose anyway. */
const FINE = 1.02;
const GLANCE = 4000;
/** Factor between the first intervals. */
const COARSE = 1.6;
const PRICE_ROUNDS = 12;

interface Best {
  chain: Chain;
  plan: NarrowingPlan;
  ramseyTime: number;
  objective: number;
}

/**
 * Finds the integers (levels, bases, copies, level-0 atoms, pre-narrowing stages) and the Ramsey time of least
 * sigma_y, and a lower bound over all of them. At fixed integers the noise of the atoms only grows with T, so an
 * interval of T is bounded by its shortest time; there the integers are bounded by a price of atoms (weak
 * duality over paths through levels) and, where that is not enough, walked through exactly. Uncorrelated atoms
 * alone are always a candidate. The bound covers Ramsey times at which slips are rare; beyond, the formulas would
 * reward certain slips. Meant for at most `MOST_UNITS` units of S atoms.
 */
export function searchCascade(task: CascadeTask, control: SearchControl): CascadeSearch {
  return new Search(task, control).run();
}

class Search {
  private readonly size: number;
  private readonly units: number;
  private readonly plans: readonly NarrowingPlan[];
  private readonly lasers: readonly LaserNoise[];
  private readonly longest: readonly number[];
  private readonly fewestLocal: number;
  private best: Best | null = null;
  private price: number | null = null;

  constructor(
    private readonly task: CascadeTask,
    private readonly control: SearchControl,
  ) {
    const { weights, atoms, environment, options, mostNarrowingAtoms } = task;
    this.size = firstSize(weights);
    this.units = Math.floor(atoms / this.size);
    const nodes = weights.length;
    const most = Math.min(mostNarrowingAtoms, Math.floor(atoms / nodes) - 2);
    this.plans = narrowingPlans(environment.laserLinewidths, environment.averagingTime, Math.max(0, most));
    const shares = weights.map((weight) => weight / this.size);
    this.lasers = this.plans.map(({ linewidths }) => new LaserNoise(environment, options.slips, shares, linewidths));
    const limit = environment.averagingTime - environment.deadTime;
    this.longest = this.lasers.map((laser) => laser.longestRamseyTime(limit));
    this.fewestLocal = this.size === 1 || options.prior === 'linewidth' ? 0 : FEWEST_LOCAL;
  }

  run(): CascadeSearch {
    const open = this.coarsePieces();
    const leaves: TimeLeaf[] = [];
    let finished = true;
    // The weakest bound first, so that the gap is as small as it can be whenever the search is stopped.
    for (;;) {
      const weakest = open.reduce((least, piece, k) => (piece.bound < open[least]!.bound ? k : least), 0);
      const piece = open[weakest];
      if (!piece || piece.bound >= this.target()) break;
      if (!this.control.mayGoOn()) {
        finished = false;
        break;
      }
      open.splice(weakest, 1);
      // What walking through cascades could not settle in time stays as it is.
      if (piece.from === 0 || piece.to / piece.from < 1 + 0.25 * this.control.gap) {
        leaves.push(piece);
        finished = false;
        continue;
      }
      const middle = Math.sqrt(piece.from * piece.to);
      for (const [from, to] of [
        [piece.from, middle],
        [middle, piece.to],
      ] as const)
        open.push({ from, to, bound: Math.max(piece.bound, this.boundPiece(from, to)) });
    }
    leaves.push(...open);
    leaves.sort((a, b) => a.from - b.from);
    const { chain, plan, ramseyTime, objective } = this.best!;
    return {
      cascade: this.cascadeOf(chain),
      narrowing: plan,
      ramseyTime,
      objective,
      bound: leaves.reduce((least, leaf) => Math.min(least, leaf.bound), objective),
      leaves,
      stopped: finished ? 'finished' : 'stopped',
    };
  }

  /** Intervals down to times so short that even noiseless lasers and full contrast are too slow. */
  private coarsePieces(): TimeLeaf[] {
    const pieces: TimeLeaf[] = [];
    let to = Math.max(...this.longest);
    for (;;) {
      const rest = { from: 0, to, bound: this.best ? this.everywhereBelow(to) : 0 };
      if (this.best && rest.bound >= this.target()) return [...pieces, rest];
      const from = to / COARSE;
      pieces.push({ from, to, bound: this.boundPiece(from, to) });
      to = from;
    }
  }

  /** Objective that a better design would have to undercut for the gap to matter. */
  private target(): number {
    return this.best!.objective * (1 - this.control.gap);
  }

  /** Lower bound of the objective over an interval, and better designs by the way. */
  private boundPiece(from: number, to: number): number {
    const costs = this.costsAt(from);
    const priced = this.priced(costs);
    const dual = priced.least;
    let least = Infinity;
    for (const [k, laser] of this.lasers.entries()) {
      const last = Math.min(to, this.longest[k]!);
      if (from >= last) continue;
      const budget = this.budgetOf(this.plans[k]!);
      if (budget < 1) continue;
      const alone = laser.least(costs.uncorrelated(this.localAtomsAlone(this.plans[k]!)), from, last);
      this.offerUncorrelated(k, last);
      least = Math.min(least, alone);
      const relaxed = laser.least(Math.max(0, dual - priced.price * budget), from, last);
      if (this.best && relaxed >= this.target()) {
        least = Math.min(least, relaxed);
        continue;
      }
      const steps = to / from > FINE ? GLANCE : STEPS;
      least = Math.min(least, this.boundExactly(k, costs, priced, from, last, relaxed, steps));
    }
    return least;
  }

  private boundExactly(
    k: number,
    costs: LevelCosts,
    priced: PricedCascades,
    from: number,
    to: number,
    relaxed: number,
    steps: number,
  ): number {
    const laser = this.lasers[k]!;
    const budget = this.budgetOf(this.plans[k]!);
    // Only noise that could still undercut the best matters.
    const cutoff = this.best ? noiseAt(laser, this.target(), from, to) : Infinity;
    const found = bestChain(costs, priced, budget, this.fewestLocal, cutoff, steps, this.task.base);
    if (found.chain) this.offer(found.chain, k);
    return Math.max(relaxed, laser.least(found.bound, from, to));
  }

  /** The price of atoms whose dual bound is best for the whole budget, from the last one on. */
  private priced(costs: LevelCosts): PricedCascades {
    const make = (price: number): PricedCascades =>
      new PricedCascades(costs, price, this.units, this.fewestLocal, this.task.base);
    const dual = (priced: PricedCascades): number => priced.least - priced.price * this.units;
    // V of a good cascade falls like 1 / N^2 and is of the order of 30 / N^2.
    let best = make(this.price ?? 60 / this.units ** 3 / this.size ** 2);
    let factor = 4;
    for (let round = 0; round < (this.price === null ? PRICE_ROUNDS : 0); round++) {
      const rivals = [make(best.price * factor), make(best.price / factor)];
      const better = rivals.reduce((a, b) => (dual(b) > dual(a) ? b : a));
      if (dual(better) > dual(best)) best = better;
      else factor = Math.sqrt(factor);
    }
    this.price = best.price;
    return best;
  }

  /** Lower bound over all Ramsey times up to `to`: contrast at its best, lasers without slips. */
  private everywhereBelow(to: number): number {
    const costs = this.costsAt(0);
    const priced = this.priced(costs);
    const noise = Math.min(costs.uncorrelated(this.task.atoms), Math.max(0, priced.least - priced.price * this.units));
    return (noise * (to + this.task.environment.deadTime)) / to ** 2;
  }

  private costsAt(ramseyTime: number): LevelCosts {
    const { environment, options } = this.task;
    const narrowest = Math.min(...this.plans[this.plans.length - 1]!.linewidths);
    const prior = options.prior === 'linewidth' && ramseyTime > 0 ? 1 / (narrowest * ramseyTime) : 0;
    const assumptions: CostAssumptions = {
      readout: options.readout,
      digitErrors: options.digitErrors,
      priorInformation: options.prior === 'linewidth' && ramseyTime === 0 ? Infinity : prior,
    };
    return new LevelCosts(environment, assumptions, ramseyTime, this.size, Math.max(1, Math.floor(this.units / 2)));
  }

  private budgetOf(plan: NarrowingPlan): number {
    return Math.floor((this.task.atoms - this.narrowingAtoms(plan)) / this.size);
  }

  private narrowingAtoms({ stages }: NarrowingPlan): number {
    return this.task.weights.length * stages.reduce((sum, atoms) => sum + atoms, 0);
  }

  private localAtomsAlone(plan: NarrowingPlan): number {
    return this.budgetOf(plan) * this.size;
  }

  private offerUncorrelated(k: number, to: number): void {
    this.offerAt({ scales: [], copies: [], localUnits: this.budgetOf(this.plans[k]!) }, k, to);
  }

  /** The chain at its best Ramsey time. */
  private offer(chain: Chain, k: number): void {
    this.offerAt(chain, k, this.longest[k]!);
  }

  private offerAt(chain: Chain, k: number, to: number): void {
    const laser = this.lasers[k]!;
    const value = (time: number): number => laser.objective(this.noiseOf(chain, time), time);
    let [time, objective] = [to, value(to)];
    const points = 40;
    for (let i = 1; i <= points; i++) {
      const at = to * 1e-6 ** (i / points);
      const here = value(at);
      if (here < objective) [time, objective] = [at, here];
    }
    const step = 1e-6 ** (1 / points);
    let [low, high] = [time * step, Math.min(to, time / step)];
    const golden = (Math.sqrt(5) - 1) / 2;
    for (let i = 0; i < 60; i++) {
      const [a, b] = [high * (low / high) ** golden, low * (high / low) ** golden];
      if (value(a) < value(b)) high = b;
      else low = a;
    }
    const middle = Math.sqrt(low * high);
    if (value(middle) < objective) [time, objective] = [middle, value(middle)];
    if (this.best === null || objective < this.best.objective) {
      this.best = { chain, plan: this.plans[k]!, ramseyTime: time, objective };
    }
  }

  private noiseOf({ scales, copies, localUnits }: Chain, time: number): number {
    const costs = this.costsAt(time);
    const local = localUnits * this.size;
    if (scales.length === 0) return costs.uncorrelated(local);
    let noise = costs.projection(scales[0]!, copies[0]!);
    for (let l = 0; l + 1 < scales.length; l++) {
      noise += costs.digits(scales[l + 1]!, copies[l + 1]!, scales[l]!, copies[l]!, l === 0);
    }
    return noise + costs.localDigits(local, copies[copies.length - 1]!, scales.length === 1);
  }

  private cascadeOf({ scales, copies, localUnits }: Chain): Cascade {
    const upward = [...scales].reverse();
    return {
      weights: this.task.weights,
      copies: [...copies].reverse(),
      bases: upward.slice(1).map((scale, i) => scale / upward[i]!),
      localAtoms: this.size === 1 && scales.length > 0 ? 0 : localUnits * this.size,
    };
  }
}

/** The most atom noise with which the interval could still hold an objective below the target. */
function noiseAt(laser: LaserNoise, target: number, from: number, to: number): number {
  let [low, high] = [0, 1];
  while (laser.least(high, from, to) < target && high < 1e12) high *= 4;
  for (let k = 0; k < 60; k++) {
    const middle = 0.5 * (low + high);
    if (laser.least(middle, from, to) < target) low = middle;
    else high = middle;
  }
  return high;
}
