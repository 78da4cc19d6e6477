import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from './failure.mjs';
import { whenLeaving } from './leaving.mjs';
import { identity, isAlive } from './living.mjs';

/**
 * Holds the lock file while the action runs, so that two set-ups never write the same folder.
 * A lock whose owner is dead is taken over. With `patience` (ms) a living owner is waited for; otherwise it is a failure.
 * @template T
 * @param {string} file
 * @param {{ subject: string, patience?: number }} options
 * The action may name a process that works for it, by `worker(pid)`: should we be killed, the lock holds as long as that
 * process runs on.
 * @param {(worker: (pid: number) => void) => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function withLock(file, { subject, patience = 0 }, action) {
  mkdirSync(dirname(file), { recursive: true });
  const deadline = Date.now() + patience;
  while (!acquire(file)) {
    const owner = readOwner(file);
    if (owner === null) continue;
    const holder = [owner, owner.worker].find((each) => each !== undefined && isAlive(each));
    if (holder === undefined) takeAway(file, owner);
    else if (Date.now() >= deadline) {
      throw new Failure(
        `${subject} is already under way in process ${holder.pid}: wait until it has finished, or end that process, and run the command again.`,
      );
    } else await pause(100);
  }
  const release = () => rmSync(file, { force: true });
  const forget = whenLeaving(release);
  try {
    return await action((pid) => nameWorker(file, pid));
  } finally {
    forget();
    release();
  }
}

/** @typedef {{ pid: number, started: string, worker?: { pid: number, started: string } }} Owner */

function acquire(file) {
  // Written aside and linked into place: whoever reads the lock always finds its owner in it.
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, JSON.stringify(identity(process.pid)));
  try {
    linkSync(aside, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function nameWorker(file, pid) {
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, JSON.stringify({ ...identity(process.pid), worker: identity(pid) }));
  renameSync(aside, file);
}

function readOwner(file) {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
  try {
    const { pid, started, worker } = JSON.parse(text);
    if (Number.isInteger(pid) && pid > 0) return { pid, started: String(started), worker, text };
  } catch {
    // Not ours or torn: nobody can be alive behind it.
  }
  return { pid: 0, started: '', text };
}

function takeAway(file, stale) {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  // Between our look and our rename another process may have taken over: then the file is theirs and goes back.
  if (readFileSync(aside, 'utf8') !== stale.text && !existsSync(file)) linkSync(aside, file);
  rmSync(aside, { force: true });
}
