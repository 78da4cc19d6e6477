import { describe, expect, it } from 'vitest';
import { CAMPAIGN_TIMEOUT, trials } from '../../scripts/campaign';
import { above, below } from '../numbers/interval';
import { createRandomSequence, type RandomSequence } from '../numbers/random-sequence';
import { branchAndBound, type BoxProblem } from './branch-and-bound';
import { certifiedSearch, type LineProblem } from './certified-search';
import { UNLIMITED, type Control, type SolverResult } from './contract';

function run(problem: BoxProblem, control: Control = UNLIMITED): SolverResult {
  const result = branchAndBound.solve(problem, control);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** Values and weights of a random knapsack; minimise minus the value. */
function knapsack(random: RandomSequence): BoxProblem & { count: number } {
  const count = 2 + random.integer(4);
  const values = Array.from({ length: count }, () => 1 + random.integer(30));
  const weights = Array.from({ length: count }, () => 1 + random.integer(12));
  const room = 5 + random.integer(40);
  const used = (x: ArrayLike<number>) => weights.reduce((sum, w, j) => sum + w * x[j]!, 0);
  return {
    count,
    variables: Array.from({ length: count }, () => ({ lower: 0, upper: 4, kind: 'integer' as const })),
    objective: (x) => (used(x) > room ? Infinity : 1 - values.reduce((sum, v, j) => sum + v * x[j]!, 0)),
    bound: (lower, upper) => (used(lower) > room ? Infinity : 1 - values.reduce((sum, v, j) => sum + v * upper[j]!, 0)),
    gap: 0,
  };
}

/** T-like and n-like term-wise bounds: a e^{kt} / n + b e^{-n} / t, over an integer and a real. */
function mixed(a: number, b: number, k: number): BoxProblem {
  const f = (n: number, t: number) => ((a * Math.exp(k * t)) / n + b * Math.exp(-n) + 0.01 * n) / t;
  return {
    variables: [
      { lower: 1, upper: 60, kind: 'log-integer' },
      { lower: 1e-3, upper: 10, kind: 'log-real' },
    ],
    objective: (x) => f(x[0]!, x[1]!),
    bound: ([n0, t0], [n1, t1]) => {
      const terms = (a * Math.exp(k * t0!)) / n1! + b * Math.exp(-n1!) + 0.01 * n0!;
      return (terms / t1!) * (1 - 1e-14);
    },
    gap: 1e-5,
  };
}

describe('branchAndBound', () => {
  const knapsacks = trials(400, 10_000);
  it(
    `equals enumeration on ${knapsacks} random knapsacks`,
    () => {
      const random = createRandomSequence(51, 0);
      for (let trial = 0; trial < knapsacks; trial++) {
        const problem = knapsack(random);
        let least = Infinity;
        const x = new Float64Array(problem.count);
        const enumerate = (j: number) => {
          if (j === problem.count) {
            least = Math.min(least, problem.objective(x));
            return;
          }
          for (let n = 0; n <= 4; n++) {
            x[j] = n;
            enumerate(j + 1);
          }
        };
        enumerate(0);
        const { objective, bound, holds } = run(problem);
        if (objective !== least || bound !== least || holds !== 'optimal')
          expect.fail(`knapsack ${trial}: ${objective}, bound ${bound}, ${holds} instead of ${least}`);
      }
    },
    CAMPAIGN_TIMEOUT,
  );

  const scans = trials(10, 2000);
  it(
    `agrees with a fine scan over an integer and a real in ${scans} problems, and its bound lies below it`,
    () => {
      const random = createRandomSequence(52, 0);
      for (let trial = 0; trial < scans; trial++) {
        const problem = mixed(Math.exp(random.normal()), Math.exp(3 + random.normal()), Math.exp(random.normal()));
        const { objective, bound, holds, evidence } = run(problem);
        let least = Infinity;
        for (let n = 1; n <= 60; n++)
          for (let s = 0; s <= 400; s++)
            least = Math.min(least, problem.objective(Float64Array.of(n, 1e-3 * 1e4 ** (s / 400))));
        const covered = evidence.kind === 'branch-and-bound' && evidence.leaves.every((leaf) => leaf.bound >= bound!);
        const right = bound! <= least && bound! <= objective && objective <= least * (1 + 1e-5);
        if (!right || !covered || holds !== 'within-gap')
          expect.fail(`problem ${trial}: ${objective}, bound ${bound}, ${holds}, scan ${least}`);
      }
    },
    CAMPAIGN_TIMEOUT,
  );

  it('says infeasible, with a cover of empty boxes, where nothing is allowed', () => {
    const nowhere = {
      variables: [{ lower: 0, upper: 9, kind: 'integer' as const }],
      objective: () => Infinity,
      bound: () => Infinity,
      gap: 0,
    };
    const { holds, stopped, bound } = run(nowhere);
    expect([holds, stopped, bound]).toEqual(['infeasible', 'finished', null]);
  });

  it('keeps a bound that still holds when it is stopped half-way', () => {
    const problem = mixed(1, 20, 1);
    const full = run(problem);
    let clock = 0;
    for (const [limits, reason] of [
      [{ maxEvaluations: 300 }, 'evaluation-budget'],
      [{ isCancelled: () => clock++ > 40 }, 'cancelled'],
      [{ now: () => clock++, deadline: 90 }, 'deadline'],
    ] as const) {
      const part = run(problem, { ...UNLIMITED, ...limits });
      expect(part.stopped).toBe(reason);
      expect(part.bound! <= full.objective && part.objective >= full.bound!).toBe(true);
      expect(part.objective).toBe(problem.objective(part.x));
    }
  });

  it('takes a bound that is not a number for no bound, and refuses bad variables', () => {
    const problem = { ...mixed(1, 1, 1), bound: () => NaN };
    const { holds, bound } = run(problem, { ...UNLIMITED, maxEvaluations: 200 });
    expect([holds, bound]).toEqual(['feasible', null]);
    for (const variable of [
      { lower: 0.5, upper: 2, kind: 'integer' as const },
      { lower: 0, upper: 2, kind: 'log-real' as const },
      { lower: NaN, upper: 2, kind: 'real' as const },
      { lower: 3, upper: 2, kind: 'real' as const },
    ])
      expect(branchAndBound.solve({ ...problem, variables: [variable] }, UNLIMITED).ok).toBe(false);
  });
});

describe('certifiedSearch', () => {
  const line = (problem: Partial<LineProblem>): SolverResult => {
    const result = certifiedSearch.solve(
      { lower: 1e-6, upper: 1e3, scale: 'log', objective: (x) => x + 1 / x, unimodal: false, gap: 1e-6, ...problem },
      UNLIMITED,
    );
    if (!result.ok) throw new Error(result.error.message);
    return result.value;
  };

  it('proves the minimum from bounds on intervals', () => {
    const { objective, bound } = line({ bound: (low, high) => below(below(low) + below(1 / above(high))) });
    expect(bound! <= 2 && objective >= 2).toBe(true);
    expect(objective - bound!).toBeLessThan(2e-6);
  });

  it('encloses the minimiser of a unimodal function and claims no more', () => {
    const { evidence, bound } = line({ unimodal: true });
    expect(bound).toBeNull();
    if (evidence.kind !== 'interval') return expect.fail('no interval');
    expect(evidence.low).toBeLessThan(1.0000001);
    expect(evidence.high).toBeGreaterThan(0.9999999);
    expect(line({ unimodal: true, objective: (x) => x }).x[0]).toBe(1e-6);
  });

  it('finds the lower of two valleys by its scan where nothing is known, and says that nothing is proved', () => {
    const twoValleys = (x: number) => Math.min((Math.log(x) - 3) ** 2, (Math.log(x) + 5) ** 2 - 1);
    const { objective, evidence, holds } = line({ objective: twoValleys });
    expect(objective).toBeCloseTo(-1, 9);
    expect([evidence.kind, holds]).toEqual(['stationary', 'feasible']);
  });

  it('says numerical failure of a function that is nowhere a number', () => {
    expect(line({ objective: () => NaN, unimodal: true }).stopped).toBe('numerical-failure');
  });
});
