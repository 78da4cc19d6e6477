import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { execute } from '../bootstrap/execute.mjs';
import { Failure } from '../bootstrap/failure.mjs';
import { temporaryFolder } from '../bootstrap/temporary.mjs';
import { withoutNoise } from './noise.mjs';

/** The application ends by itself after 90 s; beyond this it hangs. */
const LIMIT = 110_000;
const RESULTS = ['window.png', 'configuration.json', 'summary.txt'];

/** Runs the guided demonstration in a profile of its own and prints its summary. @returns {Promise<number>} exit code */
export async function runDemonstration({ root, ready, file, folder }) {
  const { folder: profile, remove } = temporaryFolder('profile');
  try {
    const own = [`--user-data-dir=${profile}`, '--force-device-scale-factor=1', `--demonstration=${folder}`];
    const { code, output, stdout } = await execute(ready.executable, [...ready.flags, root, file, ...own], {
      cwd: root,
      env: ready.env,
      timeout: LIMIT,
    });
    // Asked to end early, Electron leaves with code 0 and without results.
    if (code !== 0 || !RESULTS.every((name) => existsSync(join(folder, name)))) throw failed(withoutNoise(output));
    process.stdout.write(stdout);
    process.stdout.write(`\nWritten: ${RESULTS.map((name) => relative(root, join(folder, name))).join(', ')}\n`);
    return 0;
  } finally {
    remove();
  }
}

/** The application's own sentence when it has left one. */
function failed(output) {
  const lines = output.trim().split('\n');
  const sentence = lines.findLast((line) => line.startsWith('fringe: '));
  if (sentence !== undefined) return new Failure(sentence.slice('fringe: '.length));
  return new Failure(
    'The demonstration ended without a result: run "npm test" to see which part of the application fails.',
    lines.slice(-15).join('\n'),
  );
}
