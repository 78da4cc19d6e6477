import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whenLeaving } from './leaving.mjs';
import { isAlive } from './living.mjs';

/**
 * A folder in the system's temporary place that goes when `remove` is called or this process leaves. Its name carries
 * our process number, by which the next start knows and sweeps what killed processes left behind.
 * @param {string} purpose a word for its name
 * @returns {{ folder: string, remove: () => void }}
 */
export function temporaryFolder(purpose, parent = tmpdir()) {
  sweep(`fringe-${purpose}-`, parent);
  const folder = mkdtempSync(join(parent, `fringe-${purpose}-${process.pid}-`));
  const removeNow = () => rmSync(folder, { recursive: true, force: true });
  const forget = whenLeaving(removeNow);
  const remove = () => {
    forget();
    removeNow();
  };
  return { folder, remove };
}

function sweep(prefix, parent) {
  for (const name of readdirSync(parent)) {
    const owner = name.startsWith(prefix) ? Number(/^(\d+)-/.exec(name.slice(prefix.length))?.[1] ?? 0) : 0;
    if (owner > 0 && !isAlive({ pid: owner, started: '' })) removeOwn(join(parent, name));
  }
}

/** The temporary place is shared: what belongs to another user stays. */
function removeOwn(path) {
  try {
    if (lstatSync(path).uid === (process.getuid?.() ?? 0)) rmSync(path, { recursive: true, force: true });
  } catch {
    // Somebody else swept it first.
  }
}
