import { PROBLEMS_1_TO_35 } from './hock-schittkowski-1-35';
import { PROBLEMS_36_TO_80 } from './hock-schittkowski-36-80';

/** The standard problems with known optima on which local solvers are tried. */
export const HOCK_SCHITTKOWSKI = [...PROBLEMS_1_TO_35, ...PROBLEMS_36_TO_80];
