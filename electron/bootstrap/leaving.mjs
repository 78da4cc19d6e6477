/**
 * What must be undone when this process leaves, however it leaves: temporary folders, locks, child processes.
 * A kill that cannot be caught is covered elsewhere: the next start sweeps what it finds.
 */
const undoings = new Set();
const children = new Map();

/** Registers a synchronous undoing; the returned function takes it back. */
export function whenLeaving(undo) {
  undoings.add(undo);
  return () => undoings.delete(undo);
}

/** Registers a child so that signals reach it; `signal` says how to send them one. */
export function trackChild(child, signal = (name) => child.kill(name)) {
  children.set(child, signal);
  child.once('close', () => children.delete(child));
  child.once('error', () => children.delete(child));
  return child;
}

/** How to start a child at the head of a group of its own, so that whatever it starts can be ended with it. */
export const IN_GROUP = Object.freeze({ detached: process.platform !== 'win32' });

/** Signals a child that was started with IN_GROUP, and everything it has started; what has ended already is left alone. */
export function signalGroup(child, signal) {
  if (!IN_GROUP.detached) return void child.kill(signal);
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Undoes everything, last first. One undoing that fails does not keep the others from running. */
export function undoAll() {
  for (const undo of [...undoings].reverse()) {
    undoings.delete(undo);
    try {
      undo();
    } catch {
      // A folder that is already gone is what we wanted.
    }
  }
}

/** Sends the signal to every child, waits until they are gone (harder after `patience` ms), then undoes. */
export async function stopEverything(signal, patience = 5000) {
  const gone = [...children.keys()].map((child) => new Promise((resolve) => child.once('close', resolve)));
  for (const send of children.values()) send(signal);
  const harder = setTimeout(() => {
    for (const send of children.values()) send('SIGKILL');
  }, patience);
  await Promise.all(gone);
  clearTimeout(harder);
  undoAll();
}

const NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

/** Makes the process leave tidily on the signals a terminal or a supervisor sends. */
export function leaveTidily() {
  process.once('exit', undoAll);
  for (const [signal, number] of Object.entries(NUMBERS)) {
    process.once(signal, () => void stopEverything(signal).then(() => process.exit(128 + number)));
  }
}
