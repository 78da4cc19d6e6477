// Run as a process of its own by the tests that kill a set-up half-way: installs a stand-in whose unpacking never ends.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { leaveTidily } from './leaving.mjs';
import { installStandIn, integrityOf } from './stand-in-runtime.mjs';
import { packTarball } from './tarball.fixture.mjs';

const [cache] = process.argv.slice(2);
leaveTidily();
mkdirSync(cache, { recursive: true });
const sample = packTarball(cache, execFileSync);
const standIn = {
  package: 'sample',
  integrity: await integrityOf(sample.tarball),
  archive: sample.archive,
  version: '33.2.1',
  recipe: 1,
  space: 0,
};
const unpack = async (_archive, target) => {
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, 'electron'), 'half');
  process.stdout.write('unpacking\n');
  await new Promise((resolve) => setTimeout(resolve, 60_000));
};
await installStandIn({ cache, log: () => {}, execute: sample.execute, unpack, standIn });
