import { err, ok, type Result } from '../../optimizer/result';
import type { Issue } from '../issue';
import { canonicalJson } from './canonical-json';
import { CODE } from './codes';
import { findNonFinite } from './integrity';
import type { Project } from './project';

/**
 * The text of a project file: the same text for the same content, with the fields that this version
 * does not know written back. Refused where a number is not finite, since JSON would turn it into null.
 */
export function serialiseProject(project: Project): Result<string, Issue> {
  const { unknown, ...known } = project;
  const file = { ...unknown, ...known };
  const path = findNonFinite(file);
  if (path !== null) return err(notFinite(project, path));
  return ok(`${canonicalJson(file, 2)}\n`);
}

function notFinite(project: Project, path: string): Issue {
  const [, list, index, rest = ''] = /^network\.(elements|links)\[(\d+)\]\.(.*)$/.exec(path) ?? [];
  const field = rest.split('.').at(-1) ?? '';
  const item = list === undefined ? undefined : project.network[list as 'elements' | 'links'][Number(index)];
  const name = item !== undefined && 'name' in item ? item.name : item === undefined ? '' : `Link ${item.id}`;
  return {
    code: CODE.notFinite,
    severity: 'error',
    where: {
      label: item === undefined ? path : `${name}, ${field}`,
      path,
      ...(item === undefined ? {} : { [list === 'elements' ? 'element' : 'link']: item.id, field }),
    },
    message: `The project cannot be written: ${path} is not a finite number.`,
    remedy: 'Enter a finite number there, or undo the edit that put it in.',
  };
}
