import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clock } from '../../models/clock/index';
import { cv } from '../../models/cv/index';
import type { Project } from '../../models/document/project';
import type { JobEvent } from '../contract/api';
import { inlineFactory } from './inline-factory';
import { createJobRunner, type JobRunner, simulationThreads } from './job-runner';
import { simulateProject, type SimulateOptions } from './simulate-project';
import { threadFactory, type WorkerFactory } from './worker-factory';

const counter = (): (() => string) => {
  let next = 0;
  return () => `id-${next++}`;
};
const project = clock.newProject(counter());

const options: SimulateOptions = {
  trials: 4500,
  seed: 7,
  clock: () => performance.now(),
  stopRequested: () => false,
  onProgress: () => undefined,
  shareBlocks: () => (count, task) => Array.from({ length: count }, (_, index) => task(index)),
};

describe('the simulation of a project', () => {
  it('adds the blocks in their order, whoever ran them and when', () => {
    const backwards: SimulateOptions['shareBlocks'] = () => (count, task) =>
      Array.from({ length: count }, (_, k) => task(count - 1 - k)).reverse();
    const plain = simulateProject(project, options);
    expect(plain).toMatchObject({ ok: true, value: { trials: 4500, ratio: expect.any(Number) } });
    expect(simulateProject(project, { ...options, shareBlocks: backwards })).toEqual(plain);
    expect(simulateProject(project, { ...options, seed: 8 })).not.toEqual(plain);
  });

  it('runs exactly the trials it was asked for, also where they do not fill their last block', () => {
    for (const trials of [1, 2000, 2001]) {
      expect(simulateProject(project, { ...options, trials })).toMatchObject({ ok: true, value: { trials } });
    }
  });

  it('refuses what it cannot simulate, with a remedy', () => {
    const refused = (of: Project, trials = 5000) => {
      const outcome = simulateProject(of, { ...options, trials });
      return outcome.ok ? [] : outcome.error.map(({ code, remedy }) => [code, remedy !== '']);
    };
    expect(refused(cv.newProject(counter()))).toEqual([['JOB-006', true]]);
    for (const trials of [0, -1, 0.5, Number.NaN, Infinity, clock.simulation!.maxTrials + 1])
      expect(refused(project, trials), String(trials)).toEqual([['JOB-007', true]]);
    expect(refused({ ...project, network: { elements: [], links: [] } })).not.toEqual([]);
    expect(refused({ ...project, model: 'nowhere' })).not.toEqual([]);
  });

  it('stops between two blocks and then says nothing of the trials', () => {
    let asked = 0;
    expect(simulateProject(project, { ...options, trials: 1e6, stopRequested: () => ++asked > 2 })).toEqual({
      ok: true,
      value: null,
    });
  });

  it('reports at most ten times a second', () => {
    let now = 0;
    const heard: number[] = [];
    simulateProject(project, {
      ...options,
      trials: 16_000,
      clock: () => (now += 50),
      onProgress: (fraction) => heard.push(fraction),
    });
    // 8 blocks, and the clock is read once for each: 400 ms.
    expect(heard.length).toBeGreaterThanOrEqual(3);
    expect(heard.length).toBeLessThanOrEqual(4);
    expect(heard).toEqual([...heard].sort((a, b) => a - b));
    expect(Math.max(...heard)).toBeLessThanOrEqual(1);
  });
});

/** The events of one simulation until its last. */
function run(
  factory: WorkerFactory,
  { trials, threads }: { trials: number; threads: number },
  heard: (event: JobEvent, runner: JobRunner) => void = () => undefined,
): Promise<JobEvent[]> {
  return new Promise((done) => {
    const events: JobEvent[] = [];
    const runner = createJobRunner({
      version: '1',
      threads,
      worthwhile: 0,
      factory,
      emit(event) {
        events.push(event);
        heard(event, runner);
        if (event.type !== 'simulating') done(events);
      },
    });
    runner.simulate({ jobId: 'a', project, seed: 77, trials });
  });
}

describe('the simulation as a job', () => {
  it('gets every core up to four, as nothing else is computed meanwhile', () => {
    expect([1, 2, 3, 4, 16].map(simulationThreads)).toEqual([1, 2, 3, 4, 4]);
  });

  it('says that the simulation stopped working when its worker dies', async () => {
    const dying: WorkerFactory = (_start, listener) => {
      setImmediate(() => listener.gone('it ran out of memory'));
      return { terminate: () => undefined };
    };
    const issue = {
      code: 'JOB-002',
      where: { label: 'Simulate' },
      message: expect.stringMatching(/simulation.*memory/),
    };
    expect(await run(dying, { trials: 10, threads: 1 })).toMatchObject([{ type: 'failed', issues: [issue] }]);
  });

  it('has ended 250 ms after it was stopped, even where its worker does not answer', async () => {
    let terminated = false;
    const deaf: WorkerFactory = (_start, listener) => {
      setImmediate(() => listener.message({ type: 'simulating', fraction: 0.1 }));
      return { terminate: () => void (terminated = true) };
    };
    const events = await run(deaf, { trials: 10, threads: 1 }, (event, runner) => {
      if (event.type === 'simulating') runner.cancel('a');
    });
    expect(events.at(-1)).toEqual({ type: 'simulated', jobId: 'a', outcome: null });
    expect(terminated).toBe(true);
  });
});

describe('trials shared out to real threads', () => {
  /** Each program notes in a file what it was started for, so that the test sees that helpers took part. */
  const COUNTING = `require('node:fs').appendFileSync(__filename + '.log', require('node:worker_threads').workerData.task.kind + ' ');`;
  let folder: string;
  let workerFile: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fringe-simulation-'));
    workerFile = join(folder, 'optimizer.cjs');
    await build({
      input: join(import.meta.dirname, 'worker.ts'),
      platform: 'node',
      logLevel: 'silent',
      output: { file: workerFile, format: 'cjs', codeSplitting: false, strict: false, banner: COUNTING },
    });
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('gives the same bits with one, two and three threads, which are those of no thread at all', async () => {
    const helpers: number[] = [];
    const outcomes: string[] = [];
    for (const threads of [1, 2, 3]) {
      await writeFile(`${workerFile}.log`, '');
      const last = (await run(threadFactory(workerFile), { trials: 8000, threads })).at(-1)!;
      if (last.type !== 'simulated' || last.outcome === null) throw new Error(`ended with ${JSON.stringify(last)}`);
      outcomes.push(JSON.stringify(last.outcome));
      helpers.push((await readFile(`${workerFile}.log`, 'utf8')).split(' ').filter((kind) => kind === 'help').length);
    }
    expect(helpers).toEqual([0, 1, 2]);
    const here = (await run(inlineFactory, { trials: 8000, threads: 1 })).at(-1)!;
    expect(new Set([...outcomes, here.type === 'simulated' ? JSON.stringify(here.outcome) : '']).size).toBe(1);
  }, 60_000);

  it('stops all of them when asked', async () => {
    let asked = 0;
    const events = await run(threadFactory(workerFile), { trials: 5_000_000, threads: 2 }, (event, runner) => {
      if (event.type !== 'simulating' || asked > 0) return;
      asked = performance.now();
      runner.cancel('a');
    });
    // 250 ms by the runner's own clock; the rest is for a busy machine.
    expect(performance.now() - asked).toBeLessThan(1000);
    expect(events.at(-1)).toEqual({ type: 'simulated', jobId: 'a', outcome: null });
  }, 60_000);
});
