import { firstSize } from '../equations/cascade';
import { plansFor, unitsAfter, type CascadeTask, type FoundCascade } from './cascade-task';
import { CountedJudge, type Levels } from './counted-judge';
import { movesFrom } from './counted-moves';
import type { NarrowingPlan, NarrowingPlans } from './narrowing-plans';

/** What a search by exact digit errors found, best first. */
export interface CountedSearch {
  readonly found: readonly FoundCascade[];
  /** Different integers that were judged. */
  readonly designs: number;
}

/** How long a search by exact digit errors may go on. */
export interface CountedEffort {
  /** Different integers that may be judged; those of large networks take milliseconds each. */
  readonly mostDesigns: number;
  mayGoOn(): boolean;
}

/** Different starts that are improved by moves. */
const IMPROVED = 2;
/** Turns of moves at one Ramsey time and a new best Ramsey time. */
const TURNS = 5;
/** Levels, bases and slopes of the families that are tried first. */
const MOST_LEVELS = 12;
const BASES = [2, 3, 4, 5];
/** Copies that a level has more than the one above, for base 2: the exact exponent is 0.30 per copy, not pi^2/8. */
const SLOPES = [0, 1.1, 2.3, 4.6];
const TOP_COPIES = [2, 4, 6, 8, 10, 12, 16, 20, 26, 34, 44];
/** Steps of the atoms of pre-narrowing per node. */
const NARROWING = [-4, -2, -1, 1, 2, 4];

interface Candidate {
  readonly levels: Levels;
  readonly plan: NarrowingPlan;
  readonly time: number;
  readonly objective: number;
}

/**
 * Searches cascades by the exact digit errors of digit-by-digit reading, which no bound of the integers is known
 * for. Starts are the given designs and families with the cautious copies that the slow fall of the exact errors
 * asks for (n_0 = 6.6 ln(N/K) - 10, slope 4.6); the best are improved by small changes of every
 * integer and of the Ramsey time until none helps. The result depends on nothing but its arguments.
 * @param task read in two quadratures
 */
export function searchCounted(task: CascadeTask, given: readonly FoundCascade[], effort: CountedEffort): CountedSearch {
  const search = new Search(task, effort);
  const starts = search.starts(given);
  const found = starts.map((start) => search.improve(start)).sort((a, b) => a.objective - b.objective);
  return { found: found.flatMap((one) => search.design(one) ?? []), designs: search.designs };
}

class Search {
  private readonly judge: CountedJudge;
  private readonly plans: NarrowingPlans;

  constructor(
    private readonly task: CascadeTask,
    private readonly effort: CountedEffort,
  ) {
    this.judge = new CountedJudge(task);
    this.plans = plansFor(task, 'all');
  }

  get designs(): number {
    return this.judge.designs;
  }

  /** The best of the given designs and of the families, one for each number of levels. */
  starts(given: readonly FoundCascade[]): Candidate[] {
    const own = given
      .filter(({ cascade }) => cascade.copies.length > 0)
      .flatMap(({ cascade, narrowing }) => this.atBestTime(cascade, narrowing) ?? []);
    const plan = given[0]?.narrowing ?? this.plans.best(0);
    const byShape = new Map<string, Candidate>();
    for (const levels of this.families()) {
      if (!this.goesOn()) break;
      const shape = `${levels.copies.length} ${levels.bases[0] ?? ''}`;
      const candidate = this.atUsualTime(levels, plan, byShape.get(shape)?.objective);
      if (candidate) byShape.set(shape, candidate);
    }
    const rest = [...byShape.values()].sort((a, b) => a.objective - b.objective);
    return [...own, ...rest.slice(0, IMPROVED)];
  }

  /** Moves at one Ramsey time, a new Ramsey time, other pre-narrowing, until nothing helps. */
  improve(start: Candidate): Candidate {
    let best = start;
    for (let turn = 0; turn < TURNS && this.goesOn(); turn++) {
      const before = best.objective;
      best = this.descend(best);
      best = better(best, this.atBestTime(best.levels, best.plan));
      best = this.renarrow(best);
      if (!(best.objective < before * (1 - 1e-6))) break;
    }
    return best;
  }

  design({ levels, plan, time, objective }: Candidate): FoundCascade | null {
    const cascade = this.judge.cascade(levels, plan);
    return cascade && { cascade, narrowing: plan, ramseyTime: time, objective };
  }

  private descend(start: Candidate): Candidate {
    let best = start;
    for (let improved = true; improved;) {
      improved = false;
      for (const levels of movesFrom(best.levels)) {
        if (!this.goesOn()) return best;
        const objective = this.judge.at(levels, best.plan, best.time, best.objective);
        if (!(objective < best.objective)) continue;
        best = { ...best, levels, objective };
        improved = true;
        break;
      }
    }
    return best;
  }

  private renarrow(start: Candidate): Candidate {
    if (this.task.mostStages === 0) return start;
    const spent = start.plan.stages.reduce((sum, n) => sum + n, 0);
    return NARROWING.reduce((best, step) => {
      if (spent + step < 0 || unitsAfter(this.task, spent + step) < 1 || !this.goesOn()) return best;
      return better(best, this.atBestTime(start.levels, this.plans.best(spent + step)));
    }, start);
  }

  /** Families of one base with a slope, from few copies at the top to more than atoms allow. */
  private *families(): Generator<Levels> {
    const units = unitsAfter(this.task, 0);
    const cautious = Math.max(4, Math.round(6.6 * Math.log(units) - 10));
    for (let count = 1; count <= MOST_LEVELS && 2 ** count <= units; count++)
      for (const base of count === 1 ? [2] : BASES)
        for (const slope of count === 1 ? [0] : SLOPES)
          for (const top of new Set([...TOP_COPIES, cautious])) {
            const rise = slope * Math.log2(base);
            const copies = Array.from({ length: count }, (_, i) => top + Math.floor(rise * (count - 1 - i) + 0.5));
            yield { copies, bases: new Array<number>(count - 1).fill(base) };
          }
  }

  /** At the Ramsey time that contrast, slips and pairs suggest; null where that is not below the limit. */
  private atUsualTime(levels: Levels, plan: NarrowingPlan, limit = Infinity): Candidate | null {
    const cascade = this.judge.cascade(levels, plan);
    if (cascade === null) return null;
    const { low, high } = this.judge.range(cascade, plan);
    if (!(low <= high)) return null;
    const size = levels.bases.reduce((product, r) => product * r, firstSize(this.task.weights));
    const coherence = 1 / (size * this.task.environment.atomicLinewidth);
    const time = Math.max(low, Math.min(high, coherence));
    const objective = this.judge.at(levels, plan, time, limit);
    return objective < limit ? { levels, plan, time, objective } : null;
  }

  private atBestTime(levels: Levels, plan: NarrowingPlan): Candidate | null {
    const found = this.judge.bestTime(levels, plan);
    return found && { levels, plan, ...found };
  }

  private goesOn(): boolean {
    return this.judge.designs < this.effort.mostDesigns && this.effort.mayGoOn();
  }
}

function better(best: Candidate, other: Candidate | null): Candidate {
  return other !== null && other.objective < best.objective ? other : best;
}
