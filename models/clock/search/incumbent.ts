import { narrowByGoldenSection } from '../../../optimizer/solvers/golden-section';
import { compileBudget } from '../equations/budget';
import { firstSize, ghzSizes, type Cascade } from '../equations/cascade';
import { cascadeOf, unitsAfter, type CascadeTask, type FoundCascade } from './cascade-task';
import { LaserNoise } from './laser-noise';
import type { NarrowingPlan, NarrowingPlans } from './narrowing-plans';
import type { Chain } from './priced-cascades';

/** A state has lost its contrast for good beyond m gamma_i T of this. */
export const MOST_DEPHASING = 3;
const SCAN_POINTS = 40;
/** The shortest Ramsey time looked at, as a share of the longest. */
const SHORTEST = 1e-6;

interface Narrowed {
  readonly plan: NarrowingPlan;
  readonly longest: number;
}

/** The best design so far. Each one offered is judged by its full budget at its best Ramsey time. */
export class Incumbent {
  best: FoundCascade | null = null;
  /** Terms of budgets evaluated. */
  work = 0;
  private readonly seen = new Set<string>();
  private readonly narrowed = new Map<number, Narrowed>();

  constructor(
    private readonly task: CascadeTask,
    private readonly plans: NarrowingPlans,
  ) {}

  /** Uncorrelated atoms alone, after pre-narrowing with so many atoms per node. */
  offerUncorrelated(narrowingAtoms: number): void {
    const localUnits = unitsAfter(this.task, narrowingAtoms);
    if (localUnits > 0) this.offer({ scales: [], copies: [], localUnits }, narrowingAtoms);
  }

  /** @returns the Ramsey time that suits it best; undefined for a cascade that was offered before or has none */
  offer(chain: Chain, narrowingAtoms: number): number | undefined {
    const key = `${narrowingAtoms} ${chain.scales.join()} ${chain.copies.join()} ${chain.localUnits}`;
    if (this.seen.has(key)) return undefined;
    this.seen.add(key);
    const { plan, longest } = this.narrowing(narrowingAtoms);
    const { environment, options } = this.task;
    const cascade = cascadeOf(this.task, chain);
    const budget = compileBudget(cascade, { ...environment, laserLinewidths: plan.linewidths }, options);
    const { high, low } = this.range(cascade, longest);
    if (!budget.ok || !(low <= high)) return undefined;
    const terms = cascade.copies.length + environment.laserLinewidths.length;
    const objective = (time: number): number => {
      this.work += terms;
      const found = budget.value(time);
      return found.ok
        ? (found.value.deviation * environment.angularFrequency) ** 2 * environment.averagingTime
        : Infinity;
    };
    const at = (k: number): number => high * (low / high) ** (k / SCAN_POINTS);
    let least = 0;
    let value = objective(high);
    for (let k = 1; k <= SCAN_POINTS; k++) {
      const here = objective(at(k));
      if (here < value) [least, value] = [k, here];
    }
    const around = narrowByGoldenSection(objective, {
      lower: Math.max(low, at(Math.min(SCAN_POINTS, least + 1))),
      upper: least === 0 ? high : at(least - 1),
      logarithmic: true,
      tolerance: 1e-10,
      most: 70,
    });
    if (around.value < (this.best?.objective ?? Infinity)) {
      this.best = { cascade, narrowing: plan, ramseyTime: around.best, objective: around.value };
    }
    return around.best;
  }

  /** Ramsey times that the limits of a design leave. */
  private range(cascade: Cascade, longest: number): { readonly low: number; readonly high: number } {
    const { environment, secondsPerCopy } = this.task;
    const rate = (ghzSizes(cascade).at(-1) ?? 1) * environment.atomicLinewidth;
    const high = Math.min(longest, rate > 0 ? MOST_DEPHASING / rate : Infinity);
    const copies = cascade.copies.reduce((sum, n) => sum + n, 0);
    return { low: Math.max(high * SHORTEST, (copies * secondsPerCopy - environment.deadTime) * (1 + 1e-12)), high };
  }

  private narrowing(atoms: number): Narrowed {
    const known = this.narrowed.get(atoms);
    if (known) return known;
    const { weights, environment, options } = this.task;
    const plan = this.plans.best(atoms);
    const size = firstSize(weights);
    const lasers = new LaserNoise(
      environment,
      options.slips,
      weights.map((weight) => weight / size),
      plan.linewidths,
    );
    const made = { plan, longest: lasers.longestRamseyTime(environment.averagingTime - environment.deadTime) };
    this.narrowed.set(atoms, made);
    return made;
  }
}
