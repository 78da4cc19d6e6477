import type { PhysicsModel } from '../../models/model';

/** The elements of a model that measure the signal, as the planner calls them: "sensor", "clock". */
export function measuringNoun(model: PhysicsModel | null): string {
  return model?.elements.find(({ measuresSignal }) => measuresSignal)?.label.toLowerCase() ?? 'sensor';
}

/** So many of them, e.g. "1 clock", "10 clocks". */
export function countedNoun(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
