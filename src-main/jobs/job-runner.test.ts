import { MessageChannel } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Design } from '../../models/design';
import type { Project } from '../../models/document/project';
import type { JobEvent } from '../contract/api';
import { createJobRunner } from './job-runner';
import type { WorkerStart } from './messages';
import type { WorkerListener } from './worker-factory';

interface FakeWorker {
  readonly start: WorkerStart;
  readonly listener: WorkerListener;
  terminated: boolean;
}

const project = { name: 'Four sensors' } as Project;
const design = (inputHash: string, error = 1) =>
  ({ inputHash, stopped: 'finished', figure: { value: error } }) as Design;
const progress = { fraction: 0.5, best: 0.13, evaluations: 10, bound: 0.12, points: [{ evaluations: 9, best: 0.13 }] };
const request = (jobId: string, deadline = 0) => ({ jobId, project, seed: 7, deadline, solver: 'cma-es' as const });

function runnerWithFakes() {
  const workers: FakeWorker[] = [];
  const events: JobEvent[] = [];
  const runner = createJobRunner({
    version: '1.2.3',
    emit: (event) => events.push(event),
    factory: (start, listener) => {
      const worker: FakeWorker = { start, listener, terminated: false };
      workers.push(worker);
      return { terminate: () => void (worker.terminated = true) };
    },
  });
  return { runner, workers, events };
}

const stopAsked = (worker: FakeWorker) => Atomics.load(new Int32Array(worker.start.stop), 0) !== 0;

describe('running jobs', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('sends the worker everything once, passes progress on and ends with the design', () => {
    const { runner, workers, events } = runnerWithFakes();
    runner.start(request('a', 60));
    expect(workers[0]!.start).toMatchObject({
      task: { kind: 'optimise', solver: 'cma-es' },
      project,
      seed: 7,
      deadline: 60,
      version: '1.2.3',
    });
    workers[0]!.listener.message({ type: 'progress', progress, design: null });
    workers[0]!.listener.message({ type: 'finished', design: design('x') });
    expect(events).toEqual([
      { type: 'progress', jobId: 'a', ...progress },
      { type: 'finished', jobId: 'a', design: design('x') },
    ]);
    expect(workers[0]!.terminated).toBe(true);
  });

  it('ignores whatever a worker says after its job has ended', () => {
    const { runner, workers, events } = runnerWithFakes();
    runner.start(request('a'));
    const { listener } = workers[0]!;
    listener.message({ type: 'finished', design: design('x') });
    listener.message({ type: 'progress', progress, design: design('late') });
    listener.message({ type: 'finished', design: design('late') });
    listener.gone('terminated');
    runner.cancel('a');
    vi.advanceTimersByTime(10_000);
    expect(events).toHaveLength(1);
  });

  it('does not take the late word of a dead job for that of a new job', () => {
    const { runner, workers, events } = runnerWithFakes();
    runner.start(request('a'));
    workers[0]!.listener.gone('fault');
    runner.start(request('b'));
    workers[0]!.listener.message({ type: 'finished', design: design('late') });
    workers[1]!.listener.message({ type: 'finished', design: design('b') });
    expect(events.map(({ type, jobId }) => `${jobId} ${type}`)).toEqual(['a failed', 'b finished']);
  });

  it('asks a job to stop first and takes its answer', () => {
    const { runner, workers, events } = runnerWithFakes();
    runner.start(request('a'));
    expect(stopAsked(workers[0]!)).toBe(false);
    runner.cancel('a');
    expect(stopAsked(workers[0]!)).toBe(true);
    expect(workers[0]!.terminated).toBe(false);
    vi.advanceTimersByTime(200);
    workers[0]!.listener.message({ type: 'finished', design: { ...design('x'), stopped: 'cancelled' } });
    expect(events).toEqual([{ type: 'finished', jobId: 'a', design: { ...design('x'), stopped: 'cancelled' } }]);
  });

  it('ends a worker that does not answer within 250 ms and keeps the best design it has reported', () => {
    const { runner, workers, events } = runnerWithFakes();
    runner.start(request('a'));
    workers[0]!.listener.message({ type: 'progress', progress, design: design('first', 2) });
    workers[0]!.listener.message({ type: 'progress', progress, design: design('better') });
    workers[0]!.listener.message({ type: 'progress', progress, design: null });
    runner.cancel('a');
    vi.advanceTimersByTime(249);
    expect(workers[0]!.terminated).toBe(false);
    vi.advanceTimersByTime(1);
    expect(workers[0]!.terminated).toBe(true);
    expect(events.at(-1)).toEqual({
      type: 'finished',
      jobId: 'a',
      design: { ...design('better'), stopped: 'cancelled' },
    });
  });

  it('keeps the best of what the worker and its helpers have reported, in whatever order', async () => {
    vi.useRealTimers();
    const { runner, workers, events } = runnerWithFakes();
    runner.start(request('a'));
    const { listener } = workers[0]!;
    const { port1, port2 } = new MessageChannel();
    listener.message({ type: 'helper', reports: port1 });
    listener.message({ type: 'progress', progress, design: design('own', 3) });
    port2.postMessage(design('helper', 1));
    port2.postMessage(design('later', 2));
    await new Promise((done) => setTimeout(done, 50));
    listener.message({ type: 'progress', progress, design: design('worse', 4) });
    runner.cancel('a');
    await vi.waitFor(() => expect(workers[0]!.terminated).toBe(true));
    expect(events.at(-1)).toEqual({
      type: 'finished',
      jobId: 'a',
      design: { ...design('helper', 1), stopped: 'cancelled' },
    });
  });

  it('prefers what a helper had found to a worse answer of a stopped worker, not to that of a finished one', () => {
    for (const [stopped, kept] of [
      ['cancelled', 'first'],
      ['deadline', 'first'],
      ['finished', 'last'],
    ] as const) {
      const { runner, workers, events } = runnerWithFakes();
      runner.start(request('a'));
      workers[0]!.listener.message({ type: 'progress', progress, design: design('first', 1) });
      workers[0]!.listener.message({ type: 'finished', design: { ...design('last', 2), stopped } });
      expect(events.at(-1)).toMatchObject({ type: 'finished', design: { inputHash: kept, stopped } });
    }
  });

  it('says that nothing was found when it ends a worker that had nothing yet', () => {
    const { runner, events } = runnerWithFakes();
    runner.start(request('a'));
    runner.cancel('a');
    vi.advanceTimersByTime(250);
    expect(events).toMatchObject([{ type: 'failed', issues: [{ code: 'JOB-003' }] }]);
  });

  it('is not put off by repeated cancelling', () => {
    const { runner, workers } = runnerWithFakes();
    runner.start(request('a'));
    runner.cancel('a');
    vi.advanceTimersByTime(200);
    runner.cancel('a');
    vi.advanceTimersByTime(50);
    expect(workers[0]!.terminated).toBe(true);
  });

  it('ends a worker that overruns its deadline', () => {
    const { runner, workers, events } = runnerWithFakes();
    runner.start(request('a', 2));
    workers[0]!.listener.message({ type: 'progress', progress, design: design('x') });
    vi.advanceTimersByTime(2499);
    expect(stopAsked(workers[0]!)).toBe(false);
    vi.advanceTimersByTime(1);
    expect(stopAsked(workers[0]!)).toBe(true);
    vi.advanceTimersByTime(250);
    expect(events.at(-1)).toMatchObject({ type: 'finished', design: { stopped: 'deadline' } });
  });

  it('reports a worker that died with the reason, and runs the next job in a new one', () => {
    const { runner, workers, events } = runnerWithFakes();
    runner.start(request('a'));
    workers[0]!.listener.gone('it ran out of memory');
    expect(events).toMatchObject([
      { type: 'failed', jobId: 'a', issues: [{ code: 'JOB-002', message: expect.stringContaining('out of memory') }] },
    ]);
    runner.start(request('b'));
    workers[1]!.listener.message({ type: 'finished', design: design('b') });
    expect(events.at(-1)).toMatchObject({ type: 'finished', jobId: 'b' });
  });

  it('refuses more jobs than it can run and ignores an id that is running already', () => {
    const { runner, workers, events } = runnerWithFakes();
    for (const jobId of ['a', 'b', 'b', 'c', 'd', 'e']) runner.start(request(jobId));
    expect(workers).toHaveLength(4);
    expect(events).toMatchObject([{ type: 'failed', jobId: 'e', issues: [{ code: 'JOB-001' }] }]);
  });

  it('ends every worker without a word when the application closes', () => {
    const { runner, workers, events } = runnerWithFakes();
    runner.start(request('a'));
    runner.start(request('b', 1));
    runner.dispose();
    vi.advanceTimersByTime(60_000);
    expect(workers.every(({ terminated }) => terminated)).toBe(true);
    expect(events).toEqual([]);
  });
});
