import { describe, expect, it } from 'vitest';
import { HOCK_SCHITTKOWSKI } from '../testing/hock-schittkowski';
import type { HockSchittkowski } from '../testing/hock-schittkowski-problem';
import { UNLIMITED, type Control, type SolverResult } from './contract';
import { jacobianByDifferences, withDifferences } from './differences';
import { sequentialQuadratic } from './sequential-quadratic';
import type { ConstrainedProblem } from './smooth-problem';

function stated(problem: HockSchittkowski): ConstrainedProblem {
  const { start, objective, equal, atLeast } = problem;
  const bounds = problem.bounds ?? start.map(() => [-Infinity, Infinity] as const);
  const lower = bounds.map(([low]) => low);
  const upper = bounds.map(([, high]) => high);
  const all = (x: Float64Array) => [...(equal?.(x) ?? []), ...(atLeast?.(x) ?? []).map((value) => -value)];
  const at = Float64Array.from(start);
  const equalities = equal?.(at).length ?? 0;
  const kinds = all(at).map((_, i) => (i < equalities ? 'equal' : 'at-most'));
  return {
    lower,
    upper,
    start,
    simplices: [],
    kinds,
    evaluate: withDifferences(objective, lower, upper),
    constrain: jacobianByDifferences((x, values) => values.set(all(x)), kinds.length, lower, upper),
  };
}

function run(problem: ConstrainedProblem, control: Control = UNLIMITED): SolverResult {
  const result = sequentialQuadratic.solve(problem, control);
  if (!result.ok) throw new Error(result.error.message);
  expect(result.value.objective).toBe(problem.evaluate(result.value.x, null));
  return result.value;
}

describe('sequentialQuadratic', () => {
  it('knows more than 25 of the standard problems', () => {
    expect(HOCK_SCHITTKOWSKI.length).toBeGreaterThan(25);
  });

  it.each(HOCK_SCHITTKOWSKI.map((problem) => [problem.number, problem] as const))(
    'solves Hock-Schittkowski problem %i to 1e-8',
    (_, problem) => {
      const { objective, violation, stopped, evaluations } = run(stated(problem));
      expect(
        Math.abs(objective - problem.optimum) / Math.max(Math.abs(problem.optimum), problem.optimum === 0 ? 1 : 0),
      ).toBeLessThan(1e-8);
      expect(violation).toBeLessThanOrEqual(1e-9);
      expect(stopped).toBe('finished');
      expect(evaluations).toBeLessThan(400);
    },
  );

  const plain = { lower: [0, 0], upper: [10, 10], simplices: [] };
  const square = (x: Float64Array) => (x[0]! - 2) ** 2 + x[1]! * x[1]!;

  it('comes close to the degenerate minimum of problem 13, where no multipliers exist, and claims no more', () => {
    const problem = stated({
      number: 13,
      start: [-2, -2],
      objective: square,
      atLeast: (x) => [(1 - x[0]!) ** 3 - x[1]!],
      bounds: [
        [0, Infinity],
        [0, Infinity],
      ],
      optimum: 1,
    });
    const { objective, violation, holds } = run(problem);
    expect(objective).toBeCloseTo(1, 1);
    expect(violation).toBeLessThanOrEqual(1e-9);
    expect(holds).toBe('feasible');
  });

  it('says infeasible where no point meets the limits, and returns the least violating one it saw', () => {
    const problem: ConstrainedProblem = {
      ...plain,
      start: [5, 5],
      kinds: ['at-most', 'at-most'],
      evaluate: withDifferences(square, plain.lower, plain.upper),
      constrain: jacobianByDifferences(
        (x, c) => c.set([x[0]! + x[1]! - 1, 3 - x[0]! - x[1]!]),
        2,
        plain.lower,
        plain.upper,
      ),
    };
    const { holds, violation } = run(problem);
    expect(holds).toBe('infeasible');
    // Between the two limits the violations add up to 2 everywhere, so the larger is 1 to 2.
    expect(violation).toBeGreaterThanOrEqual(1);
    expect(violation).toBeLessThanOrEqual(2);
  });

  it('keeps a simplex and a nonlinear limit together', () => {
    const problem: ConstrainedProblem = {
      lower: [0, 0, 0],
      upper: [1, 1, 1],
      simplices: [{ first: 0, count: 3, total: 1 }],
      start: [1 / 3, 1 / 3, 1 / 3],
      kinds: ['at-most'],
      evaluate: withDifferences((x) => -x[0]!, [0, 0, 0], [1, 1, 1]),
      constrain: jacobianByDifferences(
        (x, c) => c.set([x[0]! ** 2 + x[1]! ** 2 + x[2]! ** 2 - 0.5]),
        1,
        [0, 0, 0],
        [1, 1, 1],
      ),
    };
    const { x } = run(problem);
    // x_2 = x_3 by symmetry: x_1^2 + (1 - x_1)^2 / 2 = 1/2 gives x_1 = 2/3.
    expect(x[0]).toBeCloseTo(2 / 3, 8);
    expect(x[0]! + x[1]! + x[2]!).toBeCloseTo(1, 12);
  });

  it('says numerical failure where the limits are not numbers, and refuses a start that is not one', () => {
    const problem: ConstrainedProblem = {
      ...plain,
      start: [1, 1],
      kinds: ['equal'],
      evaluate: withDifferences(square, plain.lower, plain.upper),
      constrain: (_x, c) => void (c[0] = NaN),
    };
    const result = sequentialQuadratic.solve(problem, UNLIMITED);
    expect(result.ok && [result.value.stopped, result.value.holds]).toEqual(['numerical-failure', 'infeasible']);
    expect(sequentialQuadratic.solve({ ...problem, start: [NaN, 1] }, UNLIMITED).ok).toBe(false);
  });

  it('returns its best point and says why it stopped', () => {
    const problem = stated(HOCK_SCHITTKOWSKI.find(({ number }) => number === 71)!);
    let clock = 0;
    for (const [limits, reason] of [
      [{ maxEvaluations: 4 }, 'evaluation-budget'],
      [{ isCancelled: () => clock++ > 3 }, 'cancelled'],
      [{ now: () => clock++, deadline: 8 }, 'deadline'],
    ] as const) {
      expect(run(problem, { ...UNLIMITED, ...limits }).stopped).toBe(reason);
    }
  });
});
