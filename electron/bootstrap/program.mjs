import { fileURLToPath } from 'node:url';
import { Failure } from './failure.mjs';
import { leaveTidily } from './leaving.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/**
 * Runs a program of the project to its exit code. Progress goes to stderr, so that stdout stays with the results.
 * An expected failure ends as its one sentence and code 1; a bug keeps its stack.
 * @param {(context: { root: string, log: (line: string) => void }) => Promise<number>} action
 */
export async function asProgram(action) {
  leaveTidily();
  const log = (line) => process.stderr.write(`${line}\n`);
  try {
    process.exitCode = await action({ root: ROOT, log });
  } catch (error) {
    if (error instanceof Failure) {
      if (error.detail !== '') log(error.detail);
      log(`fringe: ${error.message}`);
    } else log(error.stack ?? String(error));
    process.exitCode = 1;
  }
}
