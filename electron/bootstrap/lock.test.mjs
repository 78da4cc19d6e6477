import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withLock } from './lock.mjs';
import { temporaryFolder } from './temporary.fixture.mjs';

const options = { subject: 'Another set-up' };
const deadProcess = () => spawnSync(process.execPath, ['-e', '']).pid;

describe('withLock', () => {
  it('names its owner while it is held and leaves nothing behind', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'set-up.lock');
    const held = await withLock(file, options, async () => JSON.parse(readFileSync(file, 'utf8')));
    expect(held.pid).toBe(process.pid);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('lets go when the action fails', async () => {
    const file = join(temporaryFolder(), 'set-up.lock');
    await expect(withLock(file, options, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(file)).toBe(false);
  });

  it('refuses a second set-up at once and names the process of the first', async () => {
    const file = join(temporaryFolder(), 'set-up.lock');
    await withLock(file, options, async () => {
      const second = withLock(file, options, async () => 'ran');
      await expect(second).rejects.toThrow(
        `Another set-up is already under way in process ${process.pid}: wait until it has finished`,
      );
      expect(existsSync(file)).toBe(true);
    });
  });

  it('waits for a living owner when it has patience', async () => {
    const file = join(temporaryFolder(), 'set-up.lock');
    const order = [];
    const first = withLock(file, options, async () => {
      await new Promise((resolve) => setTimeout(resolve, 150));
      order.push('first');
    });
    await withLock(file, { ...options, patience: 5000 }, async () => order.push('second'));
    await first;
    expect(order).toEqual(['first', 'second']);
  });

  it('takes over the lock of a dead process', async () => {
    const file = join(temporaryFolder(), 'set-up.lock');
    writeFileSync(file, JSON.stringify({ pid: deadProcess(), started: '1' }));
    expect(await withLock(file, options, async () => 'ran')).toBe('ran');
  });

  it('takes over the lock of a process whose number was given to another one', async () => {
    const file = join(temporaryFolder(), 'set-up.lock');
    writeFileSync(file, JSON.stringify({ pid: process.pid, started: 'long ago' }));
    expect(await withLock(file, options, async () => 'ran')).toBe('ran');
  });

  it('holds for the process that works on after its owner was killed', async () => {
    const file = join(temporaryFolder(), 'set-up.lock');
    const worker = { pid: process.pid, started: '' };
    writeFileSync(file, JSON.stringify({ pid: deadProcess(), started: '1', worker }));
    await expect(withLock(file, options, async () => 'ran')).rejects.toThrow(`in process ${process.pid}: wait`);
    writeFileSync(
      file,
      JSON.stringify({ pid: deadProcess(), started: '1', worker: { pid: deadProcess(), started: '1' } }),
    );
    expect(await withLock(file, options, async () => 'ran')).toBe('ran');
  });

  it('names the process that works for its owner', async () => {
    const file = join(temporaryFolder(), 'set-up.lock');
    const held = await withLock(file, options, async (worker) => {
      worker(process.ppid);
      return JSON.parse(readFileSync(file, 'utf8'));
    });
    expect([held.pid, held.worker.pid]).toEqual([process.pid, process.ppid]);
    expect(existsSync(file)).toBe(false);
  });

  it.each(['', '{', 'null', '{"pid":-1}', '{"pid":"1; rm"}'])('takes over a torn lock holding %j', async (text) => {
    const file = join(temporaryFolder(), 'set-up.lock');
    writeFileSync(file, text);
    expect(await withLock(file, options, async () => 'ran')).toBe('ran');
  });

  it('lets one at a time through when many find the same dead lock', async () => {
    const file = join(temporaryFolder(), 'set-up.lock');
    writeFileSync(file, JSON.stringify({ pid: deadProcess(), started: '1' }));
    let inside = 0;
    let most = 0;
    const enter = async () => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 2));
      inside--;
    };
    await Promise.all(Array.from({ length: 20 }, () => withLock(file, { ...options, patience: 20_000 }, enter)));
    expect(most).toBe(1);
  });
});
