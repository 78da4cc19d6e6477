import type { Project } from '../../models/document/project';
import type { Study } from '../state/study';

/** What the window asks of its background thread. */
export interface StudyRequest {
  readonly id: number;
  readonly project: Project;
}

/** What the thread answers: the numbers first, then numbers and pictures; `last` ends the request. */
export interface StudyAnswer {
  readonly id: number;
  readonly study: Study;
  readonly last: boolean;
}
