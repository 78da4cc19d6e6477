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
  const found = checkProject(project);
  // Positions in the file are those in the project only while nothing was left out.
  const located = issues.length === 0 ? found.map((issue) => withPath(project, issue)) : found;
  const known = new Set(issues.map(identity));
  return { project, hash, issues: [...issues, ...located.filter((issue) => !known.has(identity(issue)))] };
}

/** Reading a file and checking a project both report a value out of range; the planner needs it once. */
function identity({ code, where }: Issue): string {
  return JSON.stringify([code, where.element, where.link, where.field]);
}

function withPath(project: Project, issue: Issue): Issue {
  const { element, link, field, path } = issue.where;
  if (path !== undefined) return issue;
  const list = element === undefined ? 'links' : 'elements';
  const index = project.network[list].findIndex(({ id }) => id === (element ?? link));
  const item = project.network[list][index];
  if (item === undefined) return issue;
  const parameter = field !== undefined && Object.hasOwn(item.parameters, field) ? `.parameters.${field}` : '';
  return { ...issue, where: { ...issue.where, path: `network.${list}[${index}]${parameter}` } };
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
