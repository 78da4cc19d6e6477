import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';

const root = resolve(import.meta.dirname, '..');
const EXAMPLE = join(root, 'examples', 'optomechanical-four.fringe.json');

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function fringe(...args: string[]): Promise<Outcome> {
  return new Promise((done) => {
    execFile(process.execPath, [join(root, 'scripts', 'fringe.mjs'), ...args], { cwd: root }, (error, stdout, stderr) =>
      done({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, stdout, stderr }),
    );
  });
}

let folder = '';
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fringe-cli-'));
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

test('optimises the example, writes the design and exports it', async () => {
  const designed = join(folder, 'designed.fringe.json');
  const optimised = await fringe('optimize', EXAMPLE, '-o', designed, '--json', '--seed', '1');
  expect(optimised.code, optimised.stderr).toBe(0);
  const answer = JSON.parse(optimised.stdout) as {
    figure: { value: number };
    baselines: { key: string; value: number }[];
    certificate: { gap: number; recheck: string };
  };
  expect(answer.figure.value).toBeCloseTo(0.12595, 5);
  expect(answer.certificate.gap).toBeLessThanOrEqual(1e-9);
  expect(answer.certificate.recheck).toBe('passed');

  const evaluated = await fringe('evaluate', designed, '--json');
  expect(evaluated.code, evaluated.stderr).toBe(0);
  expect((JSON.parse(evaluated.stdout) as typeof answer).figure.value).toBe(answer.figure.value);

  const table = join(folder, 'configuration.csv');
  expect((await fringe('export', designed, '--format', 'csv', '-o', table)).code).toBe(0);
  expect(await readFile(table, 'utf8')).toContain('Splitter 1');
});

test('says where a file is wrong and leaves it alone', async () => {
  const text = await readFile(EXAMPLE, 'utf8');
  const cases: [string, string, RegExp][] = [
    ['efficiency', text.replace(/"transmission": 0\.82/, '"transmission": 1.2'), /1\.2/],
    ['not a number', text.replace(/"transmission": 0\.82/, '"transmission": NaN'), /NaN|JSON|line/],
    ['cut off', text.slice(0, text.length / 2), /JSON|line/],
  ];
  for (const [name, content, message] of cases) {
    const file = join(folder, `${name}.fringe.json`);
    expect(content, name).not.toBe(text);
    await writeFile(file, content);
    const outcome = await fringe('check', file);
    expect(outcome.code, `${name}: ${outcome.stdout}${outcome.stderr}`).toBe(2);
    expect(outcome.stdout + outcome.stderr).toMatch(message);
    expect(await readFile(file, 'utf8')).toBe(content);
  }
});

test('exits with 2 and one sentence for words it does not know', async () => {
  for (const args of [
    ['paint', EXAMPLE],
    ['optimize'],
    ['optimize', EXAMPLE, '--seed', 'x'],
    ['check', 'none.fringe.json'],
  ]) {
    const outcome = await fringe(...args);
    expect(outcome.code, args.join(' ')).toBe(2);
    expect(outcome.stdout).toBe('');
    expect(outcome.stderr.trim()).not.toBe('');
  }
});
