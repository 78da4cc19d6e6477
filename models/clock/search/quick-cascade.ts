import { plansFor, unitsAfter, type CascadeTask, type FoundCascade } from './cascade-task';
import { Incumbent } from './incumbent';
import { searchCascade } from './search-cascade';
import { startingCascades } from './starting-cascades';

/** Up to that many units all integers are searched, in some hundred milliseconds. */
const FEW_UNITS = 120;
/** That search ends within 1 % of the best sigma_y, or at so many terms of budgets, where it is as close as a rule. */
const FEW = { gap: 0.02, terms: 600_000 };

const NEVER = (): boolean => false;

/**
 * A good design in a moment; null where none can be read. Of few atoms one within about 1 % of the best sigma_y, of
 * many the best cascade of usual bases at the right price of its atoms.
 */
export function quickCascade(task: CascadeTask): FoundCascade | null {
  if (unitsAfter(task, 0) <= FEW_UNITS)
    return searchCascade(task, { gap: FEW.gap, mayGoOn: (work) => work < FEW.terms });
  const plans = plansFor(task, 'simple');
  const incumbent = new Incumbent(task, plans);
  startingCascades(task, plans, incumbent, NEVER);
  return incumbent.best;
}
