import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_RELOADS, SPAN, decideRecovery } from './recovery';

/** Plays a series of crashes through the policy. */
function play(times: readonly number[]): { actions: string[]; reloadTimes: number[] } {
  const actions: string[] = [];
  const reloadTimes: number[] = [];
  let reloads: readonly number[] = [];
  for (const now of times) {
    const decision = decideRecovery('crashed', reloads, now);
    reloads = decision.reloads;
    actions.push(decision.action);
    if (decision.action === 'reload') reloadTimes.push(now);
  }
  return { actions, reloadTimes };
}

describe('decideRecovery', () => {
  it('leaves a window that closed by itself alone', () => {
    expect(decideRecovery('clean-exit', [], 0)).toEqual({ action: 'ignore', reloads: [] });
  });

  it.each(['crashed', 'oom', 'killed', 'abnormal-exit', 'launch-failed', 'integrity-failure', 'something new'])(
    'reloads after %s',
    (reason) => {
      expect(decideRecovery(reason, [], 5).action).toBe('reload');
    },
  );

  it('asks at the fourth crash within a minute and reloads again when the minute is over', () => {
    expect(play([0, 1000, 2000, 3000, 59_999, 60_000]).actions).toEqual([
      'reload',
      'reload',
      'reload',
      'ask',
      'ask',
      'reload',
    ]);
  });

  it('never reloads more than three times in any minute, however the crashes fall', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400_000 }), { maxLength: 60 }), (times) => {
        const { reloadTimes } = play(times.sort((a, b) => a - b));
        return reloadTimes.every(
          (end) => reloadTimes.filter((time) => time <= end && end - time < SPAN).length <= MOST_RELOADS,
        );
      }),
    );
  });
});
