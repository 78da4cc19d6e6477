import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { execute as executeCommand } from './execute.mjs';
import { Failure, failureFrom } from './failure.mjs';
import { withLock } from './lock.mjs';

/** Debian packages Electron and its virtual display need; newer releases spell some of them with t64. */
const DISPLAY_PACKAGES = ['xvfb', 'xauth'];
const LIBRARY_PACKAGES = ['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2', 'libxss1', 'libxtst6', 'fonts-dejavu-core'];
const RENAMED = new Set(['libgtk-3-0', 'libasound2']);

/**
 * Makes sure that Electron finds its shared libraries and, where a virtual display is needed, Xvfb and xauth.
 * Installs them with apt as root; for anybody else the failure names the one command to run.
 * @param {{ executable: string, display: boolean, cache: string, log: (line: string) => void }} options `display`: a virtual one is needed
 */
export async function ensureLibraries({
  executable,
  display,
  cache,
  log,
  machine = process,
  execute = executeCommand,
  onPath = isOnPath,
}) {
  if (machine.platform !== 'linux') return;
  const look = () => missing({ executable, display, execute, onPath });
  const lacking = await look();
  if (lacking.length === 0) return;

  const names = lacking.join(', ');
  if (!onPath('apt-get')) {
    throw new Failure(
      `Electron needs ${names}, which this system lacks: install what provides them with the system's package tool and run the command again.`,
    );
  }
  const packages = await packageNames(execute);
  if (machine.getuid() !== 0) {
    throw new Failure(
      `Electron needs ${names}, which this system lacks: run "sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}" and then the command again.`,
    );
  }
  await withLock(join(cache, 'libraries.lock'), { subject: 'Another installation of system libraries' }, async () => {
    log(`Installing system libraries with apt, for ${names}`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (...args) => execute('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], { env });
    const updated = await apt('update');
    const wanted = await packageNames(execute);
    const installed = await apt('install', '-y', '--no-install-recommends', ...wanted);
    if (installed.code !== 0)
      throw aptFailure(updated.code === 0 ? installed.output : `${updated.output}\n${installed.output}`);
    const still = await look();
    if (still.length > 0) {
      throw new Failure(
        `Electron still lacks ${still.join(', ')} after installing ${wanted.join(' ')}: install what provides them and run the command again.`,
      );
    }
  });
}

async function missing({ executable, display, execute, onPath }) {
  const { code, output } = await execute('ldd', [executable]);
  const libraries = code === 0 ? [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]) : [];
  const programs = display ? ['Xvfb', 'xauth'].filter((program) => !onPath(program)) : [];
  return [...new Set([...libraries, ...programs])];
}

async function packageNames(execute) {
  const { stdout } = await execute('apt-cache', ['pkgnames', 'libgtk-3-0t64']);
  const t64 = stdout.trim() !== '';
  return [...DISPLAY_PACKAGES, ...LIBRARY_PACKAGES.map((name) => (t64 && RENAMED.has(name) ? `${name}t64` : name))];
}

function aptFailure(output) {
  if (/Could not (resolve|connect)|Failed to fetch|Unable to locate package/i.test(output)) {
    return new Failure(
      'Installing the system libraries stopped because the Debian package servers cannot be reached: check the network and /etc/apt/sources.list, then run the command again.',
      output.trim().split('\n').slice(-6).join('\n'),
    );
  }
  return failureFrom('Installing the system libraries', output, '/var');
}

function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
