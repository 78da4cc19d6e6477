import { modelById } from '../../models/registry';
import type { StudyAnswer, StudyRequest } from './messages';

/** Works out numbers and then pictures of a project and hands each over as soon as it stands. */
export function studyProject({ id, project }: StudyRequest, answer: (answer: StudyAnswer) => void): void {
  const model = modelById(project.model);
  // The window asks for what it can open only.
  if (!model) throw new Error(`No model “${project.model}”.`);
  const assessed = model.assess(project);
  if (!assessed.ok) return answer({ id, study: { assessed, figures: [] }, last: true });
  answer({ id, study: { assessed, figures: null }, last: false });
  const figures = model.figures(project);
  answer({ id, study: { assessed, figures: figures.ok ? figures.value : [] }, last: true });
}
