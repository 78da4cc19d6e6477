import { createHash, randomUUID } from 'node:crypto';
import { basename, join, resolve } from 'node:path';
import type { Issue } from '../models/issue';

interface OpenDocument {
  readonly path: string;
  /** Content of the file as we last read or wrote it; null where we do not know. */
  hash: string | null;
}

/**
 * The files the window may name, by opaque handle. Paths come from dialogs, the command line and the
 * recent list only; the window never sees or sends one.
 */
export class OpenDocuments {
  readonly #byHandle = new Map<string, OpenDocument>();

  constructor(private readonly userData: string) {}

  /** The handle of a file, the same one for the same path. A given hash replaces the known one. */
  handleOf(path: string, hash?: string): string {
    const absolute = resolve(path);
    for (const [handle, document] of this.#byHandle) {
      if (document.path !== absolute) continue;
      if (hash !== undefined) document.hash = hash;
      return handle;
    }
    const handle = randomUUID();
    this.#byHandle.set(handle, { path: absolute, hash: hash ?? null });
    return handle;
  }

  find(handle: string): Readonly<OpenDocument> | undefined {
    return this.#byHandle.get(handle);
  }

  /** Where the previous version of a file is kept: in the user data, so that it survives the loss of the folder. */
  backupOf(path: string): string {
    const key = createHash('sha256').update(resolve(path)).digest('hex').slice(0, 16);
    return join(this.userData, 'backups', `${key}-${basename(path).slice(0, 60)}.bak`);
  }
}

/** For a handle that no file belongs to, e.g. after a restart. */
export function unknownHandle(): Issue {
  return {
    code: 'FILE-033',
    severity: 'error',
    where: { label: 'File' },
    message: 'The application does not know this file any more.',
    remedy: 'Open it again from the disk, or save under a name.',
  };
}
