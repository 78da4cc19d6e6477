import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dependenciesAreCurrent, dependencyStamp, ensureDependencies } from './dependencies.mjs';
import { temporaryFolder } from './temporary.fixture.mjs';

const machine = { versions: { node: '20.20.2' }, platform: 'linux', arch: 'x64' };
const silent = () => {};

function project() {
  const root = temporaryFolder();
  writeFileSync(join(root, 'package-lock.json'), '{"lockfileVersion":3}');
  return root;
}

/** An npm that installs, or says what it is told and fails. */
function npm(root, { code = 0, output = '' } = {}) {
  const calls = [];
  const execute = async (command, args, options) => {
    calls.push({ args, options });
    mkdirSync(join(root, 'node_modules'), { recursive: true });
    return { code, output, stdout: '' };
  };
  return { calls, execute };
}

describe('ensureDependencies', () => {
  it('installs from the lock file when there is nothing, without the Electron download', async () => {
    const root = project();
    const { calls, execute } = npm(root);
    await ensureDependencies({ root, log: silent, execute, machine });
    expect(calls).toHaveLength(1);
    expect(calls[0].args).toEqual(expect.arrayContaining(['ci', '--include=dev', '--loglevel=error']));
    expect(calls[0].options.env.ELECTRON_SKIP_BINARY_DOWNLOAD).toBe('1');
    expect(dependenciesAreCurrent(root, machine)).toBe(true);
  });

  it('does nothing the second time', async () => {
    const root = project();
    const { calls, execute } = npm(root);
    await ensureDependencies({ root, log: silent, execute, machine });
    await ensureDependencies({ root, log: silent, execute, machine });
    expect(calls).toHaveLength(1);
  });

  it.each([
    ['the lock file', (root) => writeFileSync(join(root, 'package-lock.json'), '{}'), machine],
    ["Node's major version", silent, { ...machine, versions: { node: '22.12.0' } }],
    ['the machine', silent, { ...machine, arch: 'arm64' }],
  ])('installs anew when %s changes', async (_what, change, other) => {
    const root = project();
    const { calls, execute } = npm(root);
    await ensureDependencies({ root, log: silent, execute, machine });
    change(root);
    await ensureDependencies({ root, log: silent, execute, machine: other });
    expect(calls).toHaveLength(2);
  });

  it('keeps what is installed when only the minor version of Node changes', () => {
    const root = project();
    expect(dependencyStamp(root, machine)).toBe(dependencyStamp(root, { ...machine, versions: { node: '20.21.0' } }));
  });

  it('leaves no stamp when npm fails, so that the next run installs', async () => {
    const root = project();
    const broken = npm(root, { code: 1, output: 'npm error code ENOTFOUND' });
    await expect(ensureDependencies({ root, log: silent, execute: broken.execute, machine })).rejects.toThrow(
      /registry cannot be reached/,
    );
    expect(dependenciesAreCurrent(root, machine)).toBe(false);
    expect(readdirSync(root)).not.toContain('.fringe-set-up.lock');
  });

  it('has taken the old stamp away before npm starts: a kill in between is noticed', async () => {
    const root = project();
    await ensureDependencies({ root, log: silent, execute: npm(root).execute, machine });
    writeFileSync(join(root, 'package-lock.json'), '{"changed":true}');
    let during = null;
    const execute = async () => {
      during = existsSync(join(root, 'node_modules', '.fringe-stamp'));
      return { code: 0, output: '', stdout: '' };
    };
    await ensureDependencies({ root, log: silent, execute, machine });
    expect(during).toBe(false);
  });

  it('tells a full disk and leaves nothing half-installed', async () => {
    const root = project();
    const { execute } = npm(root, {
      code: 228,
      output: 'npm error code ENOSPC\nnpm error nospc ENOSPC: no space left on device, write',
    });
    await expect(ensureDependencies({ root, log: silent, execute, machine })).rejects.toThrow(
      /is full: free at least 1 GB/,
    );
    expect(readdirSync(root)).toEqual(['package-lock.json']);
  });

  it('keeps whole packages when npm fails before it touches them', async () => {
    const root = project();
    mkdirSync(join(root, 'node_modules'));
    writeFileSync(join(root, 'node_modules', '.package-lock.json'), '{}');
    const { execute } = npm(root, { code: 1, output: 'npm error code EUSAGE' });
    await expect(ensureDependencies({ root, log: silent, execute, machine })).rejects.toThrow(/did not succeed/);
    expect(readdirSync(join(root, 'node_modules'))).toEqual(['.package-lock.json']);
  });

  it('refuses a second installation of the same folder', async () => {
    const root = project();
    const second = [];
    const execute = async () => {
      second.push(
        await ensureDependencies({ root, log: silent, execute: npm(root).execute, machine }).catch(
          (error) => error.message,
        ),
      );
      mkdirSync(join(root, 'node_modules'));
      return { code: 0, output: '', stdout: '' };
    };
    await ensureDependencies({ root, log: silent, execute, machine });
    expect(second[0]).toMatch(/^Another set-up of this folder is already under way in process \d+: wait/);
  });

  it('refuses a Node that is too old before it touches anything', async () => {
    const root = project();
    const old = { ...machine, versions: { node: '18.20.0' } };
    await expect(ensureDependencies({ root, log: silent, machine: old })).rejects.toThrow(
      /needs Node 20\.19 or newer and this is 18\.20\.0: install/,
    );
    expect(readdirSync(root)).toEqual(['package-lock.json']);
  });

  it('writes the stamp of the lock file it installed from', async () => {
    const root = project();
    await ensureDependencies({ root, log: silent, execute: npm(root).execute, machine });
    expect(readFileSync(join(root, 'node_modules', '.fringe-stamp'), 'utf8')).toBe(dependencyStamp(root, machine));
  });
});
