import type { Result } from '../../optimizer/result';
import type { Assessment } from '../../models/design';
import type { Project } from '../../models/document/project';
import type { FigureSpec } from '../../models/figure';
import type { Issue } from '../../models/issue';
import type { ToleranceReport } from '../../models/tolerance-report';

/** What the physics says of a project as it stands. */
export interface Study {
  readonly assessed: Result<Assessment, readonly Issue[]>;
  /** Null until they are drawn; they take longer than the numbers. */
  readonly figures: readonly FigureSpec[] | null;
}

/** How exactly the elements of a project have to be made, or why that cannot be said. */
export type ToleranceStudy = Result<ToleranceReport, readonly Issue[]>;

/** Studies networks that would hold up the window, beside it. */
export interface Scholar {
  /**
   * Studies a project and hands over what is known so far, once for the numbers and once more with the pictures. A
   * request replaces the one before: of that no more is heard. `lost` says that no answer will come.
   */
  study(project: Project, known: (study: Study) => void, lost: () => void): void;

  /** Works out tolerances in the same way, after any study that waits. */
  tolerances(project: Project, known: (tolerances: ToleranceStudy) => void, lost: () => void): void;
}

/** Elements from which on a network is studied beside the window rather than between two frames. */
const LARGE = 200;

/** Whether the study of a project takes longer than an edit may. */
export function takesLong({ network }: Project): boolean {
  return network.elements.length >= LARGE;
}
