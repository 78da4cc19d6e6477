import { describe, expect, it } from 'vitest';
import type { Problem } from '../../optimizer/problem';
import { watch } from './watched-problem';

/** Minimum at 0; only x >= 1 is allowed; not a number at 3. */
const parabola: Problem = {
  variables: [{ kind: 'real', key: 'x', lower: -9, upper: 9, scale: 'linear' }],
  constraints: [{ key: 'floor', label: 'floor', unit: '' }],
  evaluate: ([x]) => ({ objective: x === 3 ? Number.NaN : x! * x!, constraints: [1 - x!] }),
  starts: () => [new Float64Array([5])],
};

describe('watching a problem', () => {
  it('remembers the best feasible point, as it was when it was evaluated', () => {
    let calls = 0;
    const watched = watch(parabola, () => calls++);
    expect(watched.best()).toBeNull();
    const x = new Float64Array(1);
    for (const value of [4, 3, 2, 0, 2.5]) {
      x[0] = value;
      watched.problem.evaluate(x);
    }
    expect(watched.best()).toEqual({ x: new Float64Array([2]), objective: 4 });
    expect([calls, watched.evaluations()]).toEqual([5, 5]);
  });

  it('passes everything else on, and offers only what the problem offers', () => {
    const plain = watch(parabola, () => undefined).problem;
    expect(plain.starts()).toEqual([new Float64Array([5])]);
    expect([plain.gradient, plain.exact, plain.verify]).toEqual([undefined, undefined, undefined]);
    const rich: Problem = {
      ...parabola,
      gradient: (x, out) => void (out[0] = 2 * x[0]!),
      verify: () => ({ objective: 7, constraints: [] }),
    };
    const { gradient, verify } = watch(rich, () => undefined).problem;
    const out = new Float64Array(1);
    gradient!(new Float64Array([2]), out);
    expect([out[0], verify!(out).objective]).toEqual([4, 7]);
  });
});
