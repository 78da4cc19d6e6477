import { describe, expect, it } from 'vitest';
import { createRandomSequence, type RandomSequence } from '../numbers/random-sequence';
import type { Result } from '../result';
import { branchAndBound, type BoxProblem } from '../solvers/branch-and-bound';
import { UNLIMITED, type Refusal, type SolverResult } from '../solvers/contract';
import { jacobianByDifferences, withDifferences } from '../solvers/differences';
import { greedyAllocation, type IntegerAllocation } from '../solvers/greedy-allocation';
import { levelProgramming, type LevelProblem } from '../solvers/level-programming';
import { projectedLbfgs } from '../solvers/projected-lbfgs';
import { rayleighQuotient, type RayleighProblem } from '../solvers/rayleigh-quotient';
import { separableConvex } from '../solvers/separable-convex';
import {
  exponentialTerm,
  inverseTerm,
  quadraticTerm,
  separableObjective,
  type SeparableProblem,
} from '../solvers/separable-problem';
import { sequentialQuadratic } from '../solvers/sequential-quadratic';
import type { ConstrainedProblem } from '../solvers/smooth-problem';
import { HOCK_SCHITTKOWSKI } from '../testing/hock-schittkowski';
import { checkBellman } from './check-bellman';
import { checkDual, checkInfeasible } from './check-dual';
import { checkExchange } from './check-exchange';
import { checkLeaves } from './check-leaves';
import { checkRayleigh } from './check-rayleigh';
import { checkStationary } from './check-stationary';
import type { Evidence } from './evidence';

function solved(result: Result<SolverResult, Refusal>): SolverResult {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function evidenceOf<K extends Evidence['kind']>(result: SolverResult, kind: K): Extract<Evidence, { kind: K }> {
  if (result.evidence.kind !== kind) throw new Error(`evidence is ${result.evidence.kind}, not ${kind}`);
  return result.evidence as Extract<Evidence, { kind: K }>;
}

const rayleigh: RayleighProblem = { numerator: [1, 2, 3, 0.5], diagonal: [0.5, 1, 2, 0.1] };

const separable: SeparableProblem = {
  terms: [inverseTerm(1), inverseTerm(4), exponentialTerm(3, 0.7), quadraticTerm(0.5, 3)],
  lower: [0.01, 0.01, 0, 0],
  upper: [2, 5, 5, 5],
  rows: [
    { coefficients: [1, 1, 1, 1], kind: 'equal', limit: 6 },
    { coefficients: [1, 0, 2, 0], kind: 'at-most', limit: 4 },
  ],
};

const allocation: IntegerAllocation = {
  takers: 3,
  cost: (j, n) => [5, 9, 2][j]! / n + 0.01 * n * n,
  total: 40,
  lower: [1, 1, 1],
  upper: [30, 30, 30],
};

const levels: LevelProblem = {
  levels: 3,
  cost: (k, n) => (3 + k) * Math.exp(-0.4 * n) + 0.05 * n,
  sizes: [1, 2, 4],
  units: 40,
  lower: [1, 1, 1],
  upper: [Infinity, Infinity, Infinity],
};

const boxes: BoxProblem = {
  variables: [
    { lower: 1, upper: 50, kind: 'log-integer' },
    { lower: 0.01, upper: 10, kind: 'log-real' },
  ],
  objective: (x) => (Math.exp(x[1]!) / x[0]! + 5 * Math.exp(-x[0]!) + 0.02 * x[0]!) / x[1]!,
  bound: ([n0, t0], [n1, t1]) => ((Math.exp(t0!) / n1! + 5 * Math.exp(-n1!) + 0.02 * n0!) / t1!) * (1 - 1e-14),
  gap: 1e-4,
};

const value = (x: Float64Array) => (x[0]! - 0.3) ** 2 + 2 * (x[1]! - 0.6) ** 2 + (x[2]! + x[0]!) ** 2;
const noLimits: Pick<ConstrainedProblem, 'kinds' | 'constrain'> = { kinds: [], constrain: () => undefined };
const smooth: ConstrainedProblem = {
  lower: [-1, -1, -1],
  upper: [1, 1, 1],
  simplices: [],
  start: [0.9, -0.9, 0.5],
  evaluate: withDifferences(value, [-1, -1, -1], [1, 1, 1]),
  ...noLimits,
};

describe('the checker', () => {
  it('passes what the solvers prove', () => {
    const closed = solved(rayleighQuotient.solve(rayleigh, UNLIMITED));
    expect(checkRayleigh(rayleigh, closed, evidenceOf(closed, 'rayleigh'))).toEqual({ passed: true, failure: null });
    const dual = solved(separableConvex.solve(separable, UNLIMITED));
    expect(checkDual(separable, dual, evidenceOf(dual, 'dual'))).toEqual({ passed: true, failure: null });
    const units = solved(greedyAllocation.solve(allocation, UNLIMITED));
    expect(checkExchange(allocation, units, evidenceOf(units, 'exchange'))).toEqual({ passed: true, failure: null });
    const table = solved(levelProgramming.solve(levels, UNLIMITED));
    expect(checkBellman(levels, table, evidenceOf(table, 'bellman'))).toEqual({ passed: true, failure: null });
    const tree = solved(branchAndBound.solve(boxes, UNLIMITED));
    expect(checkLeaves(boxes, tree, evidenceOf(tree, 'branch-and-bound'), 1)).toEqual({ passed: true, failure: null });
    const local = solved(projectedLbfgs.solve(smooth, UNLIMITED));
    expect(checkStationary(smooth, local, evidenceOf(local, 'stationary'), 1e-6)).toEqual({
      passed: true,
      failure: null,
    });
  });

  it('passes the dual certificates of 500 random problems', () => {
    const random = createRandomSequence(61, 0);
    for (let trial = 0; trial < 500; trial++) {
      const problem = randomBudget(random);
      const result = solved(separableConvex.solve(problem, UNLIMITED));
      const { failure } = checkDual(problem, result, evidenceOf(result, 'dual'));
      if (failure !== null) expect.fail(`problem ${trial}: ${failure}`);
    }
  });

  it('passes stationary points under nonlinear limits', () => {
    for (const number of [43, 71, 76]) {
      const { start, objective, equal, atLeast, bounds } = HOCK_SCHITTKOWSKI.find(
        (problem) => problem.number === number,
      )!;
      const lower = (bounds ?? start.map(() => [-Infinity, Infinity] as const)).map(([low]) => low);
      const upper = (bounds ?? start.map(() => [-Infinity, Infinity] as const)).map(([, high]) => high);
      const all = (x: Float64Array) => [...(equal?.(x) ?? []), ...(atLeast?.(x) ?? []).map((slack) => -slack)];
      const equalities = equal?.(Float64Array.from(start)).length ?? 0;
      const kinds = all(Float64Array.from(start)).map((_, i) =>
        i < equalities ? ('equal' as const) : ('at-most' as const),
      );
      const problem: ConstrainedProblem = {
        lower,
        upper,
        start,
        simplices: [],
        kinds,
        evaluate: withDifferences(objective, lower, upper),
        constrain: jacobianByDifferences((x, c) => c.set(all(x)), kinds.length, lower, upper),
      };
      const result = solved(sequentialQuadratic.solve(problem, UNLIMITED));
      expect(checkStationary(problem, result, evidenceOf(result, 'stationary'), 1e-6)).toEqual({
        passed: true,
        failure: null,
      });
    }
  });
});

function randomBudget(random: RandomSequence): SeparableProblem {
  const n = 2 + random.integer(10);
  const size = () => Math.exp(2 * random.normal());
  const terms = Array.from({ length: n }, () =>
    random.uniform() < 0.5
      ? inverseTerm(size())
      : random.uniform() < 0.5
        ? exponentialTerm(size(), size())
        : quadraticTerm(size(), random.normal()),
  );
  const upper = Array.from({ length: n }, () => 0.1 + size());
  const total = upper.reduce((a, b) => a + b, 0);
  return {
    terms,
    lower: new Float64Array(n),
    upper,
    rows: [
      {
        coefficients: new Float64Array(n).fill(1),
        kind: random.uniform() < 0.5 ? 'equal' : 'at-most',
        limit: total * (0.05 + 0.9 * random.uniform()),
      },
    ],
  };
}

/** Each entry damages a solver's work in one way and says what the checker has to answer. */
const faults: readonly (readonly [string, string, () => { passed: boolean; failure: string | null }])[] = [
  [
    'a wrong gradient',
    'variable 0 still has a way down',
    () => {
      const wrong: ConstrainedProblem = {
        ...smooth,
        evaluate: (x, gradient) => {
          const at = smooth.evaluate(x, gradient);
          if (gradient) gradient[2]! = 2 * (x[2]! - x[0]!);
          return at;
        },
      };
      const result = solved(projectedLbfgs.solve(wrong, UNLIMITED));
      return checkStationary(smooth, result, { ...evidenceOf(result, 'stationary'), residual: 1e-9 }, 1e-6);
    },
  ],
  [
    'a noise term dropped from the objective',
    'the terms add up to another value',
    () => {
      const short = { ...separable, terms: [...separable.terms.slice(0, 3), { value: () => 0, slope: () => 0 }] };
      const result = solved(separableConvex.solve(short, UNLIMITED));
      return checkDual(separable, result, evidenceOf(result, 'dual'));
    },
  ],
  [
    'a stale bound, of the problem before an edit',
    'the prices do not support the bound',
    () => {
      const before = { ...separable, terms: [inverseTerm(2), ...separable.terms.slice(1)] };
      const stale = solved(separableConvex.solve(before, UNLIMITED));
      const result = solved(separableConvex.solve(separable, UNLIMITED));
      return checkDual(separable, { ...result, bound: stale.bound }, evidenceOf(result, 'dual'));
    },
  ],
  [
    'two indices swapped in the answer',
    'the value at w is another',
    () => {
      const result = solved(rayleighQuotient.solve(rayleigh, UNLIMITED));
      const x = Array.from(result.x);
      [x[1], x[2]] = [x[2]!, x[1]!];
      return checkRayleigh(rayleigh, { ...result, x }, evidenceOf(result, 'rayleigh'));
    },
  ],
  [
    'weights that forget the losses',
    'the enclosure does not contain the closed form',
    () => {
      const lossless = { ...rayleigh, diagonal: [1, 1, 1, 1] };
      const result = solved(rayleighQuotient.solve(lossless, UNLIMITED));
      const objective = -((1 * result.x[0]! + 2 * result.x[1]! + 3 * result.x[2]! + 0.5 * result.x[3]!) ** 2);
      const noise = 0.5 * result.x[0]! ** 2 + result.x[1]! ** 2 + 2 * result.x[2]! ** 2 + 0.1 * result.x[3]! ** 2;
      return checkRayleigh(
        rayleigh,
        { x: result.x, objective: objective / noise, bound: -16 },
        evidenceOf(result, 'rayleigh'),
      );
    },
  ],
  [
    'a price of the wrong sign',
    'an upper limit has a negative price',
    () => {
      const result = solved(separableConvex.solve(separable, UNLIMITED));
      const prices = evidenceOf(result, 'dual').prices.map((price) => -Math.abs(price) - 0.1);
      return checkDual(separable, result, { kind: 'dual', prices });
    },
  ],
  [
    'a split that overdraws its budget',
    'row 0 is not kept',
    () => {
      const result = solved(separableConvex.solve(separable, UNLIMITED));
      const x = Float64Array.from(result.x);
      x[1]! += 1e-6;
      return checkDual(
        separable,
        { ...result, x, objective: separableObjective(separable, x) },
        evidenceOf(result, 'dual'),
      );
    },
  ],
  [
    'a cost that is not convex, given to a convex solver',
    'term 0 is not convex',
    () => {
      const wavy = {
        ...separable,
        terms: [
          { value: (x: number) => 1 / x + Math.sin(5 * x), slope: (x: number) => -1 / (x * x) },
          ...separable.terms.slice(1),
        ],
      };
      const result = solved(separableConvex.solve(wavy, UNLIMITED));
      return checkDual(wavy, result, evidenceOf(result, 'dual'));
    },
  ],
  [
    'a unit handed to the wrong taker',
    'a further unit for taker 0 is cheaper than the price',
    () => {
      const result = solved(greedyAllocation.solve(allocation, UNLIMITED));
      const x = Float64Array.from(result.x);
      x[0]!--;
      x[2]!++;
      const objective = x.reduce((sum, n, j) => sum + allocation.cost(j, n), 0);
      return checkExchange(allocation, { x, objective, bound: objective }, evidenceOf(result, 'exchange'));
    },
  ],
  [
    'a recursion that is one unit short',
    'the table lies above a choice at level 0',
    () => {
      const result = solved(levelProgramming.solve({ ...levels, units: 39 }, UNLIMITED));
      const { costToGo } = evidenceOf(result, 'bellman');
      return checkBellman(levels, result, { kind: 'bellman', costToGo: costToGo.map((row) => [...row, row.at(-1)!]) });
    },
  ],
  [
    'a box lost from the search',
    'the boxes leave a gap',
    () => {
      const result = solved(branchAndBound.solve(boxes, UNLIMITED));
      const { leaves, ...rest } = evidenceOf(result, 'branch-and-bound');
      return checkLeaves(boxes, result, { ...rest, leaves: leaves.filter((_, k) => k !== 7) }, 1);
    },
  ],
  [
    'a bound evaluated at the wrong corner',
    'a random point lies below the bound',
    () => {
      const wrong: BoxProblem = {
        ...boxes,
        bound: ([n0, t0], [n1, t1]) =>
          n1 === n0 && t1 === t0
            ? boxes.objective(Float64Array.of(n0!, t0!)) * (1 - 1e-14)
            : boxes.objective(Float64Array.of(n1!, t1!)),
      };
      const result = solved(branchAndBound.solve(wrong, UNLIMITED));
      return checkLeaves(wrong, result, evidenceOf(result, 'branch-and-bound'), 1);
    },
  ],
  [
    'an infeasibility that is none',
    'the combined row can be met',
    () => checkInfeasible(separable, { kind: 'infeasible', prices: [1, 0.5] }),
  ],
];

describe('planted faults', () => {
  it.each(faults)('%s is caught: %s', (_, failure, plant) => {
    expect(plant()).toEqual({ passed: false, failure });
  });
});
