/// <reference types="vite/client" />
import { describe, expect, it } from 'vitest';
import { rastrigin, rosenbrock } from '../testing/test-functions';
import { basinHopping } from './basin-hopping';
import { branchAndBound, type BoxProblem } from './branch-and-bound';
import { certifiedSearch, type LineProblem } from './certified-search';
import { cmaEs } from './cma-es';
import { UNLIMITED, type Control, type Progress, type Solver, type SolverResult } from './contract';
import { allocationObjective, greedyAllocation, type IntegerAllocation } from './greedy-allocation';
import { levelObjective, levelProgramming, type LevelProblem } from './level-programming';
import { projectedLbfgs } from './projected-lbfgs';
import { rayleighObjective, rayleighQuotient, type RayleighProblem } from './rayleigh-quotient';
import { separableConvex } from './separable-convex';
import { inverseTerm, separableObjective, type SeparableProblem } from './separable-problem';
import { sequentialQuadratic } from './sequential-quadratic';
import type { ConstrainedProblem, SmoothProblem } from './smooth-problem';

/** What a run has called: how often, and the least value it was given at a point that counts. */
interface Seen {
  calls: number;
  least: number;
}

/** One solver on one problem, with the type of the problem forgotten. */
interface Subject {
  readonly title: string;
  readonly solver: string;
  /** Calls between two looks at the limits; a solver that goes in passes looks once a pass. */
  readonly grain: number;
  /** Whether it draws random numbers, so that the seed matters. */
  readonly random: boolean;
  /** Places of the numbers in the statement. */
  readonly numbers: readonly string[];
  /** Runs on a fresh problem, with `value` at `place` and `spoiled` function values where asked for. */
  run(control: (seen: Seen) => Partial<Control>, change?: Change): Outcome;
}

interface Change {
  readonly place?: string;
  readonly value?: number;
  /** Every call of the objective gives this. */
  readonly spoiled?: number;
}

interface Outcome {
  readonly refusedAt: string | null;
  readonly result: SolverResult | null;
  /** Objective of the problem itself at the returned point. */
  readonly again: number;
  readonly seen: Seen;
  readonly progress: readonly Progress[];
}

interface Row<P> {
  readonly title?: string;
  readonly solver: Solver<P>;
  readonly grain?: number;
  readonly random?: boolean;
  /** States the problem; every call of a function of the objective goes through `call`. */
  state(call: (value: number, counts?: boolean) => number): P;
  objective(problem: P, x: Float64Array): number;
}

function subject<P extends object>(row: Row<P>): Subject {
  const { title = row.solver.name, solver, grain = 0, random = false, state, objective } = row;
  return {
    title,
    solver: solver.name,
    grain,
    random,
    numbers: places(state((value) => value)),
    run(control, { place, value = NaN, spoiled } = {}) {
      const seen: Seen = { calls: 0, least: Infinity };
      const problem = state((given, counts = true) => {
        seen.calls++;
        const told = spoiled ?? given;
        if (counts && told < seen.least) seen.least = told;
        return told;
      });
      if (place !== undefined) put(problem, place.split('.'), value);
      const progress: Progress[] = [];
      const limits = { ...UNLIMITED, ...control(seen), onProgress: (at: Progress) => void progress.push(at) };
      const outcome = solver.solve(problem, limits);
      if (!outcome.ok) return { refusedAt: outcome.error.where, result: null, again: NaN, seen: { ...seen }, progress };
      const held = { ...seen };
      const plain = state((given) => spoiled ?? given);
      return { refusedAt: null, result: outcome.value, again: objective(plain, outcome.value.x), seen: held, progress };
    },
  };
}

/** Paths of all numbers in a statement, as "lower.2". */
function places(node: object, path = ''): string[] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === 'number') return [`${path}${key}`];
    return typeof value === 'object' && value !== null ? places(value, `${path}${key}.`) : [];
  });
}

function put(node: object, [key, ...rest]: readonly string[], value: number): void {
  const record = node as Record<string, unknown>;
  if (rest.length === 0) record[key!] = value;
  else put(record[key!] as object, rest, value);
}

type Call = Parameters<Row<object>['state']>[0];

const n = 4;
const valley = rosenbrock(n);
const smooth = (call: Call): SmoothProblem => ({
  lower: new Float64Array(n).fill(-3),
  upper: new Float64Array(n).fill(3),
  simplices: [],
  start: Float64Array.of(-1.2, 1, -1.2, 1),
  leastGain: 0,
  evaluate: (x, gradient) => call(valley.evaluate(x, gradient)),
});
const ripples = rastrigin(n);
const rugged = (call: Call): SmoothProblem => ({
  ...smooth(call),
  start: Float64Array.of(2.2, -1.3, 0.8, 2.9),
  evaluate: (x, gradient) => call(ripples.evaluate(x, gradient)),
});
const onSimplex = (call: Call): SmoothProblem => ({
  lower: new Float64Array(n),
  upper: new Float64Array(n).fill(1),
  simplices: [{ first: 0, count: n, total: 1 }],
  start: new Float64Array(n).fill(1 / n),
  evaluate(x, gradient) {
    let sum = 0;
    for (let j = 0; j < n; j++) {
      sum += (j + 1) ** 4 / x[j]!;
      if (gradient) gradient[j] = -((j + 1) ** 4) / (x[j]! * x[j]!);
    }
    return call(sum);
  },
});
/** The valley within a ball that its bottom lies outside of. */
const limited = (call: Call): ConstrainedProblem => {
  const value = (x: Float64Array) => x.reduce((sum, each) => sum + each * each, -2);
  return {
    ...smooth(call),
    start: new Float64Array(n).fill(0.1),
    kinds: ['at-most'],
    constrain(x, values, jacobian) {
      values[0] = value(x);
      if (jacobian) for (let j = 0; j < n; j++) jacobian[j] = 2 * x[j]!;
    },
    evaluate: (x, gradient) => call(valley.evaluate(x, gradient), value(x) <= 0),
  };
};
/** (a e^t / k + k) / t over an integer k and a real t; the bound takes each term at its better end. */
const mixed = (call: Call): BoxProblem => {
  const f = (k0: number, k1: number, t0: number, t1: number) => ((30 * Math.exp(t0)) / k1 + k0) / t1;
  return {
    variables: [
      { lower: 1, upper: 60, kind: 'log-integer' },
      { lower: 0.01, upper: 10, kind: 'log-real' },
    ],
    objective: ([k, t]) => call(f(k!, k!, t!, t!)),
    bound: ([k0, t0], [k1, t1]) => call(f(k0!, k1!, t0!, t1!) * (1 - 1e-14), false),
    starts: [[60, 10]],
    gap: 1e-5,
  };
};
const line = (call: Call): LineProblem => ({
  lower: 0.1,
  upper: 40,
  scale: 'linear',
  objective: (x) => call(Math.cos(3 * x) + 0.02 * (x - 11) ** 2),
  unimodal: false,
  gap: 1e-6,
});
const bowl = (call: Call): LineProblem => ({
  ...line(call),
  scale: 'log',
  unimodal: true,
  objective: (x) => call((x - 7) ** 2),
});
const boundedLine = (call: Call): LineProblem => ({
  ...line(call),
  objective: (x) => call(x + 30 / x),
  bound: (low, high) => call((low + 30 / high) * (1 - 1e-14), false),
});
const separable = (call: Call): SeparableProblem => ({
  terms: [1, 4, 9, 16, 25].map((weight) => {
    const term = inverseTerm(weight);
    return { ...term, value: (x: number) => call(term.value(x), false) };
  }),
  lower: new Float64Array(5),
  upper: new Float64Array(5).fill(10),
  rows: [
    { coefficients: [1, 1, 1, 1, 1], kind: 'at-most', limit: 3 },
    { coefficients: [1, 0.5, 0, 2, 1], kind: 'at-most', limit: 1.5 },
  ],
});
const units = (call: Call): IntegerAllocation => ({
  takers: 3,
  cost: (taker, amount) => call((taker + 1) / amount, false),
  total: 5000,
  lower: [1, 1, 1],
  upper: [4000, 4000, 4000],
});
const levels = (call: Call): LevelProblem => ({
  levels: 3,
  cost: (level, copies) => call((level + 1) / (copies + 0.5), false),
  sizes: [1, 3, 9],
  units: 60,
  lower: [0, 0, 0],
  upper: [60, 20, 6],
});
const quotient = (): RayleighProblem => ({ numerator: [1, -2, 0.5], diagonal: [1, 3, 0.1] });

const at = ({ evaluate }: SmoothProblem, x: Float64Array) => evaluate(x, null);
const onLine = ({ objective }: LineProblem, [x]: Float64Array) => objective(x!);

const SUBJECTS: readonly Subject[] = [
  subject({ solver: rayleighQuotient, state: quotient, objective: rayleighObjective, grain: 1 }),
  subject({ solver: separableConvex, state: separable, objective: separableObjective, grain: Infinity }),
  // Looks once a bisection of the price, which asks every taker about twelve times; then hands everything out.
  subject({ solver: greedyAllocation, state: units, objective: allocationObjective, grain: 200 }),
  // Looks once a level.
  subject({ solver: levelProgramming, state: levels, objective: levelObjective, grain: 70 }),
  subject({ solver: projectedLbfgs, state: smooth, objective: at }),
  subject({ solver: projectedLbfgs, state: onSimplex, objective: at, title: 'projected L-BFGS on a simplex' }),
  subject({ solver: sequentialQuadratic, state: limited, objective: at }),
  subject({ solver: basinHopping, state: rugged, objective: at, random: true }),
  subject({ solver: cmaEs, state: rugged, objective: at, random: true }),
  subject({
    solver: branchAndBound,
    state: mixed,
    objective: ({ objective }, x) => objective(x),
    // Both halves of a box are bounded before the next look.
    grain: 2,
  }),
  subject({ solver: certifiedSearch, state: line, objective: onLine }),
  subject({ solver: certifiedSearch, state: bowl, objective: onLine, title: 'one-dimensional search of a bowl' }),
  subject({
    solver: certifiedSearch,
    state: boundedLine,
    objective: onLine,
    title: 'one-dimensional search with a bound',
    grain: 2,
  }),
];

/** The result of a run that is not refused, after the laws that every result keeps. */
function lawful({ result, again, seen, refusedAt }: Outcome): SolverResult {
  if (result === null) throw new Error(`refused at ${refusedAt}`);
  const { x, objective, violation, bound, evaluations, holds } = result;
  expect(objective, 'objective of the returned point').toBe(again);
  expect(x.every((value) => Number.isFinite(value))).toBe(true);
  expect([Number.isNaN(violation), Number.isNaN(objective), Number.isNaN(bound)]).toEqual([false, false, false]);
  expect(objective, 'no better point was seen').toBeLessThanOrEqual(seen.least);
  expect(Number.isSafeInteger(evaluations) && evaluations >= 1).toBe(true);
  if (bound !== null && holds !== 'infeasible') expect(bound).toBeLessThanOrEqual(objective);
  return result;
}

it('the table has every solver of this folder', () => {
  const files = import.meta.glob<Record<string, unknown>>(['./*.ts', '!./*.test.ts'], { eager: true });
  const solvers = Object.values(files).flatMap((exported) =>
    Object.values(exported).flatMap((each) =>
      typeof each === 'object' && each !== null && 'solve' in each && 'name' in each ? [each.name] : [],
    ),
  );
  expect(solvers.length).toBeGreaterThan(9);
  expect(new Set(SUBJECTS.map(({ solver }) => solver))).toEqual(new Set(solvers));
});

describe.each(SUBJECTS.map((each) => [each.title, each] as const))('%s', (_, { run, grain, numbers, random }) => {
  const most = 3000;
  const full = () => run(() => ({ maxEvaluations: most }));

  it('refuses a statement with NaN anywhere, and says where', () => {
    expect(numbers.length).toBeGreaterThan(1);
    for (const place of numbers) {
      const { refusedAt } = run(() => ({ maxEvaluations: 50 }), { place, value: NaN });
      expect(refusedAt, place).toEqual(expect.any(String));
    }
  });

  it.each([Infinity, -Infinity, -1, 0, 1e308])('refuses %d in its statement or keeps the laws', (value) => {
    for (const place of numbers) {
      const outcome = run(() => ({ maxEvaluations: 200 }), { place, value });
      if (outcome.refusedAt !== null) continue;
      const { result } = outcome;
      expect(Number.isNaN(result!.objective), place).toBe(false);
      expect(result!.x.some(Number.isNaN), place).toBe(false);
    }
  });

  it('returns the best point it has seen, with exactly its objective, when it has finished', () => {
    lawful(full());
  });

  it.each([1, 2, 3, 7, 30, 150])('keeps a budget of %i evaluations and returns the best point', (budget) => {
    const outcome = run(() => ({ maxEvaluations: budget }));
    const { evaluations, stopped, objective } = lawful(outcome);
    expect(Number.isFinite(objective)).toBe(true);
    expect(evaluations).toBeLessThanOrEqual(budget + (grain < Infinity ? grain : 1));
    if (lawful(full()).evaluations > budget + grain) expect(stopped).toBe('evaluation-budget');
  });

  it.each([0, 1, 5, 40])('stops when it is cancelled or late after %i calls, with the best point', (calls) => {
    const limits: readonly [SolverResult['stopped'], (seen: Seen) => Partial<Control>][] = [
      ['cancelled', (seen) => ({ isCancelled: () => seen.calls >= calls })],
      ['deadline', (seen) => ({ deadline: calls, now: () => seen.calls })],
    ];
    const ordinary = full();
    for (const [reason, limit] of limits) {
      const outcome = run((seen) => ({ ...limit(seen), maxEvaluations: most }));
      const { stopped, objective } = lawful(outcome);
      expect(Number.isFinite(objective)).toBe(true);
      if (grain === Infinity) continue;
      expect(outcome.seen.calls, reason).toBeLessThanOrEqual(calls + grain + 1);
      if (ordinary.seen.calls > calls + grain + 1) expect(stopped).toBe(reason);
    }
  });

  it.each([NaN, Infinity])('says failure or infeasible, not success, where every value is %d', (spoiled) => {
    const { result } = run(() => ({ maxEvaluations: 300 }), { spoiled });
    if (result === null || Number.isFinite(result.objective)) return expect(numbers[0]).toMatch(/numerator/);
    expect(result.x.every((value) => Number.isFinite(value))).toBe(true);
    expect(result.bound).toBeNull();
    expect(result.holds).not.toBe('optimal');
    const said =
      result.stopped === 'numerical-failure' ||
      result.stopped === 'evaluation-budget' ||
      ['infeasible', 'feasible'].includes(result.holds);
    expect(said).toBe(true);
  });

  it('takes the same path for the same seed, bit for bit', () => {
    const path = (seed: number) => {
      const { result, seen } = run(() => ({ seed, maxEvaluations: 400 }));
      return [...result!.x, result!.objective, result!.evaluations, seen.calls];
    };
    expect(path(3)).toEqual(path(3));
    if (random) expect(path(4)).not.toEqual(path(3));
    else expect(path(4)).toEqual(path(3));
  });

  it('reports progress in order: evaluations never fall, the objective never rises', () => {
    const { progress, result } = full();
    for (const [k, { evaluations, objective }] of progress.entries()) {
      const before = progress[k - 1];
      if (before === undefined) continue;
      expect(evaluations).toBeGreaterThanOrEqual(before.evaluations);
      expect(objective).toBeLessThanOrEqual(before.objective);
    }
    if (progress.length > 0) expect(result!.objective).toBeLessThanOrEqual(progress.at(-1)!.objective);
  });
});
