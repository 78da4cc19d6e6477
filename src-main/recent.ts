import { dirname, join } from 'node:path';
import * as v from 'valibot';
import type { Saver } from './atomic-save';
import type { FileSystem } from './file-system';

/** A file that was opened or saved lately, newest first in the list. */
export interface RecentFile {
  readonly path: string;
  /** ISO 8601 time of its last change as far as the application knows. */
  readonly changedAt: string;
}

const MOST_FILES = 12;
const schema = v.strictObject({
  recent: v.array(
    v.strictObject({
      path: v.pipe(v.string(), v.minLength(1), v.maxLength(4096)),
      changedAt: v.pipe(v.string(), v.isoTimestamp()),
    }),
  ),
});

export interface RecentFiles {
  list(): readonly RecentFile[];
  /** Puts a file on top of the list; a list that cannot be stored is kept in memory. */
  note(file: RecentFile): Promise<void>;
}

/** The list of recent files kept in the user-data folder; a missing or broken list counts as empty. */
export async function loadRecent(files: FileSystem, save: Saver, userData: string): Promise<RecentFiles> {
  const path = join(userData, 'recent.json');
  let recent = await readList(files, path);
  return {
    list: () => recent,
    async note(file) {
      recent = [file, ...recent.filter((other) => other.path !== file.path)].slice(0, MOST_FILES);
      const bytes = Buffer.from(JSON.stringify({ recent }, null, 1));
      try {
        await files.makeFolder(dirname(path));
      } catch {
        return; // Without the folder the list lives as long as the application.
      }
      await save({ path, bytes, task: 'save', expectedHash: null, backup: null });
    },
  };
}

async function readList(files: FileSystem, path: string): Promise<readonly RecentFile[]> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await files.read(path));
    return v.parse(schema, JSON.parse(text)).recent.slice(0, MOST_FILES);
  } catch {
    return [];
  }
}
