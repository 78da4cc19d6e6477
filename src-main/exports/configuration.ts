import { isDeepStrictEqual } from 'node:util';
import type { Assessment, Design } from '../../models/design';
import { inputHash } from '../../models/document/input-hash';
import { findNonFinite } from '../../models/document/integrity';
import type { Project } from '../../models/document/project';
import type { Issue } from '../../models/issue';
import type { PhysicsModel } from '../../models/model';
import { modelById } from '../../models/registry';
import { err, ok, type Result } from '../../optimizer/result';

/** `design`: what Optimise found; `in-force`: the settings as they stand in the document, proved or not. */
export type SettingsSource = 'design' | 'in-force';

/** Everything an export carries: the settings for the laboratory and what they are worth. */
export interface Configuration {
  readonly source: SettingsSource;
  readonly project: Project;
  readonly model: PhysicsModel;
  readonly inputHash: string;
  readonly assessment: Assessment;
  /** The design behind the settings; null for settings in force. */
  readonly design: Design | null;
}

function exportIssue(code: string, project: Project, message: string, remedy: string): Issue {
  return { code, severity: 'error', where: { label: project.name }, message, remedy };
}

/** The design of a project if there is one, it was made from what the project now says, and its settings are in force. */
export function currentDesign(project: Project): Result<Design, Issue> {
  if (project.design === null) {
    return err(exportIssue('EXP-001', project, 'There is no optimised design yet.', 'Optimise first.'));
  }
  if (project.design.inputHash !== inputHash(project)) {
    const message = 'The design was made before the last changes of the network and does not belong to it any more.';
    return err(
      exportIssue(
        'EXP-002',
        project,
        message,
        'Optimise first, so that the design belongs to the network as it is now.',
      ),
    );
  }
  if (!isDeepStrictEqual(project.design.settings, project.settings)) {
    const message = 'The settings in force were changed by hand and are not those of the optimised design.';
    return err(exportIssue('EXP-005', project, message, 'Optimise first, or undo the change of the settings.'));
  }
  return ok(project.design);
}

/**
 * Gathers what an export carries. Fails where the design is missing or stale (unless the settings in
 * force are asked for), where the network cannot be assessed, and where any number is not finite.
 */
export function configurationOf(project: Project, source: SettingsSource): Result<Configuration, readonly Issue[]> {
  const model = modelById(project.model);
  if (!model) {
    return err([
      exportIssue(
        'EXP-003',
        project,
        `The model "${project.model}" is not known.`,
        'Open the file with a newer version.',
      ),
    ]);
  }
  const current = source === 'design' ? currentDesign(project) : ok(null);
  if (!current.ok) return err([current.error]);
  const design = current.value;
  const assessment = model.assess(project);
  if (!assessment.ok) return assessment;
  const place = findNonFinite({ assessment: assessment.value, design });
  if (place !== null) {
    const message = `The result holds a number that is not finite (${place}), so it cannot be used.`;
    return err([
      exportIssue('EXP-004', project, message, 'Optimise again; if it stays, check the extreme values of the network.'),
    ]);
  }
  return ok({ source, project, model, inputHash: inputHash(project), assessment: assessment.value, design });
}
