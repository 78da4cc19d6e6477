import { ok, type Result } from '../../../optimizer/result';
import type { Project } from '../../document/project';
import type { FigureSpec } from '../../figure';
import type { Issue } from '../../issue';
import { designInForce } from '../settings/design-in-force';
import { breakEvenFigures } from './break-even-figures';
import { budgetFigures } from './budget-figures';
import { cascadeFigure } from './cascade-figure';
import { cycleFigure } from './cycle-figure';
import { instabilityFigure } from './instability-figure';

/** The pictures of a sound network with the settings in force, most important first. */
export function figures(project: Project): Result<readonly FigureSpec[], readonly Issue[]> {
  const made = designInForce(project);
  if (!made.ok) return made;
  return ok([
    instabilityFigure(made.value),
    cascadeFigure(made.value),
    cycleFigure(made.value),
    ...breakEvenFigures(made.value),
    ...budgetFigures(made.value),
  ]);
}
