import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerStart } from './messages';
import { runTask } from './run-task';
import { threadFactory } from './worker-factory';

/** Entry of the worker program, bundled to dist/worker/optimizer.cjs: one task, one result, then it ends. */
runTask(workerData as WorkerStart, {
  send: (message) => parentPort!.postMessage(message, message.type === 'helper' ? [message.reports] : []),
  factory: threadFactory(__filename),
});
