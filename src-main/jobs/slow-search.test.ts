import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cv } from '../../models/cv/index';
import type { Design } from '../../models/design';
import { createJobRunner } from './job-runner';
import { threadFactory } from './worker-factory';

/** The valley that only the later starts find, and the one that the first start ends in. */
const DEEP = 0.1;
const SHALLOW = 0.2;

/** Name of the project whose search gets stuck. */
const STUCK = 'stuck';

/**
 * Stands in for the physics: two valleys and no proof, slow enough for helpers to be worth it. In the project that
 * gets stuck, the thread that started a helper never comes back from its next evaluation, as one that is deep
 * inside a long computation.
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
          wait(globalThis.forked && project.name === ${JSON.stringify(STUCK)} ? 60_000 : 1);
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

function run(name: string, threads: number, deadline: number, cancelAfter: number | null): Promise<Design> {
  return new Promise((done, reject) => {
    const runner = createJobRunner({
      version: '1',
      threads,
      factory: threadFactory(workerFile),
      emit(event) {
        if (event.type === 'finished') done(event.design);
        else if (event.type !== 'progress') reject(new Error(`the job ended with ${JSON.stringify(event)}`));
      },
    });
    runner.start({ jobId: 'a', project: { ...project, name }, seed: 3, deadline, solver: 'automatic' });
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
      const design = await run(STUCK, 2, deadline, cancelAfter);
      expect(design.stopped).toBe(stopped);
      expect(design.figure.value).toBeCloseTo(DEEP, 4);
    },
    30_000,
  );
});

describe('Automatic where nothing is proved', () => {
  it('gives the same design with one, two and three threads', async () => {
    const designs = [];
    for (const threads of [1, 2, 3]) {
      const { provenance, ...design } = await run('free', threads, 0, null);
      designs.push({ ...design, provenance: { ...provenance, seconds: 0, finishedAt: '' } });
    }
    expect(designs[0]!.certificate.restarts).toBeGreaterThan(2);
    expect(designs[1]).toEqual(designs[0]);
    expect(designs[2]).toEqual(designs[0]);
  }, 60_000);
});
