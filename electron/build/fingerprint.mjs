import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { SHARED_INPUTS } from './targets.mjs';

const SOURCE = /\.(ts|js|svelte|css|html|json|svg|woff2)$/;
const TEST = /\.(test|fixture)\.|(^|\/)tsconfig/;

/** Digest of everything a target is built from. Contents, not times: a checkout or a copied folder changes nothing. */
export function fingerprint(root, target) {
  const digest = createHash('sha256').update(JSON.stringify(target));
  for (const file of [...SHARED_INPUTS, ...target.folders.flatMap((folder) => sources(root, folder))]) {
    const path = join(root, file);
    if (existsSync(path)) digest.update(`\n${file}\n`).update(readFileSync(path));
  }
  return digest.digest('hex');
}

function sources(root, folder) {
  const top = join(root, folder);
  if (!existsSync(top)) return [];
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => SOURCE.test(file) && !TEST.test(file))
    .sort();
}
