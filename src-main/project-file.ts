import { basename } from 'node:path';
import type { Project } from '../models/document/project';
import type { Issue } from '../models/issue';
import { parseProject } from '../models/document/parse';
import { serialiseProject } from '../models/document/serialise';
import { err, ok, type Result } from '../optimizer/result';
import type { Saved, Saver } from './atomic-save';
import { contentHash } from './content-hash';
import { fileIssue } from './file-issue';
import type { FileSystem } from './file-system';

/** Largest project file that is opened, in bytes. */
export const MOST_BYTES = 20 * 1024 * 1024;

export interface OpenedFile {
  readonly project: Project;
  /** What was left out or repaired on opening; the file itself is as it was. */
  readonly issues: readonly Issue[];
  /** Content of the file, to notice later that another program has changed it. */
  readonly hash: string;
}

function refusal(path: string, code: string, message: string, remedy: string): readonly Issue[] {
  const name = basename(path);
  return [{ code, severity: 'error', where: { label: name }, message: `"${name}" ${message}`, remedy }];
}

function tooLarge(path: string, bytes: number): readonly Issue[] {
  const size = (bytes / 2 ** 20).toFixed(1);
  return refusal(
    path,
    'FILE-031',
    `has ${size} MB; project files have at most ${MOST_BYTES / 2 ** 20} MB.`,
    'Check that it is the right file.',
  );
}

async function readBytes(files: FileSystem, path: string): Promise<Result<Uint8Array, readonly Issue[]>> {
  try {
    const { isRegularFile, size } = await files.facts(path);
    // A pipe or a device would be read for ever, so this comes before the first byte.
    if (!isRegularFile)
      return err(
        refusal(path, 'FILE-004', 'is not a file but a folder or a device.', 'Choose a project file (*.fringe.json).'),
      );
    if (size > MOST_BYTES) return err(tooLarge(path, size));
    const bytes = await files.read(path);
    return bytes.length > MOST_BYTES ? err(tooLarge(path, bytes.length)) : ok(bytes);
  } catch (error) {
    return err([fileIssue(error, 'open', path)]);
  }
}

/** Opens a project file. The file is only read: whatever is wrong with it, it stays as it is. */
export async function openProjectFile(files: FileSystem, path: string): Promise<Result<OpenedFile, readonly Issue[]>> {
  const bytes = await readBytes(files, path);
  if (!bytes.ok) return bytes;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.value);
  } catch {
    return err(
      refusal(
        path,
        'FILE-030',
        'is not text in UTF-8, so it is no project file.',
        'Choose a project file (*.fringe.json), or save it as UTF-8 in your editor.',
      ),
    );
  }
  const parsed = parseProject(text);
  return parsed.ok ? ok({ ...parsed.value, hash: contentHash(bytes.value) }) : parsed;
}

export interface ProjectSave {
  readonly path: string;
  readonly project: Project;
  readonly expectedHash: string | null;
  readonly backup: string | null;
}

/** Saves a project so that the file is never torn; refuses one with numbers that are not finite. */
export async function saveProjectFile(save: Saver, request: ProjectSave): Promise<Result<Saved, Issue>> {
  const { path, project, expectedHash, backup } = request;
  const text = serialiseProject(project);
  if (!text.ok) return text;
  const bytes = Buffer.from(text.value, 'utf8');
  return save({ path, bytes, task: 'save', expectedHash, backup });
}
