import { describe, expect, it } from 'vitest';
import { median, timed } from './cpu-time';
import { measureStarts, type End } from './measure-starts';

const LIMITS = { starts: 20, budgetMs: 1000, slowMs: 200 };
const distance = (x: readonly number[]) => x[0]!;

const method = (end: (start: number, budgetMs: number) => End) => {
  const calls: number[] = [];
  const solve = async (start: number, budgetMs: number) => {
    calls.push(start);
    return end(start, budgetMs);
  };
  return { calls, solve };
};

describe('measuring a method from many starts', () => {
  it('reports the median time, the worst end and how many succeeded', async () => {
    const { solve } = method((k) => ({ x: [k === 3 ? 0.5 : 1e-9], cpuMs: 110 + k, stopped: 'finished' }));
    const row = await measureStarts(solve, distance, LIMITS);
    expect(row).toEqual({ medianMs: 119.5, relativeGap: 0.5, success: 19, starts: 20 });
  });

  it('throws the first solves of a fast method away as warm-up', async () => {
    let call = 0;
    const { solve } = method(() => ({ x: [0], cpuMs: call++ < 3 ? 40 : 10, stopped: 'finished' }));
    expect((await measureStarts(solve, distance, LIMITS)).medianMs).toBe(10);
  });

  it('says that a method was stopped, reports no time for it and counts no success, however close it came', async () => {
    const { solve, calls } = method(() => ({ x: [1e-12], cpuMs: 1000, stopped: 'budget' }));
    const row = await measureStarts(solve, distance, LIMITS);
    expect(row).toEqual({ medianMs: null, relativeGap: 1e-12, success: 0, starts: 1, note: 'stopped at 1 s' });
    expect(calls).toEqual([0]);
  });

  it('gives a slow method fewer starts, says so, and leaves out the one that was cut off', async () => {
    const { solve } = method((_, budgetMs) =>
      budgetMs < 300 ? { x: [1], cpuMs: budgetMs, stopped: 'budget' } : { x: [0], cpuMs: 300, stopped: 'finished' },
    );
    const row = await measureStarts(solve, distance, LIMITS);
    expect(row).toEqual({ medianMs: 300, relativeGap: 0, success: 3, starts: 3, note: 'slow: 3 starts in 1 s' });
  });

  it('keeps a start of a fast method that ran away among the rows', async () => {
    const { solve } = method((k) =>
      k === 2 ? { x: [0.1], cpuMs: 1000, stopped: 'budget' } : { x: [0], cpuMs: 150, stopped: 'finished' },
    );
    const row = await measureStarts(solve, distance, { ...LIMITS, starts: 4 });
    expect(row).toEqual({ medianMs: 150, relativeGap: 0.1, success: 3, starts: 4, note: '1 stopped at 1 s' });
  });

  it('counts an end without a point or with a distance that is not a number as a failure', async () => {
    const nothing = method(() => ({ x: null, cpuMs: 150, stopped: 'failed', message: 'out of memory' }));
    expect(await measureStarts(nothing.solve, distance, { ...LIMITS, starts: 2 })).toEqual({
      medianMs: 150,
      relativeGap: null,
      success: 0,
      starts: 2,
      note: '2 failed: out of memory',
    });
    const strange = method(() => ({ x: [NaN], cpuMs: 150, stopped: 'finished' }));
    expect(await measureStarts(strange.solve, distance, LIMITS)).toMatchObject({ relativeGap: null, success: 0 });
  });
});

describe('CPU time', () => {
  it('repeats what is too short for the clock and takes the mean', () => {
    let now = 0;
    let solves = 0;
    const { answer, cpuMs } = timed(
      () => now,
      () => {
        solves++;
        now += 0.125;
        return 'x';
      },
    );
    expect({ answer, cpuMs }).toEqual({ answer: 'x', cpuMs: 0.125 });
    expect(solves).toBe(1 + 2 + 4 + 8 + 16);
  });

  it('has no median of nothing and the mean of the two middle values of an even number', () => {
    expect(median([])).toBeNull();
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 2, 100])).toBe(3);
  });
});
