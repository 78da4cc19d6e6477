import { budgetOf } from '../../models/clock/equations/budget';
import {
  atomsOf,
  DEFAULT_OPTIONS,
  IDEAL_ENVIRONMENT,
  type ClockDesign,
  type ClockEnvironment,
} from '../../models/clock/equations/cascade';
import { equalShares, type CascadeTask } from '../../models/clock/search/cascade-task';
import { LaserNoise } from '../../models/clock/search/laser-noise';
import type { Instance } from '../peers/protocol';

/** Ten clocks as in Fig. 3 of Komar et al., gamma_i = 1e-4 gamma_LO, at gamma_LO tau = 100; in units of gamma_LO. */
export const SURROUNDINGS: ClockEnvironment = {
  ...IDEAL_ENVIRONMENT,
  angularFrequency: 1,
  averagingTime: 100,
  laserLinewidths: [1],
  atomicLinewidth: 1e-4,
};

export const CLOCKS = 10;

/** The design problem with so many atoms in all: all integers and the Ramsey time, without pre-narrowing. */
export function clockTask(atoms: number): CascadeTask {
  return {
    weights: new Array<number>(CLOCKS).fill(1),
    atoms: equalShares(atoms, CLOCKS),
    environment: SURROUNDINGS,
    base: null,
    options: { ...DEFAULT_OPTIONS, digitErrors: 'joint' },
    mostStages: 0,
    secondsPerCopy: 0,
  };
}

/** Levels that a thousand atoms in ten clocks suffice for: 2 (1 + 2 + ... + 2^(M-1)) blocks of ten, and two of level 0. */
const MOST_LEVELS = 5;
const BASES = { least: 2, most: 8 };
const FEWEST_COPIES = 2;
/** Of the shortest Ramsey time to the longest. */
const SHORTEST = 1e-3;

/**
 * The same problem over one vector x = (M, r_2.., n_1.., T), for methods that take nothing else: what stands for levels
 * beyond M does not count, all atoms left over go to level 0, and Ramsey times end where slips are no longer rare.
 */
export function clockInstance(atoms: number): Extract<Instance, { kind: 'clock' }> {
  const { averagingTime, deadTime, laserLinewidths, atomicLinewidth } = SURROUNDINGS;
  const lasers = new LaserNoise(
    SURROUNDINGS,
    'persistent',
    new Array<number>(CLOCKS).fill(1 / CLOCKS),
    laserLinewidths,
  );
  const longest = lasers.longestRamseyTime(averagingTime - deadTime);
  const blocks = Math.floor(atoms / CLOCKS) - FEWEST_COPIES;
  const each = <T>(make: (level: number) => T): T[] => Array.from({ length: MOST_LEVELS }, (_, i) => make(i));
  return {
    kind: 'clock',
    lower: [1, ...each(() => BASES.least).slice(1), ...each(() => FEWEST_COPIES), longest * SHORTEST],
    upper: [
      MOST_LEVELS,
      ...each(() => BASES.most).slice(1),
      ...each((level) => Math.max(FEWEST_COPIES, Math.floor(blocks / 2 ** level))),
      longest,
    ],
    clocks: CLOCKS,
    atoms,
    atomicLinewidth,
    laserLinewidth: laserLinewidths[0]!,
    averaging: averagingTime,
  };
}

/** omega_0^2 tau sigma_y^2 at such a vector, 1/s; Infinity where there are not enough atoms. */
export function clockObjective(atoms: number, x: readonly number[]): number {
  const levels = x[0]!;
  const bases = x.slice(1, levels);
  const copies = x.slice(MOST_LEVELS, MOST_LEVELS + levels);
  const weights = new Array<number>(CLOCKS).fill(1);
  const used = atomsOf({ weights, copies, bases, localAtoms: 0 });
  const localAtoms = CLOCKS * Math.floor((atoms - used) / CLOCKS);
  if (localAtoms < 2 * CLOCKS) return Infinity;
  return designObjective({ weights, copies, bases, localAtoms, ramseyTime: x[x.length - 1]! });
}

/** The same of a design, by its full budget. */
export function designObjective(design: ClockDesign): number {
  const budget = budgetOf(design, SURROUNDINGS, { ...DEFAULT_OPTIONS, digitErrors: 'joint' });
  return budget.ok ? budget.value.deviation ** 2 * SURROUNDINGS.averagingTime : Infinity;
}
