import { modelById } from '../../models/registry';
import type { StudyAnswer, StudyRequest } from './messages';

/** Works out numbers and then pictures of a project, or its tolerances, and hands each over as soon as it stands. */
export function studyProject({ id, wanted, project }: StudyRequest, answer: (answer: StudyAnswer) => void): void {
  const model = modelById(project.model);
  // The window asks for what it can open only, and for tolerances only where there are any.
  if (!model) throw new Error(`No model “${project.model}”.`);
  if (wanted === 'tolerances') {
    if (!model.tolerances) throw new Error(`No tolerances of “${project.model}”.`);
    return answer({ id, tolerances: model.tolerances(project), last: true });
  }
  const assessed = model.assess(project);
  if (!assessed.ok) return answer({ id, study: { assessed, figures: [] }, last: true });
  answer({ id, study: { assessed, figures: null }, last: false });
  const figures = model.figures(project);
  answer({ id, study: { assessed, figures: figures.ok ? figures.value : [] }, last: true });
}
