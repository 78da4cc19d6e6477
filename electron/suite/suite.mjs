import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { execute as executeCommand } from '../bootstrap/execute.mjs';
import { withoutNoise } from '../launch/noise.mjs';
import { countCheck, countPlaywright, countVitest, total } from './count.mjs';
import { steps as allSteps } from './steps.mjs';

/** A step that does not end must not keep the others waiting for ever. */
const CHECK_MINUTES = 5;
const NOT_OURS = new Set(['node_modules', 'dist', 'out', '.git']);

/**
 * `npm test`: every step to its end, whatever the others do; the last line is the sum.
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
  for (const step of steps ?? allSteps({ root, reports, ready })) {
    const begun = performance.now();
    write(`· ${step.name}\n`);
    const { count, output } = failed.has(step.after)
      ? {
          count: countCheck(1),
          output: `Not run, because "${step.after}" failed: it would test something older than the sources.`,
        }
      : await runStep(step, { root, env: ready.env, execute });
    counts.push(count);
    if (count.failed > 0) failed.add(step.name);
    if (count.failed > 0) write(`${withoutNoise(output).trimEnd()}\n`);
    write(
      `${count.failed > 0 ? '✗' : '✓'} ${step.name}: ${describe(step, count)} (${((performance.now() - begun) / 1000).toFixed(1)} s)\n`,
    );
  }
  const sum = total(counts);
  write(`${sum.passed} passed, ${sum.failed} failed\n`);
  return sum.failed === 0 ? 0 : 1;
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
