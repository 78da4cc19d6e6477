import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { execute as executeCommand } from '../bootstrap/execute.mjs';
import { withoutNoise } from '../launch/noise.mjs';
import { countCheck, countPlaywright, countVitest, total } from './count.mjs';
import { steps as allSteps } from './steps.mjs';

/** A step that does not end must not keep the others waiting for ever. */
const CHECK_MINUTES = 5;
const NOT_OURS = new Set(['node_modules', 'dist', 'out', '.git']);

/**
 * `npm test`: every step to its end, whatever the others do; the last line is the sum. Steps that only read the sources
 * share the cores; each of the others has the machine to itself.
 * @returns {Promise<number>} exit code
 */
export async function runSuite({
  root,
  ready,
  write = (text) => process.stdout.write(text),
  execute = executeCommand,
  steps,
}) {
  const reports = join(root, 'out', 'reports');
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const counts = [];
  const failed = new Set();
  const all = steps ?? allSteps({ root, reports, ready });
  const run = (step) => timed(() => runStep(step, { root, env: ready.env, execute }));
  const begun = sideBySide(
    all.filter(({ readsOnly }) => readsOnly),
    availableParallelism(),
    run,
  );
  for (const step of all) {
    write(`· ${step.name}\n`);
    const { count, output, seconds } = failed.has(step.after) ? notRun(step) : await (begun.get(step) ?? run(step));
    counts.push(count);
    if (count.failed > 0) failed.add(step.name);
    if (count.failed > 0) write(`${withoutNoise(output).trimEnd()}\n`);
    write(`${count.failed > 0 ? '✗' : '✓'} ${step.name}: ${describe(step, count)} (${seconds.toFixed(1)} s)\n`);
  }
  const sum = total(counts);
  write(`${sum.passed} passed, ${sum.failed} failed\n`);
  return sum.failed === 0 ? 0 : 1;
}

/** Begins the tasks in lanes, one after the other in each; a promise for every item. */
function sideBySide(items, lanes, task) {
  const ends = Array.from({ length: lanes }, () => Promise.resolve());
  return new Map(
    items.map((item, index) => {
      const result = ends[index % lanes].then(() => task(item));
      ends[index % lanes] = result;
      return [item, result];
    }),
  );
}

async function timed(task) {
  const begun = performance.now();
  const result = await task();
  return { ...result, seconds: (performance.now() - begun) / 1000 };
}

function notRun({ after }) {
  const output = `Not run, because "${after}" failed: it would test something older than the sources.`;
  return { count: countCheck(1), output, seconds: 0 };
}

async function runStep(step, { root, env, execute }) {
  if (step.inputs !== null && !hasInput(join(root, step.inputs.folder), step.inputs.ending)) {
    const output = `There is nothing to look at: no file in ${step.inputs.folder} matches ${step.inputs.ending}.`;
    return { count: countCheck(1), output };
  }
  const [command, ...args] = step.command;
  const minutes = step.minutes ?? CHECK_MINUTES;
  const options = { cwd: root, env: { ...env, ...step.env, FORCE_COLOR: '0' }, timeout: minutes * 60_000 };
  const { code, output, overran } = await execute(command, args, options);
  if (overran)
    return { count: countCheck(1), output: `${output}\nStopped, because it did not end within ${minutes} minutes.` };
  if (step.kind === 'check') return { count: countCheck(code), output };
  const report = readReport(step.report);
  return { count: step.kind === 'vitest' ? countVitest(report, code) : countPlaywright(report, code), output };
}

/** Null when the step crashed before it wrote its report, or in the middle of it. */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function hasInput(folder, ending) {
  if (!existsSync(folder)) return false;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory() && !NOT_OURS.has(entry.name) && hasInput(join(folder, entry.name), ending)) return true;
    if (entry.isFile() && ending.test(entry.name)) return true;
  }
  return false;
}

function describe(step, { passed, failed, skipped }) {
  if (step.kind === 'check') return failed === 0 ? 'passed' : 'failed';
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
