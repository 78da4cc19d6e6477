import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cv } from '../../models/cv/index';
import type { Design } from '../../models/design';
import { drawMesh } from '../../models/cv/testing/networks';
import type { Project } from '../../models/document/project';
import type { JobEvent } from '../contract/api';
import { COMPARED_SOLVERS, type ComparisonRow, type SolverKey } from '../contract/solvers';
import { createJobRunner } from './job-runner';
import { threadFactory } from './worker-factory';

let folder: string;
let workerFile: string;

/** Each program notes in a file what it was started for, so that a test can see that helpers took part. */
const COUNTING = `require('node:fs').appendFileSync(__filename + '.log', require('node:worker_threads').workerData.task.kind + ' ');`;

/** What was started since the last call. */
async function started(): Promise<string[]> {
  const log = `${workerFile}.log`;
  const kinds = (await readFile(log, 'utf8')).trim().split(' ');
  await writeFile(log, '');
  return kinds;
}

// The real worker program, bundled as the application bundles it: CommonJS without strict mode.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fringe-parallel-'));
  workerFile = join(folder, 'optimizer.cjs');
  await build({
    input: join(import.meta.dirname, 'worker.ts'),
    platform: 'node',
    logLevel: 'silent',
    output: { file: workerFile, format: 'cjs', codeSplitting: false, strict: false, banner: COUNTING },
  });
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

let next = 0;
const base = cv.newProject(() => `id-${next++}`);
/** Twelve sensors: slow enough for the starts to be shared out. */
const slow: Project = cv.layouts.find(({ key }) => key === 'chain')!.build(base, 12, () => `id-${next++}`);

interface Run {
  readonly events: JobEvent[];
  readonly seconds: number;
}

function run(
  start: (runner: ReturnType<typeof createJobRunner>) => void,
  threads: number,
  heard: (event: JobEvent, runner: ReturnType<typeof createJobRunner>) => void = () => undefined,
): Promise<Run> {
  return new Promise((done) => {
    const events: JobEvent[] = [];
    const began = performance.now();
    const runner = createJobRunner({
      version: '1',
      threads,
      // However quick the machine, the starts are shared.
      worthwhile: 0,
      factory: threadFactory(workerFile),
      emit(event) {
        events.push(event);
        heard(event, runner);
        if (event.type !== 'progress' && event.type !== 'compared')
          done({ events, seconds: (performance.now() - began) / 1000 });
      },
    });
    start(runner);
  });
}

const optimise = (solver: SolverKey, threads: number, heard?: Parameters<typeof run>[2], project = slow) =>
  run((runner) => runner.start({ jobId: 'a', project, seed: 3, deadline: 0, solver }), threads, heard);

function designOf({ events }: Run): Design {
  const last = events.at(-1)!;
  if (last.type !== 'finished') throw new Error(`the job ended with ${JSON.stringify(last)}`);
  return last.design;
}

/** Two sources behind a universal mesh of 28 rotations: many valleys, in which random starts end apart. */
const rugged = drawMesh(
  {},
  [
    { purity: 'measured', level: 0.2, antilevel: 6 },
    { purity: 'measured', level: 0.4, antilevel: 4 },
  ],
  [
    { weights: [1, 0.2, 0], before: 0.9, after: 0.95 },
    { weights: [1, -0.5, 0.3], before: 0.8 },
    { weights: [-0.4, 1, 0.3], before: 0.7, after: 0.9 },
    { weights: [0, 1, 1], before: 0.85 },
  ],
);

/** Everything but when it was and how long it took. */
function bytes(design: Design): string {
  return JSON.stringify({ ...design, provenance: { ...design.provenance, seconds: 0, finishedAt: '' } });
}

describe('starts shared out to real threads', () => {
  it.each(['lbfgs', 'direct-search'] as const)(
    '%s gives the same bytes in a landscape of many valleys with one, two and three threads, and when run again',
    async (solver) => {
      const designs: Design[] = [];
      const helpers: number[] = [];
      await writeFile(`${workerFile}.log`, '');
      for (const threads of [1, 1, 2, 3]) {
        designs.push(designOf(await optimise(solver, threads, undefined, rugged)));
        helpers.push((await started()).filter((kind) => kind === 'help').length);
      }
      expect(helpers).toEqual([0, 0, 1, 2]);
      expect(designs[0]!.certificate.agreeing).toBeLessThan(designs[0]!.certificate.restarts);
      expect(new Set(designs.map(bytes)).size).toBe(1);
    },
    120_000,
  );

  it('stops all threads when asked, keeps the best so far and says so', async () => {
    let asked = 0;
    const stopped = await optimise('cma-es', 2, (event, runner) => {
      if (event.type !== 'progress' || asked > 0) return;
      asked = performance.now();
      runner.cancel('a');
    });
    expect(performance.now() - asked).toBeLessThan(2000);
    const design = designOf(stopped);
    expect(design.stopped).toBe('cancelled');
    const first = stopped.events.find(({ type }) => type === 'progress');
    expect(first).toMatchObject({ best: expect.any(Number) });
    if (first?.type === 'progress') expect(design.figure.value).toBeLessThanOrEqual(first.best! * (1 + 1e-12));
  }, 30_000);

  it('shows how the best falls: points in order of evaluations, never rising, at most ten reports a second', async () => {
    const { events, seconds } = await optimise('cma-es', 2);
    const reports = events.filter((event) => event.type === 'progress');
    const points = reports.flatMap((report) => report.points);
    expect(points.length).toBeGreaterThan(5);
    for (const [k, point] of points.entries()) {
      expect(point.evaluations).toBeGreaterThanOrEqual(points[k - 1]?.evaluations ?? 0);
      expect(point.best).toBeLessThan(points[k - 1]?.best ?? Infinity);
    }
    expect(reports.length).toBeLessThanOrEqual(10 * seconds + 2);
    expect(reports.at(-1)!.bound).toBeGreaterThan(0);
    expect(points.at(-1)!.best).toBeGreaterThanOrEqual(reports.at(-1)!.bound! * (1 - 1e-9));
  }, 30_000);
});

describe('the comparison in a real thread', () => {
  it('has a row for every solver, the package that needs sloppy mode included, and no design', async () => {
    const { events } = await run((runner) => runner.compare({ jobId: 'a', project: base, seed: 1 }), 1);
    expect(events.at(-1)).toEqual({ type: 'comparison-finished', jobId: 'a', stopped: false });
    const rows = events.flatMap((event) => (event.type === 'compared' ? [event.row] : []));
    expect(rows.map(({ key }) => key)).toEqual(COMPARED_SOLVERS.map(({ key }) => key));
    const row = (key: ComparisonRow['key']) => rows.find((each) => each.key === key)!;
    expect(row('automatic').verdict.kind).toBe('proven');
    expect(row('optimization-js-mutation').evaluations).toBeGreaterThan(1000);
    for (const { value, gap, verdict } of rows) {
      expect(['proven', 'reached', 'above']).toContain(verdict.kind);
      expect(value).toBeGreaterThanOrEqual(row('automatic').value! * (1 - 1e-9));
      expect(gap).toBeGreaterThanOrEqual(0);
    }
    expect(events.some(({ type }) => type === 'finished')).toBe(false);
  }, 60_000);

  it('ends when it is stopped and keeps the rows it has', async () => {
    const { events } = await run(
      (runner) => runner.compare({ jobId: 'a', project: slow, seed: 1 }),
      1,
      (event, runner) => event.type === 'compared' && runner.cancel('a'),
    );
    expect(events.at(-1)).toMatchObject({ type: 'comparison-finished', stopped: true });
    expect(events.filter(({ type }) => type === 'compared').length).toBeLessThan(COMPARED_SOLVERS.length);
  }, 30_000);
});
