import { describe, expect, it } from 'vitest';
import type { SolverResult } from '../../optimizer/solvers/contract';
import { type Fork, type ForkPorts, giveUp, NothingLeft, shareTasks, takePart } from './fork';

const task = (index: number): SolverResult => ({
  x: Float64Array.of(index),
  objective: index,
  violation: 0,
  evaluations: 1,
  stopped: 'finished',
  holds: 'feasible',
  bound: null,
  evidence: { kind: 'stationary', residual: 0, multipliers: [], starts: 1, agreeing: 1, ended: 'finished' },
});

/** A helper that acts while it is started: before the thread that started it claims anything. */
function shared(helper: (fork: Fork) => void, ports: Partial<ForkPorts<SolverResult>> = {}) {
  const here: number[] = [];
  const sent: number[] = [];
  let ended = 0;
  let time = 0;
  const runTasks = shareTasks({
    threads: 2,
    worthwhile: 0,
    clock: () => (time += 100),
    spawn(fork) {
      helper(fork);
      return { terminate: () => void ended++ };
    },
    onHelper: (reports) => reports.close(),
    onWait: () => undefined,
    onResult: ({ objective }) => sent.push(objective),
    ...ports,
  });
  const own = (index: number) => (here.push(index), task(index));
  const run = () => runTasks(6, own).map(({ objective }) => objective);
  return { run, here, sent, ended: () => ended };
}

const inOrder = [0, 1, 2, 3, 4, 5];

describe('sharing tasks out', () => {
  it('takes results from a helper, in the order of the tasks, and ends the helper', () => {
    const { run, here, sent, ended } = shared((fork) => expect(() => takePart(fork)(6, task)).toThrow(NothingLeft));
    expect(run()).toEqual(inOrder);
    expect([here, sent, ended()]).toEqual([[0], [1, 2, 3, 4, 5], 1]);
  });

  it('does itself what a helper has claimed and gave up', () => {
    const { run, here } = shared((fork) => {
      Atomics.add(new Int32Array(fork.counters), 0, 2);
      giveUp(fork);
    });
    expect(run()).toEqual(inOrder);
    expect(here).toEqual([0, 3, 4, 5, 1, 2]);
  });

  it('does itself what a helper has claimed and fell silent over', () => {
    const { run } = shared((fork) => void Atomics.add(new Int32Array(fork.counters), 0, 2));
    expect(run()).toEqual(inOrder);
  });

  it('starts no helper for tasks that are done sooner than a thread starts, nor for one thread, nor twice', () => {
    const never = () => expect.unreachable('a helper was started');
    expect(shared(never, { worthwhile: 1e9 }).run()).toEqual(inOrder);
    expect(shared(never, { threads: 1 }).run()).toEqual(inOrder);
    let started = 0;
    const once = shared(() => void started++);
    expect([once.run(), once.run(), started]).toEqual([inOrder, inOrder, 1]);
  });
});
