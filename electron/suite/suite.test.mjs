import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../bootstrap/temporary.fixture.mjs';
import { steps as allSteps } from './steps.mjs';
import { runSuite } from './suite.mjs';

const check = (name, code, output = '', inputs = null) => ({
  name,
  kind: 'check',
  command: ['check', String(code), output],
  inputs,
});

/** Runs steps whose commands end with the code and the words they carry. */
async function run(steps, root = temporaryFolder()) {
  let text = '';
  const execute = async (_command, [code, output, report]) => {
    if (report !== undefined) writeFileSync(join(root, 'out', 'reports', 'report.json'), report);
    return { code: Number(code), output, stdout: '' };
  };
  const code = await runSuite({
    root,
    ready: { env: {} },
    write: (part) => (text += part),
    execute,
    steps: steps(root),
  });
  return { code, text, lines: text.trimEnd().split('\n') };
}

describe('runSuite', () => {
  it('ends with the sum alone on the last line and with code 0', async () => {
    const { code, lines } = await run(() => [check('lint', 0), check('types', 0)]);
    expect(lines.at(-1)).toBe('2 passed, 0 failed');
    expect(code).toBe(0);
  });

  it('goes on after a failure, shows its words and not those of the others, and ends with code 1', async () => {
    const { code, text, lines } = await run(() => [check('lint', 1, 'a.ts: unused'), check('types', 0, 'chatter')]);
    expect(text).toContain('a.ts: unused');
    expect(text).not.toContain('chatter');
    expect(lines.at(-1)).toBe('1 passed, 1 failed');
    expect(code).toBe(1);
  });

  it('counts a step without inputs as failed instead of running it', async () => {
    const step = (folder) => [check('types of e2e', 0, '', { folder, ending: /\.spec\.ts$/ })];
    expect((await run(() => step('e2e'))).lines.at(-1)).toBe('0 passed, 1 failed');
    const root = temporaryFolder();
    mkdirSync(join(root, 'e2e', 'window'), { recursive: true });
    writeFileSync(join(root, 'e2e', 'window', 'open.spec.ts'), '');
    expect((await run(() => step('e2e'), root)).lines.at(-1)).toBe('1 passed, 0 failed');
  });

  it('runs steps side by side only where they read and tells of all in their order', async () => {
    const running = new Set();
    const met = new Set();
    const execute = async (name, [milliseconds]) => {
      for (const other of running) met.add([other, name].sort().join(' and '));
      running.add(name);
      await new Promise((done) => setTimeout(done, Number(milliseconds)));
      running.delete(name);
      return { code: 0, output: '' };
    };
    const step = (name, milliseconds, readsOnly) => ({
      ...check(name, 0),
      command: [name, String(milliseconds)],
      readsOnly,
    });
    const steps = [step('lint', 40, true), step('types', 20, true), step('build', 20, false), step('e2e', 20, false)];
    let text = '';
    const root = temporaryFolder();
    await runSuite({ root, ready: { env: {} }, write: (part) => (text += part), execute, steps });
    expect([...met]).toEqual(availableParallelism() > 1 ? ['lint and types'] : []);
    expect(text.match(/(?<=✓ )\w+/g)).toEqual(['lint', 'types', 'build', 'e2e']);
  });

  it("does not test the last good build when today's has failed", async () => {
    const steps = () => [check('build', 1), { ...check('end-to-end', 0), after: 'build' }];
    const { text, lines } = await run(steps);
    expect(text).toContain('Not run, because "build" failed');
    expect(lines.at(-1)).toBe('0 passed, 2 failed');
  });

  it('counts the tests of a report', async () => {
    const report = JSON.stringify({
      testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'passed' }] }],
    });
    const unit = (root) => [
      {
        name: 'unit',
        kind: 'vitest',
        command: ['vitest', '0', '', report],
        report: join(root, 'out', 'reports', 'report.json'),
        inputs: null,
      },
    ];
    expect((await run(unit)).lines.at(-1)).toBe('2 passed, 0 failed');
  });

  it('never counts the report of an earlier run', async () => {
    const root = temporaryFolder();
    const file = join(root, 'out', 'reports', 'report.json');
    mkdirSync(join(root, 'out', 'reports'), { recursive: true });
    writeFileSync(file, JSON.stringify({ stats: { expected: 9, unexpected: 0, flaky: 0, skipped: 0 } }));
    const crash = () => [
      {
        name: 'end-to-end',
        kind: 'playwright',
        command: ['playwright', '139', 'Segmentation fault'],
        report: file,
        inputs: null,
      },
    ];
    expect((await run(crash, root)).lines.at(-1)).toBe('0 passed, 1 failed');
  });
});

describe('steps', () => {
  it('cover lint, format, types of every folder, the window, unit tests, build and end-to-end tests', () => {
    const names = allSteps({
      root: '/project',
      reports: '/project/out/reports',
      ready: { executable: '/electron', flags: [] },
    }).map(({ name }) => name);
    expect(names).toEqual([
      'lint and import rules',
      'format',
      ...['optimizer', 'models', 'src-main', 'electron', 'bench', 'e2e'].map((folder) => `types of ${folder}`),
      'types of tests',
      'types of the window',
      'unit tests',
      'build',
      'end-to-end tests',
    ]);
  });
});
