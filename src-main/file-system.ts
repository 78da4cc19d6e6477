import { mkdir, open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';

/** What saving and opening need to know of a path. */
export interface FileFacts {
  readonly isRegularFile: boolean;
  readonly size: number;
  /** Permission bits, to give a replaced file the rights of the old one. */
  readonly mode: number;
  readonly changedAt: Date;
}

/** A file opened for writing. */
export interface WritableFile {
  /** Writes from `offset` on; returns how many bytes were taken, which may be fewer than given. */
  write(bytes: Uint8Array, offset: number): Promise<number>;
  /** Waits until the written bytes are on the device. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The few file operations the application uses, as a port: tests replace it to let any single call
 * fail. Every method rejects with a Node error that carries a `code` such as "ENOSPC".
 */
export interface FileSystem {
  facts(path: string): Promise<FileFacts>;
  /** The path with symbolic links resolved. */
  realPath(path: string): Promise<string>;
  read(path: string): Promise<Uint8Array>;
  /** Names in a folder, in alphabetical order. */
  list(folder: string): Promise<readonly string[]>;
  /** Creates a new file, with these permission bits if given; fails with EEXIST if there is one. */
  create(path: string, mode: number | null): Promise<WritableFile>;
  rename(from: string, to: string): Promise<void>;
  /** Removes a file; a missing one is no error. */
  remove(path: string): Promise<void>;
  /** Creates a folder with its parents; an existing one is no error. */
  makeFolder(path: string): Promise<void>;
  /** Makes a rename in the folder durable; does nothing where the platform cannot. */
  syncFolder(path: string): Promise<void>;
}

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder as a file; its rename is journalled by the file system.
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The file system of this computer. */
export const nodeFileSystem: FileSystem = {
  async facts(path) {
    const found = await stat(path);
    return { isRegularFile: found.isFile(), size: found.size, mode: found.mode & 0o777, changedAt: found.mtime };
  },
  realPath: (path) => realpath(path),
  read: (path) => readFile(path),
  list: async (folder) => (await readdir(folder)).sort(),
  async create(path, mode) {
    const handle = await open(path, 'wx');
    // Not through open: that would apply the umask. Drives without permission bits refuse, which does no harm.
    if (mode !== null) await handle.chmod(mode).catch(() => undefined);
    return {
      write: async (bytes, offset) => (await handle.write(bytes, offset)).bytesWritten,
      sync: () => handle.sync(),
      close: () => handle.close(),
    };
  },
  rename,
  remove: (path) => rm(path, { force: true }),
  makeFolder: async (path) => {
    await mkdir(path, { recursive: true });
  },
  syncFolder,
};

/** The error code of a failed file operation, e.g. "ENOSPC"; empty for anything else. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
