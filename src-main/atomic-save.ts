import { basename, dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Issue } from '../models/issue';
import { err, ok, type Result } from '../optimizer/result';
import { contentHash } from './content-hash';
import { fileIssue, type FileTask } from './file-issue';
import { errorCode, type FileFacts, type FileSystem } from './file-system';
import { sweepLeftovers, temporaryName } from './leftovers';

export interface SaveRequest {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly task: FileTask;
  /** Hash of the content we believe is in the file; null when the planner has agreed to replace whatever is there. */
  readonly expectedHash: string | null;
  /** Where the replaced content is kept as the one backup generation; null keeps none. */
  readonly backup: string | null;
}

export interface Saved {
  readonly hash: string;
  /** The file is written, but something beside it was not, e.g. the backup. */
  readonly warnings: readonly Issue[];
}

export type Saver = (request: SaveRequest) => Promise<Result<Saved, Issue>>;

/** Windows keeps a file locked for a moment while a virus scanner or an indexer reads it: about 6 s in total. */
const RENAME_DELAYS = [10, 20, 50, 100, 200, 400, 800, 1600, 3200];
const PASSING_CODES = new Set(['EPERM', 'EACCES', 'EBUSY']);

class Refused extends Error {
  constructor(readonly issue: Issue) {
    super(issue.message);
  }
}

/**
 * Makes the function that writes files so that a reader, a crash or a failing drive finds the old
 * content or the new one, never a part: temporary file in the same folder, flushed and read back,
 * then renamed over the old. Saves of one file wait for each other. `pause` waits between attempts (ms).
 */
export function createSaver(files: FileSystem, pause: (milliseconds: number) => Promise<unknown> = delay): Saver {
  const running = new Map<string, Promise<unknown>>();
  return (request) => {
    const before = running.get(request.path) ?? Promise.resolve();
    const mine = before.then(() => saveNow(files, pause, request));
    running.set(request.path, mine);
    void mine.then(() => {
      if (running.get(request.path) === mine) running.delete(request.path);
    });
    return mine;
  };
}

async function saveNow(
  files: FileSystem,
  pause: (milliseconds: number) => Promise<unknown>,
  request: SaveRequest,
): Promise<Result<Saved, Issue>> {
  const warnings: Issue[] = [];
  try {
    const target = await resolveTarget(files, request);
    const hash = contentHash(request.bytes);
    const temporary = temporaryName(target.path);
    try {
      await writeVerified(files, temporary, request.bytes, hash, target.facts?.mode ?? null);
      const previous = target.facts === null ? null : await files.read(target.path);
      refuseOutsideChange(request, previous);
      if (previous !== null && request.backup !== null)
        warnings.push(...(await keepBackup(files, request.backup, previous)));
      await renamePatiently(files, pause, temporary, target.path);
    } catch (error) {
      await files.remove(temporary).catch(() => undefined);
      throw error;
    }
    warnings.push(...(await confirmFolder(files, target.path)));
    await sweepLeftovers(files, target.path, Date.now());
    return ok({ hash, warnings });
  } catch (error) {
    return err(error instanceof Refused ? error.issue : fileIssue(error, request.task, request.path));
  }
}

/** Follows symbolic links, so that the file behind a link is replaced and not the link itself. */
async function resolveTarget(
  files: FileSystem,
  request: SaveRequest,
): Promise<{ path: string; facts: FileFacts | null }> {
  let path: string;
  try {
    path = await files.realPath(request.path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { path: request.path, facts: null };
    throw error;
  }
  const facts = await files.facts(path);
  if (!facts.isRegularFile) throw Object.assign(new Error('not a regular file'), { code: 'EISDIR' });
  return { path, facts };
}

async function writeVerified(
  files: FileSystem,
  path: string,
  bytes: Uint8Array,
  hash: string,
  mode: number | null,
): Promise<void> {
  const file = await files.create(path, mode);
  try {
    for (let offset = 0; offset < bytes.length;) {
      const taken = await file.write(bytes, offset);
      if (taken <= 0) throw Object.assign(new Error('nothing was written'), { code: 'EIO' });
      offset += taken;
    }
    await file.sync();
  } catch (error) {
    await file.close().catch(() => undefined);
    throw error;
  }
  await file.close();
  if (contentHash(await files.read(path)) !== hash) {
    throw Object.assign(new Error('the file reads back differently'), { code: 'EIO' });
  }
}

function refuseOutsideChange(request: SaveRequest, previous: Uint8Array | null): void {
  // A file that has vanished is no reason to refuse: saving brings it back.
  if (request.expectedHash === null || previous === null || contentHash(previous) === request.expectedHash) return;
  const name = basename(request.path);
  throw new Refused({
    code: 'FILE-020',
    severity: 'error',
    where: { label: name },
    message: `"${name}" was changed by another program since it was opened; it was not overwritten.`,
    remedy: 'Save under another name, then compare the two files.',
  });
}

/** Keeps the replaced content; a backup that fails is reported but does not stop the save. */
async function keepBackup(files: FileSystem, path: string, bytes: Uint8Array): Promise<readonly Issue[]> {
  const temporary = temporaryName(path);
  try {
    await files.makeFolder(dirname(path));
    await writeVerified(files, temporary, bytes, contentHash(bytes), 0o600);
    await files.rename(temporary, path);
    return [];
  } catch (error) {
    await files.remove(temporary).catch(() => undefined);
    const issue = fileIssue(error, 'save', path);
    return [
      {
        ...issue,
        severity: 'warning',
        message: `The backup of the previous version failed. ${issue.message}`,
        remedy: 'Free some space on the drive of your user data.',
      },
    ];
  }
}

async function renamePatiently(
  files: FileSystem,
  pause: (milliseconds: number) => Promise<unknown>,
  from: string,
  to: string,
): Promise<void> {
  for (const wait of RENAME_DELAYS) {
    try {
      return await files.rename(from, to);
    } catch (error) {
      if (!PASSING_CODES.has(errorCode(error))) throw error;
      await pause(wait);
    }
  }
  await files.rename(from, to);
}

/** Some network drives cannot flush a folder: the file is there, so this is a warning and no failure. */
async function confirmFolder(files: FileSystem, path: string): Promise<readonly Issue[]> {
  try {
    await files.syncFolder(dirname(path));
    return [];
  } catch (error) {
    const name = basename(path);
    return [
      {
        code: 'FILE-021',
        severity: 'warning',
        where: { label: name },
        message: `"${name}" is written, but the drive did not confirm it (${errorCode(error) || 'no reason given'}).`,
        remedy: 'If this is a network or removable drive, save a copy on a local one as well.',
      },
    ];
  }
}
