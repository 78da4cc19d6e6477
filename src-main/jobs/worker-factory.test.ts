import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Project } from '../../models/document/project';
import type { JobEvent } from '../contract/api';
import { createJobRunner } from './job-runner';
import { threadFactory } from './worker-factory';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'fringe-worker-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a job in a real thread with the given program; cancels it once it has reported, if asked to. */
async function outcome(
  name: string,
  program: string,
  cancel = false,
): Promise<{ event: JobEvent; answerTime: number }> {
  const file = join(folder, `${name}.cjs`);
  await writeFile(file, `const { parentPort, workerData } = require('node:worker_threads');\n${program}`);
  return new Promise((done) => {
    let asked = 0;
    const runner = createJobRunner({
      version: '1',
      factory: threadFactory(file, { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 8, stackSizeMb: 4 }),
      emit(event) {
        if (event.type !== 'progress') return done({ event, answerTime: performance.now() - asked });
        asked = performance.now();
        if (cancel) runner.cancel('a');
      },
    });
    runner.start({ jobId: 'a', project: { name: 'x' } as Project, seed: 1, deadline: 0, solver: 'automatic' });
  });
}

const REPORT = `parentPort.postMessage({ type: 'progress', progress: { fraction: null, best: 1, evaluations: 1, bound: null, points: [] }, design: { figure: 1 } });`;

describe('a worker thread that misbehaves costs its job and nothing else', () => {
  it.each([
    ['an exception', `throw new Error('boom')`, 'boom'],
    ['endless recursion', `const f = () => f() + 1; f();`, 'call stack'],
    ['a heap that overflows', `const all = []; for (;;) all.push({ a: [1, 2, 3] });`, 'out of memory'],
    ['leaving', `process.exit(0)`, 'without an answer'],
    ['a program that is no program', `this is not javascript`, 'nexpected'],
  ])('%s', async (name, program, reason) => {
    const { event } = await outcome(name.replaceAll(' ', '-'), program);
    expect(event).toMatchObject({
      type: 'failed',
      issues: [{ code: 'JOB-002', message: expect.stringContaining(reason) }],
    });
  });

  it('an endless loop is ended after a cancel, with the best design it had reported', async () => {
    const { event, answerTime } = await outcome('loop', `${REPORT} for (;;);`, true);
    expect(event).toEqual({ type: 'finished', jobId: 'a', design: { figure: 1, stopped: 'cancelled' } });
    expect(answerTime).toBeLessThan(1000);
  });

  it('a worker that watches the stop flag answers at once', async () => {
    const watch = `const stop = new Int32Array(workerData.stop); ${REPORT} while (!Atomics.load(stop, 0)); parentPort.postMessage({ type: 'finished', design: { figure: 2 } });`;
    const { event } = await outcome('watch', watch, true);
    expect(event).toEqual({ type: 'finished', jobId: 'a', design: { figure: 2 } });
  });
});
