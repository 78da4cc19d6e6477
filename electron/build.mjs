import { asProgram } from './bootstrap/program.mjs';
import { ensureBuilt } from './build/build.mjs';
import { TARGETS } from './build/targets.mjs';

// `node electron/build.mjs [main|preload|worker|cli|window …]`: brings the named bundles, or all, up to date.
const names = process.argv.slice(2);
await asProgram(async ({ root, log }) => {
  await ensureBuilt({ root, log, names: names.length > 0 ? names : TARGETS.map((target) => target.name) });
  return 0;
});
