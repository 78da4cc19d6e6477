import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureDependencies } from '../electron/bootstrap/dependencies.mjs';
import { trackChild } from '../electron/bootstrap/leaving.mjs';
import { asProgram } from '../electron/bootstrap/program.mjs';
import { ensureBuilt } from '../electron/build/build.mjs';

// `npm run fringe -- …`: the command line of the application. Standard output belongs to it alone.
await asProgram(async ({ root, log }) => {
  await ensureDependencies({ root, log });
  await ensureBuilt({ root, log, names: ['cli', 'worker'] });
  const program = join(root, 'dist', 'cli', 'fringe.cjs');
  const child = trackChild(spawn(process.execPath, [program, ...process.argv.slice(2)], { stdio: 'inherit' }));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
});
