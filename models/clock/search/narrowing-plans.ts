import { narrowStage } from '../equations/pre-narrowing';

/** Pre-narrowing of all lasers with the same number of atoms at every node. */
export interface NarrowingPlan {
  /** Atoms of each stage, per node. */
  readonly stages: readonly number[];
  /** gamma_eff of every node, 1/s. */
  readonly linewidths: readonly number[];
}

/** Covers how closely the best Ramsey time of a stage is found. */
const ROUNDING = 1e-9;

interface Reached {
  readonly linewidth: number;
  readonly stages: readonly number[];
}

/**
 * What pre-narrowing with so many atoms per node can reach in a limited number of stages. A narrower laser stays
 * narrower through a stage, so that the best plan for one laser extends a best shorter one.
 */
export class NarrowingPlans {
  /** By linewidth before narrowing, then by number of stages and by atoms: the narrowest that can be reached. */
  private readonly tables = new Map<number, Reached[][]>();
  /** Linewidth after one stage, by the one before and the atoms. */
  private readonly stages = new Map<number, Map<number, number>>();

  /**
   * @param linewidths gamma_LO of every node, or one for all, 1/s
   * @param mostStages of a plan
   * @param mostAtoms up to which all plans are worked out
   */
  constructor(
    private readonly linewidths: readonly number[],
    private readonly averagingTime: number,
    private readonly mostStages: number,
    readonly mostAtoms: number,
  ) {}

  /** Works out all plans, atom by atom as that may take seconds; false where it was stopped before the end. */
  prepare(stopRequested: () => boolean): boolean {
    for (let atoms = 0; atoms <= this.mostAtoms; atoms++) {
      if (stopRequested()) return false;
      this.least(atoms);
    }
    return true;
  }

  /** Lower bound of every node's linewidth after stages of at most that many atoms together. */
  least(atoms: number): readonly number[] {
    return this.linewidths.map((own) => {
      // Beyond the plans worked out: a stage of n atoms that takes all of tau without a slip leaves 1 / (n tau).
      const least =
        atoms > this.mostAtoms
          ? Math.min(own, 1 / (atoms * this.averagingTime))
          : this.reached(own, atoms, this.mostStages).linewidth;
      return least * (1 - ROUNDING);
    });
  }

  /** A plan of at most that many atoms: up to `mostAtoms` the best for the widest laser. */
  best(atoms: number): NarrowingPlan {
    const { stages } = this.forWidest(atoms);
    return { stages, linewidths: this.linewidths.map((own) => this.through(own, stages)) };
  }

  private forWidest(atoms: number): Reached {
    const widest = Math.max(...this.linewidths);
    if (atoms <= this.mostAtoms) return this.reached(widest, atoms, this.mostStages);
    let best = this.reached(widest, this.mostAtoms, this.mostStages);
    for (let count = 1; count <= this.mostStages; count++) {
      const stages = evenStages(atoms, count);
      const linewidth = this.through(widest, stages);
      if (linewidth < best.linewidth) best = { linewidth, stages };
    }
    // A large last stage after a good start.
    for (let start = 0; start <= this.mostAtoms; start += 4) {
      const before = this.reached(widest, start, this.mostStages - 1);
      const linewidth = this.after(before.linewidth, atoms - start);
      if (linewidth < best.linewidth) best = { linewidth, stages: [...before.stages, atoms - start] };
    }
    return best;
  }

  private reached(own: number, atoms: number, stages: number): Reached {
    const table = this.tables.get(own) ?? Array.from({ length: this.mostStages + 1 }, (): Reached[] => []);
    this.tables.set(own, table);
    const start: Reached = { linewidth: own, stages: [] };
    for (let total = table[0]!.length; total <= atoms; total++) {
      table.forEach((row, count) => {
        let best = total === 0 || count === 0 ? start : row[total - 1]!;
        const fewer = table[count - 1];
        if (fewer && fewer[total]!.linewidth < best.linewidth) best = fewer[total]!;
        for (let stage = 1; fewer && stage <= total; stage++) {
          const before = fewer[total - stage]!;
          // What a shorter plan reached as well was tried with the larger stage.
          if (stage < total && before === fewer[total - stage - 1]) continue;
          const linewidth = this.after(before.linewidth, stage);
          if (linewidth < best.linewidth) best = { linewidth, stages: [...before.stages, stage] };
        }
        row.push(best);
      });
    }
    return table[stages]![atoms]!;
  }

  private after(linewidth: number, stage: number): number {
    const known = this.stages.get(linewidth) ?? new Map<number, number>();
    this.stages.set(linewidth, known);
    const after = known.get(stage) ?? narrowStage(linewidth, this.averagingTime, stage).linewidth;
    known.set(stage, after);
    return after;
  }

  private through(linewidth: number, stages: readonly number[]): number {
    return stages.reduce(
      (width, atoms) => Math.min(width, narrowStage(width, this.averagingTime, atoms).linewidth),
      linewidth,
    );
  }
}

/** Stages of nearly equal size, the larger ones first. */
function evenStages(atoms: number, count: number): number[] {
  return Array.from({ length: count }, (_, k) => Math.floor(atoms / count) + (k < atoms % count ? 1 : 0)).filter(
    (stage) => stage > 0,
  );
}
