import type { FileSystem } from '../file-system';
import type { WorkerFactory } from '../jobs/worker-factory';

/** What a command needs of the world: tests replace it to run commands in-process. */
export interface CommandLinePorts {
  readonly version: string;
  readonly files: FileSystem;
  readonly factory: WorkerFactory;
  /** Standard output: results only. */
  out(text: string): void;
  /** Standard error: messages and progress. */
  err(text: string): void;
  /** Calls the listener on Ctrl-C until the returned function is called. */
  onInterrupt(listener: () => void): () => void;
}

/** How a command ended: 0 done, 1 failed, 2 bad input. */
export type ExitCode = 0 | 1 | 2;
