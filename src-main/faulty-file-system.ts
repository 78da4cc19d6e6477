import type { FileSystem } from './file-system';

export interface Faults {
  readonly files: FileSystem;
  /** Names of the calls made so far, in order. */
  readonly calls: string[];
}

/**
 * The given file system with every call counted, the k-th (from 0) failing with `code`, without being
 * carried out. "SHORT" makes a write take one byte only, which is no failure.
 */
export function failingAt(inner: FileSystem, k: number, code: string): Faults {
  const calls: string[] = [];
  const step = async <T>(name: string, run: () => Promise<T>): Promise<T> => {
    const index = calls.push(name) - 1;
    if (index === k && code !== 'SHORT') throw Object.assign(new Error(`injected ${code} in ${name}`), { code });
    return run();
  };
  const files: FileSystem = {
    facts: (path) => step('facts', () => inner.facts(path)),
    realPath: (path) => step('realPath', () => inner.realPath(path)),
    read: (path) => step('read', () => inner.read(path)),
    list: (folder) => step('list', () => inner.list(folder)),
    create: (path, mode) =>
      step('create', async () => {
        const file = await inner.create(path, mode);
        return {
          write: (bytes, offset) =>
            step('write', () =>
              calls.length - 1 === k && code === 'SHORT'
                ? file.write(bytes.subarray(0, offset + 1), offset)
                : file.write(bytes, offset),
            ),
          sync: () => step('sync', () => file.sync()),
          // The handle is closed even where closing reports a fault, as the system does.
          close: async () => {
            await file.close();
            await step('close', () => Promise.resolve());
          },
        };
      }),
    rename: (from, to) => step('rename', () => inner.rename(from, to)),
    remove: (path) => step('remove', () => inner.remove(path)),
    makeFolder: (path) => step('makeFolder', () => inner.makeFolder(path)),
    syncFolder: (path) => step('syncFolder', () => inner.syncFolder(path)),
  };
  return { files, calls };
}
