import { roomForNarrowing, type CascadeTask, type FoundCascade } from './cascade-task';

/** A part of the designs and the bound that holds for it. */
export interface Leaf {
  /** Ramsey times, s. */
  readonly from: number;
  readonly to: number;
  /** Pre-narrowing atoms per node, both ends included. */
  readonly fewest: number;
  readonly most: number;
  /** Whether level 0 has atoms. Without, the lasers' linewidth is the first guess. */
  readonly local: boolean;
  /** Lower bound of omega_0^2 tau sigma_y^2, 1/s. */
  readonly bound: number;
}

export interface CascadeSearch extends FoundCascade {
  /** Lower bound of omega_0^2 tau sigma_y^2 over all integers and all Ramsey times with rare slips, 1/s. */
  readonly bound: number;
  /** Parts that cover all designs. */
  readonly leaves: readonly Leaf[];
  readonly stopped: 'finished' | 'stopped';
  /** Terms of budgets evaluated. */
  readonly work: number;
}

export interface SearchControl {
  /** Relative gap in sigma_y^2 at which it is done. */
  readonly gap: number;
  /** Asked between parts, with the work so far: what has begun is brought to its end, so that its bound is kept. */
  mayGoOn(work: number): boolean;
  /** Asked every few milliseconds: where it is true, the bound of the part that is being worked on is given up. */
  stopRequested?(): boolean;
}

/** All designs as one part, of which nothing is known. */
export function everyDesign(task: CascadeTask): Leaf {
  const { averagingTime, deadTime } = task.environment;
  return { from: 0, to: averagingTime - deadTime, fewest: 0, most: roomForNarrowing(task), local: true, bound: 0 };
}
