import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execute as executeCommand, npmCommand } from './execute.mjs';
import { Failure, asFailure, failureFrom } from './failure.mjs';
import { whenLeaving } from './leaving.mjs';
import { withLock } from './lock.mjs';

const MINIMUM_NODE = [20, 19];

/** What the installed dependencies depend on: the lock file, Node's major version and the machine. */
export function dependencyStamp(root, machine = process) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const major = machine.versions.node.split('.')[0];
  return createHash('sha256').update(lock).update(`\n${major}\n${machine.platform}-${machine.arch}`).digest('hex');
}

const stampFile = (root) => join(root, 'node_modules', '.fringe-stamp');

/** Whether what is installed was installed from today's lock file, to its end. */
export function dependenciesAreCurrent(root, machine = process) {
  return existsSync(stampFile(root)) && readFileSync(stampFile(root), 'utf8') === dependencyStamp(root, machine);
}

/**
 * Installs the dependencies when they are missing or stale. The stamp goes first and comes back last, so that an
 * installation killed half-way is repeated.
 * @param {{ root: string, log: (line: string) => void, execute?: typeof executeCommand, machine?: typeof process }} options
 */
export async function ensureDependencies({ root, log, execute = executeCommand, machine = process }) {
  checkNode(machine);
  if (dependenciesAreCurrent(root, machine)) return;
  const doing = 'Installing the dependencies';
  try {
    await withLock(join(root, '.fringe-set-up.lock'), { subject: 'Another set-up of this folder' }, async (worker) => {
      if (dependenciesAreCurrent(root, machine)) return;
      rmSync(stampFile(root), { force: true });
      log('Installing the dependencies (about 20 s)');
      const [npm, ...first] = npmCommand();
      const retries = ['--fetch-retries=2', '--fetch-retry-mintimeout=2000', '--fetch-retry-maxtimeout=10000'];
      // The Electron runtime has a step of its own with a way out where its download site is not reachable.
      const env = { ...process.env, ELECTRON_SKIP_BINARY_DOWNLOAD: '1' };
      const args = [...first, 'ci', '--include=dev', '--loglevel=error', '--no-audit', '--no-fund', ...retries];
      const forget = whenLeaving(() => removeHalf(root));
      const { code, output } = await execute(npm, args, { cwd: root, env, onStart: worker }).finally(forget);
      if (code !== 0) {
        removeHalf(root);
        throw failureFrom(doing, output, join(root, 'node_modules'));
      }
      const aside = `${stampFile(root)}.${process.pid}`;
      writeFileSync(aside, dependencyStamp(root, machine));
      renameSync(aside, stampFile(root));
    });
  } catch (error) {
    throw asFailure(doing, error, root);
  }
}

/** npm writes its own record last: packages without it are half an installation. */
function removeHalf(root) {
  const folder = join(root, 'node_modules');
  if (!existsSync(join(folder, '.package-lock.json'))) rmSync(folder, { recursive: true, force: true });
}

function checkNode(machine) {
  const [major, minor] = machine.versions.node.split('.').map(Number);
  if (major < MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor < MINIMUM_NODE[1])) {
    throw new Failure(
      `Fringe needs Node ${MINIMUM_NODE.join('.')} or newer and this is ${machine.versions.node}: install a newer Node and run the command again.`,
    );
  }
}
