import { runTask } from './run-task';
import type { WorkerFactory } from './worker-factory';

/** Runs jobs in this very thread, a moment after they are started: for tests of what is around the workers. */
export const inlineFactory: WorkerFactory = (start, listener) => {
  let alive = true;
  setImmediate(() =>
    runTask(
      { ...start, threads: 1 },
      { send: (message) => alive && listener.message(message), factory: inlineFactory },
    ),
  );
  return { terminate: () => void (alive = false) };
};
