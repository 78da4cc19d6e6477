import { join } from 'node:path';

/** Folders with a TypeScript configuration of their own, checked one by one: each has other globals and imports. */
const TYPED = ['optimizer', 'models', 'src-main', 'electron', 'bench', 'e2e'];

/**
 * The steps of `npm test` in order, cheap ones first. `kind` says how the outcome is counted: `check` is one test that
 * passes with exit code 0; the others bring a report of their tests. `inputs` name files of which at least one must be
 * there: a step with nothing to look at would pass without having looked. `after` names a step that must have passed.
 * Steps with `readsOnly` change nothing and may run side by side.
 * @param {{ root: string, reports: string, ready: { executable: string, flags: string[] } }} context
 */
export function steps({ root, reports, ready }) {
  const tool = (name, ...args) => [process.execPath, join(root, 'node_modules', name), ...args];
  const check = (name, command, inputs = null) => ({ name, kind: 'check', command, inputs, readsOnly: true });
  const files = (folder, ending) => ({ folder, ending });
  const types = (project) => tool('typescript/bin/tsc', '--project', project);
  const vitestReport = join(reports, 'vitest.json');
  const playwrightReport = join(reports, 'playwright.json');
  return [
    check('lint and import rules', tool('eslint/bin/eslint.js', '.')),
    check('format', tool('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.')),
    ...TYPED.map((folder) => check(`types of ${folder}`, types(folder), files(folder, /\.ts$/))),
    check('types of tests', types('tsconfig.tests.json')),
    check(
      'types of the window',
      tool(
        'svelte-check/bin/svelte-check',
        '--workspace',
        'src-renderer',
        '--tsconfig',
        './tsconfig.json',
        '--output',
        'human',
        '--fail-on-warnings',
      ),
      files('src-renderer', /\.svelte$/),
    ),
    {
      name: 'unit tests',
      kind: 'vitest',
      minutes: 15,
      report: vitestReport,
      command: tool(
        'vitest/vitest.mjs',
        'run',
        '--reporter=dot',
        '--reporter=json',
        `--outputFile.json=${vitestReport}`,
      ),
      inputs: files('.', /\.test\.(ts|mjs)$/),
    },
    { ...check('build', [process.execPath, join(root, 'electron', 'build.mjs')]), readsOnly: false },
    {
      name: 'end-to-end tests',
      kind: 'playwright',
      minutes: 15,
      after: 'build',
      report: playwrightReport,
      command: tool('@playwright/test/cli.js', 'test', '--config', 'e2e/playwright.config.ts', '--reporter=line,json'),
      env: {
        PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport,
        FRINGE_ELECTRON: ready.executable,
        FRINGE_ELECTRON_FLAGS: ready.flags.join(' '),
      },
      inputs: files('e2e', /\.spec\.ts$/),
    },
  ];
}
