import { Worker, type ResourceLimits } from 'node:worker_threads';
import type { WorkerMessage, WorkerStart } from './messages';

export interface WorkerListener {
  message(message: WorkerMessage): void;
  /** The worker is gone, by itself or terminated; `reason` is for the planner. */
  gone(reason: string): void;
}

export interface JobWorker {
  terminate(): void;
}

/** Starts a worker on its one job. Behind a port so that threads can become processes by one adapter. */
export type WorkerFactory = (start: WorkerStart, listener: WorkerListener) => JobWorker;

/** A heap far above what the largest allowed network needs; typed arrays are not counted in it. */
const LIMITS: ResourceLimits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 };

function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return 'it ran out of memory';
  return error instanceof Error ? error.message : String(error);
}

/** Workers as threads of this process, from the bundled worker program `workerFile`. */
export function threadFactory(workerFile: string, limits: ResourceLimits = LIMITS): WorkerFactory {
  return (start, listener) => {
    const transferList = start.task.kind === 'help' ? [start.task.fork.port, start.task.fork.reports] : [];
    const thread = new Worker(workerFile, {
      workerData: start,
      transferList,
      resourceLimits: limits,
      env: {},
      argv: [],
    });
    let reason = '';
    thread.on('message', (message: WorkerMessage) => listener.message(message));
    thread.on('error', (error: unknown) => (reason = reasonOf(error)));
    thread.on('messageerror', () => (reason = 'its answer could not be read'));
    thread.on('exit', (code) => listener.gone(reason || `it ended without an answer (exit code ${code})`));
    return { terminate: () => void thread.terminate() };
  };
}
