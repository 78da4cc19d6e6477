import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { Failure, asFailure } from '../bootstrap/failure.mjs';
import { whenLeaving } from '../bootstrap/leaving.mjs';
import { withLock } from '../bootstrap/lock.mjs';
import { bundle as bundleTarget } from './bundle.mjs';
import { fingerprint } from './fingerprint.mjs';
import { TARGETS } from './targets.mjs';

/** Another build of the same folder is waited for: it makes what we need. */
const PATIENCE = 120_000;

/**
 * Brings the named targets (all of them by default) up to date. Each is built aside and renamed into place, so that a
 * running program never reads half a bundle and a failed build leaves the last good one.
 * @param {{ root: string, log: (line: string) => void, names?: readonly string[] }} options
 */
export async function ensureBuilt({ root, log, names = TARGETS.map((target) => target.name), bundle = bundleTarget }) {
  const wanted = TARGETS.filter((target) => names.includes(target.name));
  if (wanted.every((target) => isFresh(root, target))) return;
  const dist = join(root, 'dist');
  try {
    await withLock(
      join(dist, '.build.lock'),
      { subject: 'Another build of this folder', patience: PATIENCE },
      async () => {
        sweep(dist);
        const failed = [];
        for (const target of wanted.filter((each) => !isFresh(root, each))) {
          log(`Building the ${target.name} bundle`);
          const words = await buildOne(root, target, bundle);
          if (words !== null) failed.push({ target, words });
        }
        if (failed.length > 0) throw buildFailure(failed);
      },
    );
  } catch (error) {
    throw asFailure('Building Fringe', error, dist);
  }
}

const stampFile = (root, target) => join(root, 'dist', `.${target.name}.stamp`);

function isFresh(root, target) {
  const stamp = stampFile(root, target);
  return (
    existsSync(join(root, target.output)) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === fingerprint(root, target)
  );
}

/** Null when it went well, else the bundler's words. */
async function buildOne(root, target, bundle) {
  if (!existsSync(join(root, target.entry))) return `${target.entry} is missing.`;
  const aside = join(root, 'dist', `.partial-${process.pid}-${target.name}`);
  const remove = () => rmSync(aside, { recursive: true, force: true });
  const forget = whenLeaving(remove);
  // Taken before the build: a source edited meanwhile leaves the stamp stale and is built next time.
  const print = fingerprint(root, target);
  try {
    const output = join(aside, basename(target.output));
    mkdirSync(aside, { recursive: true });
    await bundle(root, target, output);
    rmSync(stampFile(root, target), { force: true });
    replace(output, join(root, target.output));
    if (existsSync(`${output}.map`)) replace(`${output}.map`, join(root, `${target.output}.map`));
    writeFileSync(stampFile(root, target), print);
    return null;
  } catch (error) {
    if (error.code === 'ENOSPC') throw error;
    return stripVTControlCharacters(error.message ?? String(error));
  } finally {
    forget();
    remove();
  }
}

function replace(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  // A folder cannot be renamed over a full one.
  if (!to.endsWith('.cjs') && !to.endsWith('.map')) rmSync(to, { recursive: true, force: true });
  renameSync(from, to);
}

function buildFailure(failed) {
  const names = failed.map(({ target }) => target.name).join(', ');
  const detail = failed.map(({ target, words }) => `-- ${target.name}\n${words.trim()}`).join('\n');
  return new Failure(
    `The build of ${names} failed: cure what the bundler says above and run the command again.`,
    detail,
  );
}

function sweep(dist) {
  for (const name of readdirSync(dist)) {
    if (name.startsWith('.partial-')) rmSync(join(dist, name), { recursive: true, force: true });
  }
}
