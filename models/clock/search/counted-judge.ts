import { narrowByGoldenSection } from '../../../optimizer/solvers/golden-section';
import { binomialTables } from '../equations/binomial-tables';
import { compileBudget } from '../equations/budget';
import { firstSize, ghzSizes, type BudgetOptions, type Cascade } from '../equations/cascade';
import { unitsAfter, type CascadeTask } from './cascade-task';
import { MOST_DEPHASING } from './incumbent';
import { LaserNoise } from './laser-noise';
import type { NarrowingPlan } from './narrowing-plans';

/** Levels of a cascade from the smallest state up; what they leave of the atoms is level 0. */
export interface Levels {
  /** n_1..n_M. */
  readonly copies: readonly number[];
  /** r_2..r_M. */
  readonly bases: readonly number[];
}

/** Phases of a quadrant at which a search weighs records: wrong digits to about 1e-3. */
const SAMPLES = 40;
const SCAN_POINTS = 16;
/** Decades below the longest Ramsey time that are scanned. */
const DECADES = 3;
const FEWEST_COPIES = 2;

/** Judges cascades by counted records of digit-by-digit reading, each with what it leaves in level 0. */
export class CountedJudge {
  /** omega_0^2 tau sigma_y^2 by design and Ramsey time. */
  private readonly known = new Map<string, number>();
  private readonly tried = new Set<string>();
  /** The same with Gaussian noise of both levels, which is less. */
  private readonly gaussian = new Map<string, number>();
  private readonly options: BudgetOptions;
  private readonly size: number;

  constructor(private readonly task: CascadeTask) {
    this.size = firstSize(task.weights);
    this.options = { ...task.options, digitErrors: 'binomial', tables: binomialTables(SAMPLES) };
  }

  /** Different integers that were judged, whatever their Ramsey time. */
  get designs(): number {
    return this.tried.size;
  }

  /** The cascade of some levels, all other atoms in level 0; null where they do not fit. */
  cascade({ copies, bases }: Levels, { stages }: NarrowingPlan): Cascade | null {
    if (copies.some((n) => n < FEWEST_COPIES) || bases.some((r) => r < 2)) return null;
    const { weights, options } = this.task;
    const units = unitsAfter(
      this.task,
      stages.reduce((sum, n) => sum + n, 0),
    );
    const used = ghzSizes({ weights, copies, bases }).reduce((sum, m, i) => sum + (m / this.size) * copies[i]!, 0);
    const fewest = this.size === 1 || options.prior === 'linewidth' ? 0 : 2;
    if (!(units - used >= fewest)) return null;
    return { weights, copies, bases, localAtoms: this.size === 1 ? 0 : (units - used) * this.size };
  }

  /**
   * omega_0^2 tau sigma_y^2, 1/s; Infinity where the design breaks a limit, or where even Gaussian noise, which has
   * lighter tails and costs no enumeration, leaves it at `limit` or above.
   */
  at(levels: Levels, plan: NarrowingPlan, time: number, limit = Infinity): number {
    const design = `${plan.stages.join()} ${levels.copies.join()} ${levels.bases.join()}`;
    const key = `${design} ${time}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const cascade = this.cascade(levels, plan);
    if (cascade === null || !this.allows(cascade, plan, time)) return Infinity;
    const least = this.gaussian.get(key) ?? this.judged(cascade, plan, time, this.task.options);
    this.gaussian.set(key, least);
    if (!(least < limit)) return Infinity;
    this.tried.add(design);
    const value = this.judged(cascade, plan, time, this.options);
    this.known.set(key, value);
    return value;
  }

  /** The best Ramsey time found by a scan and golden section; null where the design has none. */
  bestTime(levels: Levels, plan: NarrowingPlan): { readonly time: number; readonly objective: number } | null {
    const cascade = this.cascade(levels, plan);
    if (cascade === null) return null;
    const { low, high } = this.range(cascade, plan);
    if (!(low <= high)) return null;
    const at = (k: number): number => high * (low / high) ** (k / SCAN_POINTS);
    const objective = (time: number): number => this.at(levels, plan, time);
    let best = 0;
    for (let k = 1; k <= SCAN_POINTS; k++) if (objective(at(k)) < objective(at(best))) best = k;
    const inner = narrowByGoldenSection(objective, {
      lower: at(Math.min(SCAN_POINTS, best + 1)),
      upper: at(Math.max(0, best - 1)),
      logarithmic: true,
      tolerance: 1e-3,
      most: 20,
    });
    const found = inner.value < objective(at(best)) ? inner.best : at(best);
    return Number.isFinite(objective(found)) ? { time: found, objective: objective(found) } : null;
  }

  /** Ramsey times that the limits of a design leave, as in `Incumbent`. */
  range(cascade: Cascade, plan: NarrowingPlan): { readonly low: number; readonly high: number } {
    const { environment, secondsPerCopy } = this.task;
    const rate = (ghzSizes(cascade).at(-1) ?? 1) * environment.atomicLinewidth;
    const high = Math.min(this.longest(plan), rate > 0 ? MOST_DEPHASING / rate : Infinity);
    const copies = cascade.copies.reduce((sum, n) => sum + n, 0);
    const pairs = (copies * secondsPerCopy - environment.deadTime) * (1 + 1e-12);
    return { low: Math.max(high * 10 ** -DECADES, pairs), high };
  }

  private allows(cascade: Cascade, plan: NarrowingPlan, time: number): boolean {
    const { low, high } = this.range(cascade, plan);
    // Shorter than the scan is no fault; too short for the pairs is.
    return time <= high * (1 + 1e-12) && (time >= low || low <= high * 10 ** -DECADES);
  }

  private judged(cascade: Cascade, plan: NarrowingPlan, time: number, options: BudgetOptions): number {
    const { environment } = this.task;
    const budget = compileBudget(cascade, { ...environment, laserLinewidths: plan.linewidths }, options);
    const found = budget.ok ? budget.value(time) : budget;
    if (!found.ok) return Infinity;
    return (found.value.deviation * environment.angularFrequency) ** 2 * environment.averagingTime;
  }

  private readonly longestKnown = new Map<NarrowingPlan, number>();

  /** Longest Ramsey time at which slips are rare. */
  private longest(plan: NarrowingPlan): number {
    const known = this.longestKnown.get(plan);
    if (known !== undefined) return known;
    const { environment, weights, options } = this.task;
    const shares = weights.map((weight) => weight / this.size);
    const lasers = new LaserNoise(environment, options.slips, shares, plan.linewidths);
    const longest = lasers.longestRamseyTime(environment.averagingTime - environment.deadTime);
    this.longestKnown.set(plan, longest);
    return longest;
  }
}
