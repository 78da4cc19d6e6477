import { narrowStage } from '../equations/pre-narrowing';

/** Pre-narrowing of all lasers with the same number of atoms at every node. */
export interface NarrowingPlan {
  /** Atoms of each stage, per node. */
  readonly stages: readonly number[];
  /** gamma_eff of every node, 1/s. */
  readonly linewidths: readonly number[];
}

/**
 * For 0, 1, ... `most` atoms per node the stages that leave the widest laser narrowest. A narrower laser stays
 * narrower through a stage, so the best plan extends a best shorter one.
 *
 * @param linewidths gamma_LO of every node, or one for all, 1/s
 */
export function narrowingPlans(linewidths: readonly number[], averagingTime: number, most: number): NarrowingPlan[] {
  const widest = Math.max(...linewidths);
  const plans: NarrowingPlan[] = [{ stages: [], linewidths }];
  let reached = widest;
  const best: { linewidth: number; stages: readonly number[] }[] = [{ linewidth: widest, stages: [] }];
  for (let atoms = 1; atoms <= most; atoms++) {
    let here = best[atoms - 1]!;
    for (let stage = 1; stage <= atoms; stage++) {
      const before = best[atoms - stage]!;
      // Plans that only carry on a shorter one would repeat a comparison already made.
      if (stage < atoms && before === best[atoms - stage - 1]) continue;
      const { linewidth } = narrowStage(before.linewidth, averagingTime, stage);
      if (linewidth < here.linewidth) here = { linewidth, stages: [...before.stages, stage] };
    }
    best.push(here);
    if (here.linewidth < reached) {
      reached = here.linewidth;
      plans.push({
        stages: here.stages,
        linewidths: linewidths.map((own) => throughStages(own, averagingTime, here.stages)),
      });
    }
  }
  return plans;
}

function throughStages(linewidth: number, averagingTime: number, stages: readonly number[]): number {
  return stages.reduce(
    (width, atoms) => Math.min(width, narrowStage(width, averagingTime, atoms).linewidth),
    linewidth,
  );
}
