import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { trackChild } from '../bootstrap/leaving.mjs';
import { ensureBuilt } from '../build/build.mjs';
import { runDemonstration } from './demonstration.mjs';
import { withoutNoise } from './noise.mjs';

const EXAMPLE = join('examples', 'optomechanical-four.fringe.json');

/**
 * `npm start`: opens the application with a file, by default the example; without a display, the guided demonstration.
 * @returns {Promise<number>} exit code
 */
export async function start({ root, log, ready, given }) {
  await ensureBuilt({ root, log, names: ['main', 'preload', 'worker', 'window'] });
  const file = given[0] ?? join(root, EXAMPLE);
  if (ready.virtual) {
    log('There is no display: running the guided demonstration in a virtual one.');
    return runDemonstration({ root, ready, file, folder: join(root, 'out', 'demo') });
  }
  if (ready.origin === 'stand-in') log('This Electron runtime is for development and tests only and is never shipped.');
  const child = trackChild(
    spawn(ready.executable, [...ready.flags, root, file], { env: ready.env, stdio: ['ignore', 'inherit', 'pipe'] }),
  );
  child.stderr.setEncoding('utf8').on('data', (text) => process.stderr.write(withoutNoise(text)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
