import { firstSize, type BudgetOptions, type Cascade, type ClockEnvironment } from '../equations/cascade';
import type { SearchableErrors } from './level-costs';
import { NarrowingPlans, type NarrowingPlan } from './narrowing-plans';
import type { Chain } from './priced-cascades';

/** What is to be designed. */
export interface CascadeTask {
  /** p_j, see `Cascade`. */
  readonly weights: readonly number[];
  /** N_j, atoms of each node, those of pre-narrowing included. */
  readonly atoms: readonly number[];
  /** Lasers as they are before pre-narrowing. */
  readonly environment: ClockEnvironment;
  /** One base for all levels, or null: each level has its own. */
  readonly base: number | null;
  readonly options: Omit<BudgetOptions, 'digitErrors'> & { readonly digitErrors: SearchableErrors };
  /** Most stages of pre-narrowing, the same at every node; 0 for none. */
  readonly mostStages: number;
  /** Time that the slowest link takes for one copy, s; 0 where pairs are no limit. T + T_d is at least that of all. */
  readonly secondsPerCopy: number;
}

/** A design that was found. */
export interface FoundCascade {
  readonly cascade: Cascade;
  readonly narrowing: NarrowingPlan;
  readonly ramseyTime: number;
  /** omega_0^2 tau sigma_y^2 by its budget, 1/s. */
  readonly objective: number;
}

/** N_j of K nodes that share N atoms equally. */
export function equalShares(atoms: number, nodes: number): number[] {
  return new Array<number>(nodes).fill(Math.floor(atoms / nodes));
}

/** Blocks of S atoms, |p_j| at node j, that are left when every node spends so many atoms on pre-narrowing. */
export function unitsAfter({ atoms, weights }: CascadeTask, spent: number): number {
  return atoms.reduce((least, own, j) => Math.min(least, Math.floor((own - spent) / Math.abs(weights[j]!))), Infinity);
}

/** Atoms per node up to which all plans are worked out, where all lasers are alike. */
const MOST_NARROWING = { all: 96, simple: 30 };

/** Atoms per node that could all be spent on pre-narrowing and leave one block. */
export function roomForNarrowing({ atoms, weights, mostStages }: CascadeTask): number {
  return mostStages === 0 ? 0 : Math.max(0, Math.min(...atoms.map((own, j) => own - Math.abs(weights[j]!))));
}

/** The plans of pre-narrowing that a task leaves room for: all of them, or those of few atoms in much less time. */
export function plansFor(task: CascadeTask, which: 'all' | 'simple'): NarrowingPlans {
  const { laserLinewidths, averagingTime } = task.environment;
  const kinds = new Set(laserLinewidths).size;
  const most = Math.min(roomForNarrowing(task), Math.floor(MOST_NARROWING[which] / kinds));
  return new NarrowingPlans(laserLinewidths, averagingTime, task.mostStages, most);
}

export function cascadeOf({ weights }: CascadeTask, { scales, copies, localUnits }: Chain): Cascade {
  const size = firstSize(weights);
  const upward = [...scales].reverse();
  return {
    weights,
    copies: [...copies].reverse(),
    bases: upward.slice(1).map((scale, i) => scale / upward[i]!),
    localAtoms: size === 1 && scales.length > 0 ? 0 : localUnits * size,
  };
}
