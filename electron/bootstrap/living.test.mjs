import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { identity, isAlive } from './living.mjs';

describe('isAlive', () => {
  it('knows this process and one that has ended', () => {
    expect(isAlive(identity(process.pid))).toBe(true);
    expect(isAlive(identity(spawnSync(process.execPath, ['-e', '']).pid))).toBe(false);
  });

  it('does not take another process with the same number for it', () => {
    expect(isAlive({ pid: process.pid, started: 'long ago' })).toBe(process.platform !== 'linux');
    expect(isAlive({ pid: process.pid, started: '' })).toBe(true);
  });

  it.skipIf(process.platform !== 'linux')('takes a zombie for dead', async () => {
    // The shell starts a child, turns into a sleep and never asks for the exit code of that child.
    const parent = spawn('sh', ['-c', 'sleep 0.05 & echo $!; exec sleep 30'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [text] = await once(parent.stdout, 'data');
    const zombie = Number(String(text));
    await expect.poll(() => isAlive({ pid: zombie, started: '' }), { timeout: 3000 }).toBe(false);
    expect(() => process.kill(zombie, 0)).not.toThrow();
    parent.kill('SIGKILL');
  });

  it.each([0, -1, 1.5, Number.NaN, '1', undefined, null])('finds nobody behind the number %j', (pid) => {
    expect(isAlive({ pid, started: '' })).toBe(false);
  });
});
