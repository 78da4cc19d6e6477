import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Open } from './peer';

/** Where Debian and its children put the Python that their packages of numpy, scipy and NLopt belong to. */
export const PYTHON = '/usr/bin/python3';

/** Starts `script` under `python`. `track` learns of the process, so that it ends with the program. */
export function openPython(python: string, script: string, track: (child: ReturnType<typeof spawn>) => void): Open {
  return (onLine, onEnd) => {
    // One thread, so that CPU time is time; no byte code left behind; nothing from the user's environment.
    const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
    const child = spawn(python, ['-B', '-E', '-s', script], { env, stdio: ['pipe', 'pipe', 'pipe'] });
    track(child);
    let words = '';
    child.stderr.on('data', (chunk) => (words = (words + String(chunk)).slice(-500)));
    // A peer that dies closes its end; why is told by `close`.
    child.stdin.on('error', () => undefined);
    child.once('error', (error) => onEnd(error.message));
    child.once('close', (code, signal) => {
      // The timer that the peer sets for itself counts its CPU time.
      const late = signal === 'SIGPROF';
      onEnd(`ended with ${signal ?? code}${words ? `: ${words.trim()}` : ''}`, late);
    });
    createInterface({ input: child.stdout }).on('line', onLine);
    return { send: (line) => child.stdin.write(`${line}\n`), kill: () => child.kill('SIGKILL') };
  };
}
