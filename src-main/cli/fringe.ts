import { join } from 'node:path';
import { nodeFileSystem } from '../file-system';
import { threadFactory } from '../jobs/worker-factory';
import { VERSION } from '../version';
import { runCommandLine } from './command-line';

/** Entry of the command line, bundled to dist/cli/fringe.cjs beside dist/worker/optimizer.cjs. */

// A reader that has seen enough (`fringe ... | head`) closes the pipe; that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

/** Ctrl-C asks; Ctrl-C a second later insists. In between, the same key press may arrive twice through a launcher. */
function onInterrupt(listener: () => void): () => void {
  let first = 0;
  const interrupted = () => {
    const now = performance.now();
    if (first === 0) {
      first = now;
      listener();
    } else if (now - first > 1000) {
      process.exit(130);
    }
  };
  process.on('SIGINT', interrupted);
  return () => process.removeListener('SIGINT', interrupted);
}

runCommandLine(
  {
    version: VERSION,
    files: nodeFileSystem,
    factory: threadFactory(join(__dirname, '..', 'worker', 'optimizer.cjs')),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    onInterrupt,
  },
  process.argv.slice(2),
).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      `Fringe has a fault: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exitCode = 1;
  },
);
