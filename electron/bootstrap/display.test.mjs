import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { needsVirtualDisplay, startVirtualDisplay } from './display.mjs';
import { isAlive } from './living.mjs';
import { sandboxFlags } from './prepare.mjs';
import { temporaryFolder } from './temporary.fixture.mjs';

const execute = async () => ({ code: 0, output: '', stdout: '' });

describe('needsVirtualDisplay', () => {
  it('is needed on Linux without X and without Wayland', () => {
    expect(needsVirtualDisplay({}, 'linux')).toBe(true);
    expect(needsVirtualDisplay({ DISPLAY: '' }, 'linux')).toBe(true);
    expect(needsVirtualDisplay({ DISPLAY: ':0' }, 'linux')).toBe(false);
    expect(needsVirtualDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(false);
    expect(needsVirtualDisplay({}, 'darwin')).toBe(false);
  });
});

describe('startVirtualDisplay', () => {
  it('gives the number the server has chosen', async () => {
    const display = await startVirtualDisplay({ execute, command: 'echo 42 >&3; exec 3>&-; read -r line' });
    expect(display.env.DISPLAY).toBe(':42');
    await display.stop();
  });

  it('says so when the server does not start', async () => {
    const started = startVirtualDisplay({ execute, command: 'echo "cannot open the frame buffer" >&2; exit 1' });
    await expect(started).rejects.toThrow(/^The virtual display did not start: run/);
    await expect(started).rejects.toHaveProperty('detail', 'cannot open the frame buffer');
  });

  it.skipIf(process.platform !== 'linux')('ends the server when our process is killed', async () => {
    // The server here is a sleep that tells its process number where Xvfb would tell its display.
    const command = 'sleep 300 & server=$!; echo $server >&3; exec 3>&-; read -r line; kill "$server"; wait "$server"';
    const module = fileURLToPath(new URL('./display.mjs', import.meta.url));
    const script = `
      const { startVirtualDisplay } = await import(${JSON.stringify(module)});
      const execute = async () => ({ code: 0, output: '', stdout: '' });
      const { env } = await startVirtualDisplay({ execute, command: ${JSON.stringify(command)} });
      console.log(env.DISPLAY);
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TMPDIR: temporaryFolder() },
    });
    const [text] = await once(child.stdout, 'data');
    const server = Number(String(text).trim().slice(1));
    expect(isAlive({ pid: server, started: '' })).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'close');
    await expect.poll(() => isAlive({ pid: server, started: '' }), { timeout: 5000 }).toBe(false);
  });
});

describe('sandboxFlags', () => {
  const user = { getuid: () => 1000 };

  it('keeps the sandbox for everybody but root and build machines', () => {
    expect(sandboxFlags({}, user)).toEqual([]);
    expect(sandboxFlags({ CI: '' }, user)).toEqual([]);
    expect(sandboxFlags({ CI: 'true' }, user)).toEqual(['--no-sandbox']);
    expect(sandboxFlags({}, { getuid: () => 0 })).toEqual(['--no-sandbox']);
    expect(sandboxFlags({}, {})).toEqual([]);
  });
});
