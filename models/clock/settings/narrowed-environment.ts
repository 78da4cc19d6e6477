import type { ClockEnvironment } from '../equations/cascade';
import { narrowStage } from '../equations/pre-narrowing';
import type { ClockNetwork } from '../network/clock-network';

/** Linewidths after the stages, each laser by itself; a stage that would not narrow one leaves it as it is. */
export function narrowedLinewidths(
  linewidths: readonly number[],
  averagingTime: number,
  stages: readonly number[],
): readonly number[] {
  const known = new Map<number, number>();
  return linewidths.map((own) => {
    const narrowed =
      known.get(own) ??
      stages.reduce((width, atoms) => Math.min(width, narrowStage(width, averagingTime, atoms).linewidth), own);
    known.set(own, narrowed);
    return narrowed;
  });
}

/** The surroundings of the cascade once the lasers have passed the stages. */
export function narrowedEnvironment({ environment }: ClockNetwork, stages: readonly number[]): ClockEnvironment {
  if (stages.length === 0) return environment;
  const { laserLinewidths, averagingTime } = environment;
  return { ...environment, laserLinewidths: narrowedLinewidths(laserLinewidths, averagingTime, stages) };
}

/** Blocks of S atoms that the clocks can fill when each spends some atoms on pre-narrowing. */
export function unitsLeft({ clocks, weights }: ClockNetwork, stages: readonly number[]): number {
  const spent = stages.reduce((sum, atoms) => sum + atoms, 0);
  return clocks.reduce(
    (least, { atoms }, j) => Math.min(least, Math.floor((atoms - spent) / Math.abs(weights.parts[j]!))),
    Infinity,
  );
}
