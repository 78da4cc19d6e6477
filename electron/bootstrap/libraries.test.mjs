import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { ensureLibraries } from './libraries.mjs';
import { temporaryFolder } from './temporary.fixture.mjs';

const LDD = `	linux-vdso.so.1 (0x00007ffd)
	libgtk-3.so.0 => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)
`;

/** A system with apt: `lacking` libraries until an installation has worked. */
function system({
  ldd = LDD,
  root = true,
  apt = 0,
  cures = true,
  words = '',
  t64 = false,
  programs = ['Xvfb', 'xauth', 'apt-get'],
} = {}) {
  const calls = [];
  let cured = false;
  const execute = async (command, args) => {
    calls.push([command, ...args].join(' '));
    if (command === 'ldd') return { code: 0, output: cured ? '' : ldd, stdout: '' };
    if (command === 'apt-cache') return { code: 0, output: '', stdout: t64 ? 'libgtk-3-0t64\n' : '' };
    if (args.includes('install') && apt === 0 && cures) cured = true;
    return { code: apt, output: words, stdout: '' };
  };
  const options = {
    executable: '/runtime/electron',
    display: true,
    cache: join(temporaryFolder(), 'cache'),
    log: () => {},
    machine: { platform: 'linux', getuid: () => (root ? 0 : 1000) },
    execute,
    onPath: (program) => cured || programs.includes(program),
  };
  return { calls, options };
}

describe('ensureLibraries', () => {
  it('asks apt for nothing when nothing is missing', async () => {
    const { calls, options } = system({ ldd: '' });
    await ensureLibraries(options);
    expect(calls).toEqual(['ldd /runtime/electron']);
  });

  it('installs as root', async () => {
    const { calls, options } = system();
    await ensureLibraries(options);
    expect(calls.filter((call) => call.startsWith('apt-get'))).toEqual([
      expect.stringMatching(/ update$/),
      expect.stringMatching(/ install -y --no-install-recommends xvfb xauth libgtk-3-0 libnss3 .*fonts-dejavu-core$/),
    ]);
  });

  it('installs a virtual display only where one is needed', async () => {
    const without = system({ ldd: '', programs: ['apt-get'] });
    await ensureLibraries({ ...without.options, display: false });
    expect(without.calls).toHaveLength(1);
    const needed = system({ ldd: '', programs: ['apt-get'] });
    await ensureLibraries(needed.options);
    expect(needed.calls.some((call) => call.includes('install'))).toBe(true);
  });

  it('uses the names of newer releases where they are known', async () => {
    const { calls, options } = system({ t64: true });
    await ensureLibraries(options);
    expect(calls.at(-2)).toMatch(/libgtk-3-0t64 libnss3 libgbm1 libasound2t64 libxss1/);
  });

  it('prints the one command for anybody else and runs nothing', async () => {
    const { calls, options } = system({ root: false });
    await expect(ensureLibraries(options)).rejects.toThrow(
      /^Electron needs libgtk-3\.so\.0, which this system lacks: run "sudo apt-get update && sudo apt-get install -y --no-install-recommends xvfb .*" and then the command again\.$/,
    );
    expect(calls.some((call) => call.startsWith('apt-get'))).toBe(false);
  });

  it('says what is missing where there is no apt', async () => {
    const { options } = system({ programs: [] });
    await expect(ensureLibraries(options)).rejects.toThrow(
      /needs libgtk-3\.so\.0, Xvfb, xauth, which this system lacks: install/,
    );
  });

  it('tells unreachable package servers', async () => {
    const { options } = system({
      apt: 100,
      words: "E: Failed to fetch http://deb.debian.org/debian  Could not resolve 'deb.debian.org'",
    });
    await expect(ensureLibraries(options)).rejects.toThrow(/Debian package servers cannot be reached: check/);
  });

  it('tells a full disk', async () => {
    const { options } = system({ apt: 100, words: 'dpkg: error: failed to write: No space left on device' });
    await expect(ensureLibraries(options)).rejects.toThrow(/is full: free/);
  });

  it('does not believe an installation that cured nothing', async () => {
    const { options } = system({ cures: false });
    await expect(ensureLibraries(options)).rejects.toThrow(/still lacks libgtk-3\.so\.0 after installing/);
  });

  it('leaves other systems alone', async () => {
    const { calls, options } = system();
    await ensureLibraries({ ...options, machine: { platform: 'darwin' } });
    expect(calls).toEqual([]);
  });
});
