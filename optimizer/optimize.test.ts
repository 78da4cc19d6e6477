import { describe, expect, it } from 'vitest';
import { optimize } from './optimize';
import type { RunTasks } from './solvers/multistart';
import { claim, quadratic } from './testing/problems';

describe('optimize', () => {
  it('takes a structured solution that attains its bound, and calls it optimal once rechecked', () => {
    const solution = optimize(quadratic(3, { exact: claim([0, 1, 2], 0) }), { seed: 1 });
    expect(solution).toMatchObject({ stopped: 'finished', holds: 'optimal', evaluations: 1, method: 'told' });
    expect(solution.certificate).toEqual({
      kind: 'closed-form',
      bound: 0,
      gap: 0,
      stationarity: null,
      violation: 0,
      restarts: 1,
      agreeing: 1,
      recheck: 'passed',
      statement: 'Told so.',
      evidence: { check: 'samples', samples: 24 },
    });
  });

  it('refines a structured solution that misses its bound, and says how far it is proved', () => {
    const solution = optimize(quadratic(2, { exact: claim([0.5, 0.5], -0.01) }), { seed: 1 });
    expect(solution.evaluation.objective).toBeLessThan(1e-12);
    expect(solution.holds).toBe('within-gap');
    expect(solution.certificate.kind).toBe('dual');
    expect(solution.certificate.gap).toBeCloseTo(Math.expm1(0.01), 8);
    expect(solution.certificate.statement).toBe('Within 1 % of a proved bound, in variance. Told so.');
  });

  it('calls nothing optimal that a recheck refutes: a bound above the value', () => {
    const { certificate, holds } = optimize(quadratic(2, { exact: claim([0, 1], 0.5) }), { seed: 1 });
    expect(certificate.recheck).toBe('failed');
    expect(holds).toBe('feasible');
    expect(certificate.statement).toMatch(/^Not verified/);
  });

  it('calls nothing optimal that an independent evaluation refutes', () => {
    const verify = () => ({ objective: 1e-6, constraints: [] });
    const { certificate, holds } = optimize(quadratic(2, { exact: claim([0, 1], 0), verify }), { seed: 1 });
    expect([certificate.recheck, holds]).toEqual(['failed', 'feasible']);
  });

  it('searches from several starts where nothing is known, and claims nothing', () => {
    const { certificate, holds, evaluation, x } = optimize(quadratic(4), { seed: 1 });
    expect(evaluation.objective).toBeLessThan(1e-10);
    x.forEach((value, i) => expect(value).toBeCloseTo(i, 5));
    expect(certificate).toMatchObject({ kind: 'stationary-only', bound: null, gap: null, restarts: 5, agreeing: 5 });
    expect(holds).toBe('feasible');
  });

  it('gives the same answer for the same seed', () => {
    const rugged = quadratic(3, {
      evaluate: (x) => ({ objective: x.reduce((sum, v) => sum + v * v + 3 * Math.sin(5 * v), 0), constraints: [] }),
    });
    const run = (seed: number) => optimize(rugged, { seed, maxEvaluations: 2000 });
    expect(run(7)).toEqual(run(7));
  });

  it('shares the starts of a search out, and gives the same answer whoever runs them and in which order', () => {
    const rugged = quadratic(3, {
      evaluate: (x) => ({ objective: x.reduce((sum, v) => sum + v * v + 3 * Math.sin(5 * v), 0), constraints: [] }),
    });
    let shared = 0;
    const backwards: RunTasks = (count, task) => {
      shared = count;
      const results = Array.from({ length: count }, (_, k) => task(count - 1 - k));
      return results.reverse();
    };
    const alone = optimize(rugged, { seed: 7 });
    expect(optimize(rugged, { seed: 7, runTasks: backwards })).toEqual(alone);
    expect(shared).toBe(5);
    expect(alone.certificate.restarts).toBe(5);
  });

  it('keeps a budget of evaluations, however many starts share it', () => {
    for (const maxEvaluations of [1, 2, 7, 40, 100, 1000]) {
      let calls = 0;
      const { evaluate, ...rest } = quadratic(3);
      const counted = { ...rest, evaluate: (x: Float64Array) => (calls++, evaluate(x)) };
      const { evaluations, stopped } = optimize(counted, { seed: 1, maxEvaluations });
      expect(evaluations).toBeLessThanOrEqual(maxEvaluations);
      // Those that recheck the claim come on top.
      expect(calls).toBeLessThanOrEqual(maxEvaluations + 10);
      if (maxEvaluations <= 100) expect(stopped).toBe('evaluation-budget');
    }
  });

  it('returns the best point it holds when it is cancelled, out of time or out of evaluations', () => {
    const start = quadratic(4).evaluate(new Float64Array(4)).objective;
    let calls = 0;
    const cancelled = optimize(quadratic(4), { seed: 1, isCancelled: () => ++calls > 20 });
    let clock = 0;
    const late = optimize(quadratic(4), { seed: 1, now: () => clock++, deadline: 30 });
    const short = optimize(quadratic(4), { seed: 1, maxEvaluations: 25 });
    expect([cancelled.stopped, late.stopped, short.stopped]).toEqual(['cancelled', 'deadline', 'evaluation-budget']);
    for (const { evaluation, holds } of [cancelled, late, short]) {
      expect(evaluation.objective).toBeLessThan(start);
      expect(holds).toBe('feasible');
    }
  });

  it('still evaluates and returns something when it is cancelled before it begins', () => {
    const { stopped, evaluations, x } = optimize(quadratic(2), { seed: 1, isCancelled: () => true });
    expect([stopped, evaluations, [...x]]).toEqual(['cancelled', 1, [0, 0]]);
  });

  it('keeps constraints', () => {
    const limited = quadratic(2, {
      constraints: [{ key: 'sum', label: 'Sum', unit: '' }],
      evaluate: (x) => ({ objective: (x[0]! - 3) ** 2 + (x[1]! - 3) ** 2, constraints: [x[0]! + x[1]! - 2] }),
    });
    const { x, holds, certificate } = optimize(limited, { seed: 1 });
    expect(holds).toBe('feasible');
    expect(certificate.violation).toBeLessThanOrEqual(1e-12);
    x.forEach((value) => expect(value).toBeCloseTo(1, 3));
  });

  it('says so when no point is feasible or no value is a number', () => {
    const impossible = quadratic(1, {
      constraints: [{ key: 'never', label: 'Never', unit: '' }],
      evaluate: () => ({ objective: 0, constraints: [1] }),
    });
    expect(optimize(impossible, { seed: 1, maxEvaluations: 100 }).holds).toBe('infeasible');
    const undefinedEverywhere = quadratic(1, { evaluate: () => ({ objective: NaN, constraints: [] }) });
    const { stopped, certificate, holds } = optimize(undefinedEverywhere, { seed: 1, maxEvaluations: 100 });
    expect([stopped, certificate.recheck, holds]).toEqual(['numerical-failure', 'failed', 'feasible']);
  });

  it('reports progress only when something better is found', () => {
    const seen: number[] = [];
    const off = quadratic(2, {
      evaluate: (x) => ({ objective: x.reduce((sum, v) => sum + (v - Math.PI) ** 2, 0), constraints: [] }),
    });
    optimize(off, { seed: 1, onProgress: ({ objective }) => seen.push(objective) });
    expect(seen.length).toBeGreaterThan(3);
    expect([...seen].sort((a, b) => b - a)).toEqual(seen);
  });
});
