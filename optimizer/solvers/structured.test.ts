import { describe, expect, it } from 'vitest';
import { createRandomSequence, type RandomSequence } from '../numbers/random-sequence';
import { UNLIMITED, type Control, type SolverResult } from './contract';
import { allocationObjective, greedyAllocation, type IntegerAllocation } from './greedy-allocation';
import { levelObjective, levelProgramming, type LevelProblem } from './level-programming';
import { rayleighObjective, rayleighQuotient, type RayleighProblem } from './rayleigh-quotient';
import { separableConvex } from './separable-convex';
import {
  exponentialTerm,
  inverseTerm,
  logarithmTerm,
  quadraticTerm,
  rowActivity,
  separableObjective,
  separableViolation,
  type ConvexTerm,
  type LinearRow,
  type SeparableProblem,
} from './separable-problem';

function solved(result: { ok: true; value: SolverResult } | { ok: false; error: { message: string } }): SolverResult {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const decade = (random: RandomSequence, decades: number) => Math.exp((random.uniform() - 0.5) * decades * Math.LN10);
const cancelled: Control = { ...UNLIMITED, isCancelled: () => true };

describe('rayleighQuotient', () => {
  it('refuses NaN, an entry without noise, and lists of different length', () => {
    for (const [problem, code] of [
      [{ numerator: [1, NaN], diagonal: [1, 1] }, 'not-finite'],
      [{ numerator: [1, 1], diagonal: [1, 0] }, 'out-of-range'],
      [{ numerator: [1, 1], diagonal: [1] }, 'wrong-length'],
      [{ numerator: [1e300], diagonal: [1e-300] }, 'out-of-range'],
    ] as const) {
      const result = rayleighQuotient.solve(problem, UNLIMITED);
      expect(result.ok ? 'accepted' : result.error.code).toBe(code);
    }
  });

  it('is bounded by its enclosure, which no random vector beats, over 10,000 problems', () => {
    const random = createRandomSequence(11, 0);
    for (let trial = 0; trial < 10_000; trial++) {
      const n = 1 + random.integer(12);
      const problem: RayleighProblem = {
        numerator: Float64Array.from({ length: n }, () => random.normal() * decade(random, 4)),
        diagonal: Float64Array.from({ length: n }, () => decade(random, 6)),
      };
      const { x, objective, bound } = solved(rayleighQuotient.solve(problem, UNLIMITED));
      expect(objective).toBe(rayleighObjective(problem, x));
      const gap = (objective - bound!) / Math.max(Math.abs(objective), 1e-300);
      if (!(gap >= 0 && gap < 1e-12)) expect(gap, `problem ${trial}`).toBe(0);
      const other = Float64Array.from(x, (value) => value + 0.1 * random.normal());
      if (rayleighObjective(problem, other) < bound!) expect.fail(`problem ${trial} has a point below its bound`);
    }
  });
});

function randomTerm(random: RandomSequence): ConvexTerm {
  switch (random.integer(4)) {
    case 0:
      return inverseTerm(decade(random, 4));
    case 1:
      return quadraticTerm(decade(random, 2), random.normal());
    case 2:
      return logarithmTerm(decade(random, 2));
    default:
      return exponentialTerm(decade(random, 2), decade(random, 1));
  }
}

/** Rows that the returned point satisfies, so that the problem is feasible. */
function randomSeparable(
  random: RandomSequence,
  rowCount: number,
): { problem: SeparableProblem; inside: Float64Array } {
  const n = Math.max(rowCount + 1, 1 + random.integer(8));
  const lower = Float64Array.from({ length: n }, () => 0.01 * random.uniform());
  const upper = Float64Array.from(lower, (low) => low + decade(random, 2));
  const inside = lower.map((low, j) => low + (upper[j]! - low) * random.uniform());
  const rows: LinearRow[] = Array.from({ length: rowCount }, (_, k) => {
    const coefficients = Float64Array.from({ length: n }, () =>
      k === 0 ? 1 : random.uniform() < 0.3 ? 0 : random.normal(),
    );
    const activity = rowActivity({ coefficients, kind: 'equal', limit: 0 }, inside);
    const equal = random.uniform() < 0.5;
    return {
      coefficients,
      kind: equal ? 'equal' : 'at-most',
      limit: equal ? activity : activity + 0.2 * random.uniform(),
    };
  });
  return { problem: { terms: Array.from({ length: n }, () => randomTerm(random)), lower, upper, rows }, inside };
}

describe('separableConvex', () => {
  it('splits a budget over inverse costs in proportion to their square roots', () => {
    const weights = [1, 4, 9, 0];
    const problem: SeparableProblem = {
      terms: weights.map(inverseTerm),
      lower: [0, 0, 0, 0],
      upper: [Infinity, Infinity, Infinity, Infinity],
      rows: [{ coefficients: [1, 1, 1, 1], kind: 'at-most', limit: 6 }],
    };
    const { x, objective, bound, holds } = solved(separableConvex.solve(problem, UNLIMITED));
    expect(Array.from(x)).toEqual([1, 2, 3, 0].map((value) => expect.closeTo(value, 12)));
    expect(objective).toBeCloseTo(6, 12);
    expect(objective - bound!).toBeLessThan(1e-13);
    expect(holds).toBe('optimal');
  });

  it('refuses NaN limits and says of limits that cannot be met that no point exists', () => {
    const base = { terms: [inverseTerm(1), inverseTerm(1)], lower: [1, 1], upper: [5, 5] };
    const row = (limit: number, kind: LinearRow['kind']): LinearRow => ({ coefficients: [1, 1], kind, limit });
    expect(separableConvex.solve({ ...base, rows: [row(NaN, 'equal')] }, UNLIMITED).ok).toBe(false);
    expect(separableConvex.solve({ ...base, lower: [1, 6], rows: [] }, UNLIMITED).ok).toBe(false);
    expect(separableConvex.solve({ ...base, terms: [], lower: [], upper: [], rows: [] }, UNLIMITED).ok).toBe(false);
    for (const impossible of [row(1, 'at-most'), row(11, 'equal'), row(1, 'equal')]) {
      const result = solved(separableConvex.solve({ ...base, rows: [impossible] }, UNLIMITED));
      expect(result.holds).toBe('infeasible');
      expect(result.evidence.kind).toBe('infeasible');
    }
  });

  it('says of rows that only contradict each other that no point exists', () => {
    const problem: SeparableProblem = {
      terms: [quadraticTerm(1, 0), quadraticTerm(1, 0)],
      lower: [0, 0],
      upper: [10, 10],
      rows: [
        { coefficients: [1, 1], kind: 'equal', limit: 2 },
        { coefficients: [-2, -2], kind: 'at-most', limit: -6 },
      ],
    };
    const result = solved(separableConvex.solve(problem, UNLIMITED));
    expect(result.holds).toBe('infeasible');
  });

  it('keeps linear terms, where many allocations are equally good, on the row', () => {
    const linear: ConvexTerm = { value: (x) => x, slope: () => 1 };
    const problem: SeparableProblem = {
      terms: [linear, linear, { value: (x) => 2 * x, slope: () => 2 }],
      lower: [0, 0, 0],
      upper: [1, 1, 1],
      rows: [{ coefficients: [1, 1, 1], kind: 'equal', limit: 1.5 }],
    };
    const { x, objective, bound } = solved(separableConvex.solve(problem, UNLIMITED));
    expect(x[0]! + x[1]! + x[2]!).toBeCloseTo(1.5, 14);
    expect(objective).toBeCloseTo(1.5, 12);
    expect(bound).toBeCloseTo(1.5, 12);
  });

  it('hands back a point also when it is cancelled at once', () => {
    const { problem } = randomSeparable(createRandomSequence(1, 1), 1);
    const result = solved(separableConvex.solve(problem, cancelled));
    expect(result.stopped).toBe('cancelled');
    expect(result.objective).toBe(separableObjective(problem, result.x));
  });

  it.each([
    [1, 8000],
    [2, 1800],
    [3, 200],
  ])(
    'with %i rows proves a relative gap below 1e-9 in %i random problems, never above a feasible value',
    (rows, trials) => {
      const random = createRandomSequence(12, rows);
      for (let trial = 0; trial < trials; trial++) {
        const { problem, inside } = randomSeparable(random, rows);
        const { x, objective, bound, holds, violation } = solved(separableConvex.solve(problem, UNLIMITED));
        const gap = (objective - bound!) / Math.max(Math.abs(objective), 1e-3);
        if (holds !== 'optimal' || !(gap < 1e-9) || violation > 1e-11) {
          expect.fail(`problem ${trial}: ${holds}, gap ${gap}, violation ${violation}`);
        }
        // Points on the segment between two feasible ones are feasible, whatever the rows.
        for (const share of [1, 0.3, 1e-3]) {
          const other = x.map((value, j) => value + share * (inside[j]! - value));
          if (separableObjective(problem, other) < bound!)
            expect.fail(`problem ${trial}: a point lies below the bound`);
        }
        expect(separableViolation(problem, x)).toBe(violation);
      }
    },
  );

  it('finds demands by the slope where no formula is given', () => {
    const random = createRandomSequence(13, 0);
    for (let trial = 0; trial < 100; trial++) {
      const { problem } = randomSeparable(random, 1);
      const plain = problem.terms.map(({ value, slope }) => ({ value, slope }));
      const withFormula = solved(separableConvex.solve(problem, UNLIMITED));
      const without = solved(separableConvex.solve({ ...problem, terms: plain }, UNLIMITED));
      expect(without.objective).toBeCloseTo(withFormula.objective, 9);
    }
  });
});

/** All integer vectors between lower and upper that pass. */
function* integers(lower: ArrayLike<number>, upper: ArrayLike<number>, from = 0): Generator<number[]> {
  if (from === lower.length) {
    yield [];
    return;
  }
  for (let n = lower[from]!; n <= upper[from]!; n++)
    for (const rest of integers(lower, upper, from + 1)) yield [n, ...rest];
}

function randomAllocation(random: RandomSequence, takers: number, most: number): IntegerAllocation {
  const terms = Array.from({ length: takers }, () => randomTerm(random));
  const lower = Float64Array.from({ length: takers }, () => random.integer(2));
  const upper = lower.map((low) => low + 1 + random.integer(most));
  const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
  const total = sum(lower) + random.integer(sum(upper) - sum(lower) + 1);
  return { takers, cost: (j, n) => terms[j]!.value(n), total, lower, upper };
}

describe('greedyAllocation', () => {
  it('equals enumeration on 2,000 random small problems', () => {
    const random = createRandomSequence(21, 0);
    for (let trial = 0; trial < 2000; trial++) {
      const problem = randomAllocation(random, 1 + random.integer(3), 5);
      const result = solved(greedyAllocation.solve(problem, UNLIMITED));
      let least = Infinity;
      for (const n of integers(problem.lower, problem.upper)) {
        if (n.reduce((a, b) => a + b, 0) === problem.total) least = Math.min(least, allocationObjective(problem, n));
      }
      expect(result.x.reduce((a, b) => a + b, 0)).toBe(problem.total);
      if (Number.isFinite(least)) expect(result.objective).toBeCloseTo(least, 10);
      else expect(result.objective).toBe(Infinity);
    }
  });

  it('leaves no unit that could be moved at a profit, over 10,000 random problems of many units', () => {
    const random = createRandomSequence(22, 0);
    for (let trial = 0; trial < 10_000; trial++) {
      const problem = randomAllocation(random, 2 + random.integer(4), 3000);
      const { x, evidence, objective, bound } = solved(greedyAllocation.solve(problem, UNLIMITED));
      if (evidence.kind !== 'exchange') expect.fail('no exchange evidence');
      if (!Number.isFinite(objective)) continue;
      if (bound! > objective) expect.fail(`problem ${trial}: bound above objective`);
      const [from, to] = [random.integer(problem.takers), random.integer(problem.takers)];
      const moved = Float64Array.from(x);
      moved[from]!--;
      moved[to]!++;
      if (moved[from]! < problem.lower[from]! || moved[to]! > problem.upper[to]!) continue;
      const after = allocationObjective(problem, moved);
      if (after < objective - 1e-12 * Math.abs(objective))
        expect.fail(`problem ${trial}: a unit can be moved at a profit`);
    }
  }, 30_000);

  it('says so when the limits cannot add up, refuses fractions, and returns a full allocation when cancelled', () => {
    const base = { takers: 2, cost: (_: number, n: number) => 1 / n, lower: [1, 1], upper: [3, 3] };
    for (const total of [1, 7])
      expect(solved(greedyAllocation.solve({ ...base, total }, UNLIMITED)).holds).toBe('infeasible');
    expect(greedyAllocation.solve({ ...base, total: 2.5 }, UNLIMITED).ok).toBe(false);
    expect(greedyAllocation.solve({ ...base, total: NaN }, UNLIMITED).ok).toBe(false);
    const many = { ...base, upper: [1e6, 1e6], total: 1e6 };
    const stopped = solved(greedyAllocation.solve(many, cancelled));
    expect(stopped.stopped).toBe('cancelled');
    expect(stopped.x[0]! + stopped.x[1]!).toBe(1e6);
  });
});

describe('levelProgramming', () => {
  it('equals enumeration on 10,000 random knapsack-type problems with any costs', () => {
    const random = createRandomSequence(23, 5);
    for (let trial = 0; trial < 10_000; trial++) {
      const levels = 1 + random.integer(3);
      const costs = Array.from({ length: levels }, () =>
        Array.from({ length: 6 }, () => (random.uniform() < 0.1 ? Infinity : random.normal())),
      );
      const problem: LevelProblem = {
        levels,
        cost: (k, n) => costs[k]![n]!,
        sizes: Array.from({ length: levels }, () => 1 + random.integer(4)),
        units: random.integer(20),
        lower: Array.from({ length: levels }, () => random.integer(2)),
        upper: new Array<number>(levels).fill(5),
      };
      const { holds, objective, bound } = solved(levelProgramming.solve(problem, UNLIMITED));
      let least = Infinity;
      for (const n of integers(problem.lower, problem.upper)) {
        const used = n.reduce((sum, copies, k) => sum + copies * problem.sizes[k]!, 0);
        if (used <= problem.units) least = Math.min(least, levelObjective(problem, n));
      }
      const right = least === Infinity ? holds === 'infeasible' : objective === least && bound === least;
      if (!right) expect.fail(`problem ${trial}: ${objective} instead of ${least}`);
    }
  });

  it('refuses sizes of zero and fractions of a unit', () => {
    const problem: LevelProblem = { levels: 1, cost: () => 0, sizes: [0], units: 3, lower: [0], upper: [1] };
    expect(levelProgramming.solve(problem, UNLIMITED).ok).toBe(false);
    expect(levelProgramming.solve({ ...problem, sizes: [1], units: 2.5 }, UNLIMITED).ok).toBe(false);
  });
});
