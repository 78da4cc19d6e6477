import { err, ok, type Result } from '../../../optimizer/result';
import type { Project } from '../../document/project';
import type { Issue } from '../../issue';
import type { ToleranceReport } from '../../tolerance-report';
import { USUAL_LIMIT } from '../declaration/budget-parameters';
import { CODE, networkPlace, problem } from '../issues';
import { graphOf, numberOf } from '../network/graph';
import { readMechanics } from '../network/mechanics';
import { forceReport } from './force-report';
import { shiftReport } from './shift-report';

/** Every number of a network of shifts is moved by itself, which takes the square of its size. */
const MOST_SENSORS = 256;

/** How exactly the parts of a sound network have to be made, and what loss it can afford. */
export function tolerances(project: Project): Result<ToleranceReport, readonly Issue[]> {
  const limit = numberOf(project.parameters, 'inconsistencyLimit', USUAL_LIMIT);
  const mechanics = readMechanics(project);
  const sensors = graphOf(project).ofType('sensor').length;
  if (!mechanics && sensors > MOST_SENSORS) return err([tooMany(project, sensors)]);
  return ok(mechanics ? forceReport(project, mechanics, limit) : shiftReport(project, limit));
}

function tooMany(project: Project, sensors: number): Issue {
  return problem(CODE.tooLarge, networkPlace(project), {
    message: `Tolerances of a network of shifts are worked out for at most ${MOST_SENSORS} sensors; this one has ${sensors}.`,
    remedy: 'Look at a part of it with fewer sensors.',
  });
}
