import { Worker } from 'node:worker_threads';
import type { Open } from './peer';

/** Runs `optimization-js` in a thread of its own, where it can be stopped and seeded without touching ours. */
export function openLibrary(script: string, root: string): Open {
  return (onLine, onEnd) => {
    const worker = new Worker(script, { workerData: { root } });
    worker.on('message', onLine);
    worker.once('error', (error) => onEnd(error instanceof Error ? error.message : String(error)));
    worker.once('exit', (code) => onEnd(`ended with ${code}`));
    return { send: (line) => worker.postMessage(line), kill: () => void worker.terminate() };
  };
}
