import { checkProject } from '../../models/check-project';
import type { Project } from '../../models/document/project';
import type { Issue } from '../../models/issue';
import { openProjectFile } from '../project-file';
import { hasErrors, issueLines } from './issue-lines';
import type { CommandLinePorts } from './ports';

export interface Examined {
  /** Null where the file could not be opened at all. */
  readonly project: Project | null;
  readonly hash: string;
  readonly issues: readonly Issue[];
}

/** Opens a project file and gathers everything that is wrong in it: the file's own faults and the network's. */
export async function examine(ports: CommandLinePorts, file: string): Promise<Examined> {
  const opened = await openProjectFile(ports.files, file);
  if (!opened.ok) return { project: null, hash: '', issues: opened.error };
  const { project, issues, hash } = opened.value;
  return { project, hash, issues: [...issues, ...checkProject(project)] };
}

/**
 * The project of a file for a command that computes: null, with the reasons on standard error, unless it is
 * free of errors. A file of which a part had to be left out counts as wrong here, because nobody is there to ask.
 */
export async function readProject(
  ports: CommandLinePorts,
  file: string,
): Promise<{ project: Project; hash: string } | null> {
  const { project, hash, issues } = await examine(ports, file);
  ports.err(issueLines(file, issues));
  return project === null || hasErrors(issues) ? null : { project, hash };
}
