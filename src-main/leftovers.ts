import { randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { FileSystem } from './file-system';

/** Older than any save can take; a younger one may belong to another instance that is saving now. */
const ABANDONED_AFTER = 3_600_000;

/** The name is cut so that it stays below the 255 bytes that file systems allow. */
const prefixOf = (path: string): string => `.${basename(path).slice(0, 40)}.`;

/** A new name beside the file, for content that is not complete yet. */
export function temporaryName(path: string): string {
  return join(dirname(path), `${prefixOf(path)}${randomUUID()}.tmp`);
}

/** Removes what a program that was killed while saving this file has left beside it. Best effort. */
export async function sweepLeftovers(files: FileSystem, path: string, now: number): Promise<void> {
  const prefix = prefixOf(path);
  try {
    for (const name of await files.list(dirname(path))) {
      if (!name.startsWith(prefix) || !/^[0-9a-f-]{36}\.tmp$/.test(name.slice(prefix.length))) continue;
      const leftover = join(dirname(path), name);
      const { changedAt } = await files.facts(leftover);
      if (now - changedAt.getTime() > ABANDONED_AFTER) await files.remove(leftover);
    }
  } catch {
    // The file itself is saved; what is left beside it can wait for the next save.
  }
}
