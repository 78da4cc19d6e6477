import { describe, expect, it } from 'vitest';
import { asRayleigh, asSmooth, splittingProblem, splittingVariance } from '../../bench/problems/splitting';
import { createRandomSequence } from '../numbers/random-sequence';
import { hartmann6, rosenbrock } from '../testing/test-functions';
import { UNLIMITED, type Control, type SolverResult } from './contract';
import { withDifferences } from './differences';
import { project, projectedGradientNorm } from './projection';
import { projectedLbfgs } from './projected-lbfgs';
import { rayleighQuotient } from './rayleigh-quotient';
import type { SmoothProblem } from './smooth-problem';

function solved(result: ReturnType<typeof projectedLbfgs.solve>): SolverResult {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function run(problem: SmoothProblem, control: Control = UNLIMITED): SolverResult {
  const result = solved(projectedLbfgs.solve(problem, control));
  // The law that every result has to keep.
  expect(result.objective).toBe(problem.evaluate(result.x, null));
  return result;
}

const free = { simplices: [] };

/** Convex quadratic sum of w_i (x_i - c_i)^2, whose minimum over a box is known by entry. */
function bowl(weights: ArrayLike<number>, centre: ArrayLike<number>) {
  return (x: Float64Array, gradient: Float64Array | null) => {
    let sum = 0;
    for (let j = 0; j < x.length; j++) {
      const d = x[j]! - centre[j]!;
      sum += weights[j]! * d * d;
      if (gradient) gradient[j] = 2 * weights[j]! * d;
    }
    return sum;
  };
}

describe('projectedLbfgs', () => {
  it('refuses a start that is not finite and bounds the wrong way round', () => {
    const evaluate = bowl([1, 1], [0, 0]);
    for (const problem of [
      { ...free, lower: [0, 0], upper: [1, 1], start: [NaN, 0], evaluate },
      { ...free, lower: [0, 2], upper: [1, 1], start: [0, 0], evaluate },
      { ...free, lower: [0, 0], upper: [1, 1], start: [0], evaluate },
      { lower: [0, 0], upper: [1, 1], start: [0, 0], simplices: [{ first: 1, count: 2, total: 1 }], evaluate },
    ])
      expect(projectedLbfgs.solve(problem, UNLIMITED).ok).toBe(false);
  });

  it('says numerical failure, not success, where the function is not a number', () => {
    const result = projectedLbfgs.solve(
      { ...free, lower: [0], upper: [1], start: [0.5], evaluate: () => NaN },
      UNLIMITED,
    );
    expect(result.ok && result.value.stopped).toBe('numerical-failure');
  });

  it('steps back where the function leaves its domain', () => {
    const evaluate = (x: Float64Array, gradient: Float64Array | null) => {
      if (gradient) gradient[0] = 1 - 1 / x[0]!;
      return x[0]! - Math.log(x[0]!);
    };
    const { x, stopped } = run({ ...free, lower: [-10], upper: [100], start: [50], evaluate });
    expect(stopped).toBe('finished');
    expect(x[0]).toBeCloseTo(1, 7);
  });

  it('reaches the Rosenbrock minimum in 2, 10 and 50 dimensions', () => {
    for (const [n, most] of [
      [2, 70],
      [10, 180],
      [50, 750],
    ] as const) {
      const f = rosenbrock(n);
      const start = Float64Array.from({ length: n }, (_, i) => (i % 2 === 0 ? -1.2 : 1));
      const { objective, evaluations } = run({ ...f, ...free, start });
      // Some starts end in the other minimum that Rosenbrock's function has from n = 4 on, near x_1 = -1.
      expect(objective < 1e-15 || Math.abs(objective - 3.98) < 0.05).toBe(true);
      expect(evaluations).toBeLessThan(most);
    }
  });

  it('solves a split over a thousand sensors in at most 80 evaluations from any start', () => {
    const split = splittingProblem(1024, 1);
    const { bound } = solved(rayleighQuotient.solve(asRayleigh(split), UNLIMITED));
    const least = Math.log(splittingVariance(split, -bound!));
    const random = createRandomSequence(33, 0);
    for (let trial = 0; trial < 5; trial++) {
      const start = Float64Array.from({ length: 1025 }, (_, j) => (j < 1024 ? 0.1 + 0.8 * random.uniform() : 5));
      const { objective, evaluations } = run({ ...asSmooth(split, start), leastGain: 1e-12 });
      expect(objective - least).toBeLessThan(1e-11);
      expect(evaluations).toBeLessThanOrEqual(80);
    }
  });

  it('finds the constrained minimum of badly scaled bowls, most of whose variables end on a bound', () => {
    const random = createRandomSequence(31, 0);
    for (let trial = 0; trial < 300; trial++) {
      const n = 1 + random.integer(40);
      const weights = Float64Array.from({ length: n }, () => Math.exp(6 * random.normal()));
      const centre = Float64Array.from({ length: n }, () => 2 * random.normal());
      const lower = new Float64Array(n).fill(-1);
      const upper = new Float64Array(n).fill(0.5);
      const start = Float64Array.from({ length: n }, () => 1.5 * random.uniform() - 1);
      const { objective, evaluations } = run({ ...free, lower, upper, start, evaluate: bowl(weights, centre) });
      const best = Float64Array.from(centre);
      project({ lower, upper, simplices: [] }, best);
      const least = bowl(weights, centre)(best, null);
      if (objective - least > 1e-9 * Math.max(1e-6, least))
        expect.fail(`trial ${trial}: ${objective} instead of ${least}`);
      if (evaluations > 1200) expect.fail(`trial ${trial}: ${evaluations} evaluations for ${n} variables`);
    }
  });

  it('meets the closed form of inverse costs on a simplex, dead entries included', () => {
    const random = createRandomSequence(32, 0);
    for (let trial = 0; trial < 100; trial++) {
      const n = 2 + random.integer(30);
      const weights = Float64Array.from({ length: n }, () =>
        random.uniform() < 0.2 ? 0 : Math.exp(2 * random.normal()),
      );
      weights[0] = 1;
      const evaluate = (x: Float64Array, gradient: Float64Array | null) => {
        let sum = 0;
        for (let j = 0; j < n; j++) {
          const term = weights[j] === 0 ? 0 : weights[j]! / x[j]!;
          sum += term;
          if (gradient) gradient[j] = weights[j] === 0 ? 0 : -term / x[j]!;
        }
        return sum;
      };
      const result = run({
        lower: new Float64Array(n),
        upper: new Float64Array(n).fill(1),
        simplices: [{ first: 0, count: n, total: 1 }],
        start: new Float64Array(n).fill(1 / n),
        evaluate,
      });
      const root = weights.reduce((sum, w) => sum + Math.sqrt(w), 0);
      expect(result.x.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 14);
      if (Math.abs(result.objective / root ** 2 - 1) > 1e-9)
        expect.fail(`trial ${trial}: ${result.objective / root ** 2 - 1}`);
    }
  });

  it('keeps several simplices and free variables apart', () => {
    const target = [0.7, 0.5, -0.2, 0.1, 0.9, 3];
    const weights = [1, 2, 3, 4, 5, 1];
    const problem: SmoothProblem = {
      lower: [0, 0, 0, 0, 0, -Infinity],
      upper: [1, 1, 1, 2, 2, Infinity],
      simplices: [
        { first: 0, count: 3, total: 1 },
        { first: 3, count: 2, total: 2 },
      ],
      start: [1, 0, 0, 2, 0, 0],
      evaluate: bowl(weights, target),
    };
    const { x } = run(problem);
    const gradient = new Float64Array(6);
    problem.evaluate(x, gradient);
    expect(projectedGradientNorm(problem, x, gradient, new Float64Array(6))).toBeLessThan(1e-9);
    expect(x[0]! + x[1]! + x[2]!).toBeCloseTo(1, 14);
    expect(x[3]! + x[4]!).toBeCloseTo(2, 14);
    expect(x[2]).toBe(0);
    expect(x[5]).toBeCloseTo(3, 9);
  });

  it('works from differences alone, never leaving the box', () => {
    let outside = 0;
    const { lower, upper, evaluate } = hartmann6;
    const watched = (x: Float64Array) => {
      if (x.some((value, j) => value < lower[j]! || value > upper[j]!)) outside++;
      return evaluate(x, null);
    };
    const { objective } = run({
      ...free,
      lower,
      upper,
      start: new Float64Array(6).fill(0.3),
      evaluate: withDifferences(watched, lower, upper),
    });
    expect(outside).toBe(0);
    expect([-3.32236801141551, -3.203161918].some((minimum) => Math.abs(objective - minimum) < 1e-8)).toBe(true);
  });

  it('returns its best point and says why it stopped', () => {
    const f = rosenbrock(10);
    const start = new Float64Array(10).fill(-1);
    const first = f.evaluate(start, null);
    let clock = 0;
    const cases: readonly (readonly [Partial<Control>, string])[] = [
      [{ maxEvaluations: 7 }, 'evaluation-budget'],
      [{ isCancelled: () => clock++ > 5 }, 'cancelled'],
      [{ now: () => clock++, deadline: 15 }, 'deadline'],
    ];
    for (const [limits, reason] of cases) {
      const { stopped, objective, evaluations } = run({ ...f, ...free, start }, { ...UNLIMITED, ...limits });
      expect(stopped).toBe(reason);
      expect(objective).toBeLessThan(first);
      expect(evaluations).toBeLessThan(20);
    }
  });

  it('still returns the start when nothing may be evaluated any more', () => {
    const f = rosenbrock(3);
    const result = run({ ...f, ...free, start: [0, 0, 0] }, { ...UNLIMITED, isCancelled: () => true });
    expect(result.evaluations).toBe(1);
    expect(Array.from(result.x)).toEqual([0, 0, 0]);
  });
});
