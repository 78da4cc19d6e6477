import type { ReferenceTable } from '../../reference';
import { budgetReference } from './reference-budgets';
import { formulaReference } from './reference-formulas';
import { networkReference } from './reference-network';
import { statisticsReference } from './reference-statistics';

/** Every function of this model that reference cases can name. */
export const clockReference: ReferenceTable = {
  ...statisticsReference,
  ...formulaReference,
  ...budgetReference,
  ...networkReference,
};
