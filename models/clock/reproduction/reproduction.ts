import { reproductionRow, type ReproductionRow } from '../../reproduction';
import { headlineRows } from './reproduction-headlines';
import { scalingRows } from './reproduction-scalings';

/** The numbers that Komar et al. (2014) promise, beside what their formulas give when computed anew. */
export function clockReproduction(): ReproductionRow[] {
  return [...headlineRows(), ...scalingRows()].map(reproductionRow);
}
