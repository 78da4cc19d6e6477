import { optimiseProject } from './optimise-project';
import type { WorkerFactory } from './worker-factory';

/** Runs jobs in this very thread, a moment after they are started: for tests of what is around the workers. */
export const inlineFactory: WorkerFactory = (start, listener) => {
  let alive = true;
  setImmediate(() => {
    const stop = new Int32Array(start.stop);
    const outcome = optimiseProject(start.project, {
      version: start.version,
      seed: start.seed,
      deadline: start.deadline,
      clock: () => performance.now(),
      today: () => new Date(),
      stopRequested: () => Atomics.load(stop, 0) !== 0,
      onProgress: (progress, design) => alive && listener.message({ type: 'progress', progress, design }),
    });
    if (!alive) return;
    listener.message(
      outcome.ok ? { type: 'finished', design: outcome.value } : { type: 'failed', issues: outcome.error },
    );
  });
  return { terminate: () => void (alive = false) };
};
