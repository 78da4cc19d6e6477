import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, it } from 'vitest';

const KILLS = 100;
const SIZE = 400_000;
let folder: string;
let program: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fringe-kill-'));
  program = join(folder, 'saver.mjs');
  const bundle = await rolldown({ input: join(import.meta.dirname, 'kill-sweep.fixture.ts'), platform: 'node' });
  await bundle.write({ file: program, format: 'esm' });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Starts the saving child, kills it `wait` ms after its first save and returns the file it leaves. */
async function killAfter(wait: number, path: string): Promise<Buffer> {
  const child = spawn(process.execPath, [program, path, String(SIZE)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  await new Promise((resolve) => setTimeout(resolve, wait));
  child.kill('SIGKILL');
  await gone;
  return readFile(path);
}

it(`leaves a whole file behind in each of ${KILLS} kills in the middle of saving`, { timeout: 90_000 }, async () => {
  const whole = (file: Buffer) => file.length === SIZE + 2 && /^<([a-z])\1*>$/.test(file.toString());
  const torn: number[] = [];
  const versions = new Set<string>();
  // Waits spread over some tens of saves (each a few ms), in a fixed irregular order.
  const sweep = async (lane: number) => {
    for (let n = lane; n < KILLS; n += 2) {
      const file = await killAfter((n * 7.3) % 31, join(folder, `lane-${lane}.json`));
      versions.add(file.subarray(0, 2).toString());
      if (!whole(file)) torn.push(n);
    }
  };
  await Promise.all([sweep(0), sweep(1)]);
  expect(torn).toEqual([]);
  expect(versions.size, 'the kills must hit different saves').toBeGreaterThan(3);
});
