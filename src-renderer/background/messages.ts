import type { Project } from '../../models/document/project';
import type { Study, ToleranceStudy } from '../state/study';

/** What the window asks of its background thread. */
export interface StudyRequest {
  readonly id: number;
  readonly wanted: 'study' | 'tolerances';
  readonly project: Project;
}

/** What the thread answers: the numbers first, then numbers and pictures; or the tolerances. `last` ends the request. */
export type StudyAnswer =
  | { readonly id: number; readonly study: Study; readonly last: boolean }
  | { readonly id: number; readonly tolerances: ToleranceStudy; readonly last: true };
