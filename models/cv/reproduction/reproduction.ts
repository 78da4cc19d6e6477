import { forceReproduction } from './reproduction-force';
import { lightReproduction } from './reproduction-light';
import type { ReproductionRow } from '../../reproduction';

/**
 * Every figure of Li et al. 2025 that the model can compute, beside what it computes: the text and
 * captions of the paper against our functions, called anew each time.
 */
export function cvReproduction(): ReproductionRow[] {
  return [...lightReproduction(), ...forceReproduction()];
}
