import { describe, expect, it } from 'vitest';
import { below } from './numbers/interval';
import { optimize } from './optimize';
import { orchestrate } from './orchestrate';
import type { Problem } from './problem';
import { UNLIMITED } from './solvers/contract';
import type { RunTasks } from './solvers/multistart';
import { rastrigin } from './testing/test-functions';

const unit = { unit: '', label: '' };

/** ln of sum w_j / p_j over a simplex, and of a level that a log-scaled time sets. */
const budget: Problem = {
  variables: [
    { kind: 'simplex', keys: ['a', 'b', 'c'], total: 4 },
    { kind: 'real', key: 'time', lower: 1e-6, upper: 1e3, scale: 'log' },
  ],
  constraints: [],
  evaluate: (x) => ({
    objective: Math.log((1 / x[0]! + 4 / x[1]! + 9 / x[2]!) * (x[3]! + 1 / x[3]!)),
    constraints: [],
  }),
  starts: () => [Float64Array.of(1, 1, 2, 1e-3)],
};

const limited: Problem = {
  ...budget,
  constraints: [{ ...unit, key: 'early' }],
  evaluate: (x) => ({ ...budget.evaluate(x), constraints: [1e-9 * (x[3]! - 0.5)] }),
};

/** (a e^{kt} / n + b e^{-n}) / t with a term-wise bound. */
const mixed: Problem = {
  variables: [
    { kind: 'integer', key: 'copies', lower: 1, upper: 200 },
    { kind: 'real', key: 'time', lower: 1e-3, upper: 10, scale: 'log' },
  ],
  constraints: [{ ...unit, key: 'atoms' }],
  evaluate: (x) => ({
    objective: Math.log((Math.exp(x[1]!) / x[0]! + 5 * Math.exp(-x[0]!) + 0.01 * x[0]!) / x[1]!),
    constraints: [x[0]! - 150],
  }),
  bound: ({ lower, upper }) =>
    lower[0]! > 150
      ? Infinity
      : below(
          Math.log(
            ((Math.exp(lower[1]!) / upper[0]! + 5 * Math.exp(-upper[0]!) + 0.01 * lower[0]!) / upper[1]!) * (1 - 1e-14),
          ) - 1e-15,
        ),
  starts: () => [Float64Array.of(3, 1)],
};

function rugged(): Problem {
  const f = rastrigin(4);
  return {
    variables: Array.from({ length: 4 }, (_, j) => ({
      kind: 'real',
      key: String(j),
      lower: -5.12,
      upper: 5.12,
      scale: 'linear',
    })),
    constraints: [],
    evaluate: (x) => ({ objective: f.evaluate(x, null), constraints: [] }),
    gradient: (x, out) => void f.evaluate(x, out),
    starts: () => [new Float64Array(4).fill(3)],
  };
}

describe('orchestrate', () => {
  it('takes L-BFGS for reals and simplices, and most starts agree', () => {
    const { result, method } = orchestrate(budget, UNLIMITED)!;
    expect(method).toBe('projected L-BFGS from 7 starts');
    expect(result.objective).toBeCloseTo(Math.log((36 / 4) * 2), 10);
    expect(result.objective).toBe(budget.evaluate(result.x).objective);
    expect(result.evidence.kind === 'stationary' && result.evidence.agreeing).toBe(7);
  });

  it('takes sequential quadratic programming under limits, whatever their unit, and keeps them', () => {
    const { result, method } = orchestrate(limited, UNLIMITED)!;
    expect(method).toMatch(/^sequential quadratic/);
    expect(result.objective).toBeCloseTo(Math.log(9 * 2.5), 7);
    expect(limited.evaluate(result.x).constraints[0]).toBeLessThanOrEqual(0);
    expect(result.holds).toBe('feasible');
  });

  it('takes branch and bound where there is a bound, and the proof holds against a scan', () => {
    const { result, method } = orchestrate(mixed, { ...UNLIMITED, maxEvaluations: 2e6 })!;
    expect(method).toBe('branch and bound');
    let least = Infinity;
    for (let n = 1; n <= 150; n++)
      for (let k = 0; k <= 400; k++)
        least = Math.min(least, mixed.evaluate(Float64Array.of(n, 1e-3 * 1e4 ** (k / 400))).objective);
    expect(result.bound! <= least && result.objective <= least).toBe(true);
    expect(result.objective - result.bound!).toBeLessThan(1e-5);
  });

  it('goes from valley to valley where the starts disagree', () => {
    const { result, method } = orchestrate(rugged(), UNLIMITED)!;
    expect(method).toMatch(/^basin hopping/);
    expect(result.objective).toBeLessThan(1e-9);
    expect(result.bound).toBeNull();
  });

  it('has nothing for integers without a bound', () => {
    const { variables, constraints, evaluate, starts } = mixed;
    expect(orchestrate({ variables, constraints, evaluate, starts }, UNLIMITED)).toBeNull();
  });

  it('gives the same bits with one, two and three workers, and when run again', () => {
    const workers =
      (count: number): RunTasks =>
      (tasks, task) => {
        // Each worker takes every count-th task, the last worker first: results arrive in another order.
        const results = new Array<ReturnType<typeof task>>(tasks);
        for (let worker = count - 1; worker >= 0; worker--)
          for (let k = worker; k < tasks; k += count) results[k] = task(k);
        return results;
      };
    for (const problem of [budget, limited, rugged()]) {
      const [once, ...others] = [1, 1, 2, 3].map(
        (count) => orchestrate(problem, { ...UNLIMITED, seed: 5 }, workers(count))!.result,
      );
      for (const other of others) {
        expect(Array.from(other.x)).toEqual(Array.from(once!.x));
        expect(other.evaluations).toBe(once!.evaluations);
      }
    }
  });

  it('returns what it holds when it is stopped', () => {
    let clock = 0;
    const { result } = orchestrate(rugged(), { ...UNLIMITED, now: () => clock++, deadline: 60 })!;
    expect(result.stopped).toBe('deadline');
    expect(Number.isFinite(result.objective)).toBe(true);
  });

  it('is what optimize uses where there is a bound, and the proof is rechecked before it is believed', () => {
    const proved = optimize(mixed, { seed: 1, maxEvaluations: 1e6 });
    expect(proved.holds).toBe('within-gap');
    expect(proved.certificate).toMatchObject({ kind: 'branch-and-bound', recheck: 'passed' });
    expect(proved.certificate.gap).toBeLessThan(1.1e-6);
    expect(proved.certificate.statement).toMatch(/^No allowed setting has a variance more than/);
    const wrong: Problem = { ...mixed, bound: ({ upper }) => mixed.evaluate(upper).objective };
    const refuted = optimize(wrong, { seed: 1, maxEvaluations: 1e6 });
    expect([refuted.certificate.recheck, refuted.holds]).toEqual(['failed', 'feasible']);
  });

  it('is what optimize uses where there is a gradient, and nothing is claimed of other points', () => {
    const { certificate, evaluation, holds } = optimize(rugged(), { seed: 1 });
    expect(evaluation.objective).toBeLessThan(1e-9);
    expect(certificate).toMatchObject({ kind: 'stationary-only', bound: null, gap: null, recheck: 'passed' });
    expect(certificate.stationarity).toBeLessThan(1e-6);
    expect(holds).toBe('feasible');
  });
});
