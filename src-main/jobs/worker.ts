import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerMessage, WorkerStart } from './messages';
import { optimiseProject } from './optimise-project';

/** Entry of the worker program, bundled to dist/worker/optimizer.cjs: one job, one result, then it ends. */
const start = workerData as WorkerStart;
const stop = new Int32Array(start.stop);
const send = (message: WorkerMessage): void => parentPort!.postMessage(message);

const outcome = optimiseProject(start.project, {
  version: start.version,
  seed: start.seed,
  deadline: start.deadline,
  clock: () => performance.now(),
  today: () => new Date(),
  stopRequested: () => Atomics.load(stop, 0) !== 0,
  onProgress: (progress, design) => send({ type: 'progress', progress, design }),
});
send(outcome.ok ? { type: 'finished', design: outcome.value } : { type: 'failed', issues: outcome.error });
