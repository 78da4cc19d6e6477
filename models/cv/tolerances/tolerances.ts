import { ok, type Result } from '../../../optimizer/result';
import type { Project } from '../../document/project';
import type { Issue } from '../../issue';
import type { ToleranceReport } from '../../tolerance-report';
import { USUAL_LIMIT } from '../declaration/budget-parameters';
import { numberOf } from '../network/graph';
import { readMechanics } from '../network/mechanics';
import { forceReport } from './force-report';
import { shiftReport } from './shift-report';

/** How exactly the parts of a sound network have to be made, and what loss it can afford. */
export function tolerances(project: Project): Result<ToleranceReport, readonly Issue[]> {
  const limit = numberOf(project.parameters, 'inconsistencyLimit', USUAL_LIMIT);
  const mechanics = readMechanics(project);
  return ok(mechanics ? forceReport(project, mechanics, limit) : shiftReport(project, limit));
}
