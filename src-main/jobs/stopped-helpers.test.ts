import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cv } from '../../models/cv/index';
import type { JobEvent } from '../contract/api';
import { createJobRunner } from './job-runner';
import { threadFactory } from './worker-factory';

/** The valley that only the later starts find, and the one that the first start ends in. */
const DEEP = 0.1;
const SHALLOW = 0.2;

/**
 * Stands in for the physics: two valleys, slow enough for helpers to be worth it. The thread that started a helper
 * never comes back from its next evaluation, as one that is deep inside a long computation.
 */
const SLOW_MODEL = `
  import { cv } from ${JSON.stringify(join(import.meta.dirname, '../../models/cv/index.ts'))};
  const cell = new Int32Array(new SharedArrayBuffer(4));
  const wait = (ms) => Atomics.wait(cell, 0, 0, ms);
  const error = (x) => Math.min(${SHALLOW} + (x - 0.25) ** 2, ${DEEP} + (x - 0.75) ** 2);
  const ratioOf = ({ settings }) => Object.values(settings)[0].ratio;
  const figure = (value) => ({ key: 'sigma', label: 'error', value, unit: '', decibel: null });
  const slow = {
    ...cv,
    compile: (project) => ({ ok: true, value: {
      problem: {
        variables: [{ kind: 'real', key: 'ratio', lower: 0, upper: 1, scale: 'linear' }],
        constraints: [],
        evaluate([x]) {
          wait(globalThis.forked ? 60_000 : 2);
          return { objective: 2 * Math.log(error(x)), constraints: [] };
        },
        starts: () => [new Float64Array([0.2])],
      },
      settingsOf: ([x]) => ({ [project.network.elements.find(({ type }) => type === 'splitter').id]: { ratio: x } }),
      currentPoint: () => new Float64Array([0.2]),
    } }),
    assess: (project) => ({ ok: true, value: {
      figure: figure(error(ratioOf(project))), limit: null, gapFactors: [], baselines: [], noiseBudget: [], rows: [],
      annotations: { elements: {}, links: {} }, findings: [], warnings: [],
    } }),
  };
  export const modelById = () => slow;
`;

/** Notes in the thread itself that it has started a helper. */
const NOTING = `
  const threads = require('node:worker_threads');
  const Thread = threads.Worker;
  threads.Worker = class extends Thread {
    constructor(...options) { super(...options); globalThis.forked = true; }
  };
`;

let folder: string;
let workerFile: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fringe-stopped-'));
  workerFile = join(folder, 'optimizer.cjs');
  await build({
    input: join(import.meta.dirname, 'worker.ts'),
    platform: 'node',
    logLevel: 'silent',
    plugins: [
      {
        name: 'slow-model',
        load: (id) => (id.endsWith(join('models', 'registry.ts')) ? { code: SLOW_MODEL, moduleType: 'js' } : null),
      },
    ],
    output: { file: workerFile, format: 'cjs', codeSplitting: false, strict: false, banner: NOTING },
  });
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

let next = 0;
const project = cv.newProject(() => `id-${next++}`);

function run(deadline: number, cancelAfter: number | null): Promise<JobEvent> {
  return new Promise((done) => {
    const runner = createJobRunner({
      version: '1',
      threads: 2,
      factory: threadFactory(workerFile),
      emit: (event) => event.type !== 'progress' && done(event),
    });
    runner.start({ jobId: 'a', project, seed: 3, deadline, solver: 'automatic' });
    if (cancelAfter !== null) setTimeout(() => runner.cancel('a'), cancelAfter);
  });
}

describe('a stop while the thread that leads a search is deep in a long evaluation', () => {
  it.each([
    ['cancelled', 0, 4000],
    ['deadline', 4, null],
  ] as const)(
    'keeps the better point of a helper when it is %s',
    async (stopped, deadline, cancelAfter) => {
      const event = await run(deadline, cancelAfter);
      if (event.type !== 'finished') throw new Error(`the job ended with ${JSON.stringify(event)}`);
      expect(event.design.stopped).toBe(stopped);
      expect(event.design.figure.value).toBeCloseTo(DEEP, 4);
    },
    30_000,
  );
});
