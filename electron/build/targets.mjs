/**
 * What is built out of which folders. Bundles for Electron and Node are CommonJS, so that one file is one program and
 * nothing is looked up at run time; `strict: false` keeps the optimisation package that assigns undeclared globals alive.
 */
const CORE = ['optimizer', 'models', 'src-main'];

export const TARGETS = Object.freeze([
  { name: 'main', entry: 'electron/main.ts', output: 'dist/main/main.cjs', folders: [...CORE, 'electron'] },
  {
    name: 'preload',
    entry: 'electron/preload.ts',
    output: 'dist/preload/preload.cjs',
    folders: ['electron', 'src-main/contract'],
  },
  { name: 'worker', entry: 'src-main/jobs/worker.ts', output: 'dist/worker/optimizer.cjs', folders: CORE },
  { name: 'cli', entry: 'src-main/cli/fringe.ts', output: 'dist/cli/fringe.cjs', folders: CORE },
  { name: 'window', entry: 'src-renderer/index.html', output: 'dist/renderer', folders: ['src-renderer', ...CORE] },
]);

/** Files outside the folders that every bundle depends on. */
export const SHARED_INPUTS = [
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'electron/build/bundle.mjs',
  'electron/build/targets.mjs',
];
