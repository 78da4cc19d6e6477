/**
 * What must be undone when this process leaves, however it leaves: temporary folders, locks, child processes.
 * A kill that cannot be caught is covered elsewhere: the next start sweeps what it finds.
 */
const undoings = new Set();
const children = new Set();

/** Registers a synchronous undoing; the returned function takes it back. */
export function whenLeaving(undo) {
  undoings.add(undo);
  return () => undoings.delete(undo);
}

/** Registers a child so that signals reach it. */
export function trackChild(child) {
  children.add(child);
  child.once('close', () => children.delete(child));
  child.once('error', () => children.delete(child));
  return child;
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
  const gone = [...children].map((child) => new Promise((resolve) => child.once('close', resolve)));
  for (const child of children) child.kill(signal);
  const harder = setTimeout(() => {
    for (const child of children) child.kill('SIGKILL');
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
