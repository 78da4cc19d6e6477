import { DEFAULT_OPTIONS, IDEAL_ENVIRONMENT, type ClockEnvironment } from '../../models/clock/equations/cascade';
import { equalShares, type CascadeTask } from '../../models/clock/search/cascade-task';

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
