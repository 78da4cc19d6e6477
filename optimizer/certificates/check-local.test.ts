import { describe, expect, it } from 'vitest';
import { optimize } from '../optimize';
import type { Problem, Variable } from '../problem';
import { solveWith } from '../solve-with';
import { quadratic } from '../testing/problems';
import { checkLocal } from './check-local';
import type { StationaryEvidence } from './evidence';

const flat: StationaryEvidence = {
  kind: 'stationary',
  residual: 1e-9,
  multipliers: [],
  starts: 1,
  agreeing: 1,
  ended: 'finished',
};

const real = (key: string, lower: number, upper: number, scale: 'linear' | 'log' = 'linear'): Variable => ({
  kind: 'real',
  key,
  lower,
  upper,
  scale,
});

/** x^2 / 3 + 1 / x over six decades, far below zero as logarithms of small variances are. */
const time: Problem = {
  variables: [real('time', 1e-3, 1e3, 'log')],
  constraints: [],
  evaluate: ([x]) => ({ objective: (x! * x!) / 3 + 1 / x! - 200, constraints: [] }),
  starts: () => [Float64Array.of(1)],
};

/** sum b_j / p_j over shares, whose best are in the ratio of the roots of b. */
const shares: Problem = {
  variables: [{ kind: 'simplex', keys: ['a', 'b', 'c'], total: 6 }],
  constraints: [],
  evaluate: (p) => ({ objective: 1 / p[0]! + 4 / p[1]! + 9 / p[2]!, constraints: [] }),
  starts: () => [Float64Array.of(2, 2, 2)],
};

/** Nearest point to (3, 2) with a budget of 2 in units of which a thousand are a range. */
const budgeted: Problem = {
  variables: [real('x', 0, 1000), real('y', 0, 1000)],
  constraints: [{ key: 'sum', label: 'Sum', unit: '' }],
  evaluate: ([x, y]) => ({ objective: ((x! - 3) ** 2 + (y! - 2) ** 2) / 1e6, constraints: [(x! + y! - 2) / 1000] }),
  starts: () => [Float64Array.of(0.5, 0.5)],
};

describe('checkLocal', () => {
  it('confirms a best time on a logarithmic scale, and no time a little beside it', () => {
    const best = Math.cbrt(1.5);
    expect(checkLocal(time, Float64Array.of(best), flat)).toEqual({ passed: true, failure: null });
    expect(checkLocal(time, Float64Array.of(best * 1.0001), flat).failure).toBe('setting time still has a way down');
  });

  it('confirms the best shares of a whole, and no others', () => {
    expect(checkLocal(shares, Float64Array.of(1, 2, 3), flat).failure).toBeNull();
    expect(checkLocal(shares, Float64Array.of(1.001, 1.999, 3), flat).failure).toBe(
      'moving a share within a sum still helps',
    );
  });

  it('confirms the end of a range where the way down leads out of it', () => {
    const outside = { ...quadratic(1), variables: [real('x', 1, 5)] };
    expect(checkLocal(outside, Float64Array.of(1), flat).passed).toBe(true);
    expect(checkLocal(outside, Float64Array.of(5), flat).failure).toBe('setting x still has a way down');
  });

  it('needs the right price of a budget', () => {
    const x = Float64Array.of(1.5, 0.5);
    const priced = (price: number) => checkLocal(budgeted, x, { ...flat, multipliers: [price] }).failure;
    expect(priced(0.003)).toBeNull();
    expect(priced(0.0027)).toBe('setting x still has a way down');
    expect(priced(-0.003)).toBe('setting x still has a way down');
  });

  it('refuses whole numbers, which have no slope', () => {
    const whole: Problem = { ...quadratic(1), variables: [{ kind: 'integer', key: 'n', lower: 0, upper: 9 }] };
    expect(checkLocal(whole, Float64Array.of(0), flat).failure).toBe('whole numbers have no slope');
  });

  it('refuses a place where the objective has no value next to it', () => {
    const cliff = quadratic(1, { evaluate: ([x]) => ({ objective: x! > 0 ? Infinity : 0, constraints: [] }) });
    expect(checkLocal(cliff, Float64Array.of(0), flat).failure).toBe('the objective has no slope here');
  });
});

describe('a search without proof', () => {
  const gradient = (x: Float64Array, out: Float64Array) => x.forEach((value, i) => (out[i] = 2 * (value - i)));

  it('is called a local best once differences confirm it', () => {
    const { certificate } = optimize(quadratic(3, { gradient }), { seed: 1 });
    expect(certificate.stationarity).toBeLessThan(1e-6);
    expect(certificate.evidence).toEqual({ check: 'slopes', settings: 3 });
  });

  it('is not called one where a term missing in the gradient led the solver to believe so', () => {
    const short = (x: Float64Array, out: Float64Array) => {
      gradient(x, out);
      out[2] = 0;
    };
    const { certificate } = optimize(quadratic(3, { gradient: short }), { seed: 1 });
    expect(certificate).toMatchObject({ stationarity: null, recheck: 'passed', evidence: { check: 'value' } });
    expect(certificate.statement).toMatch(/local best is not confirmed: setting x2 still has a way down\.$/);
  });

  it('that ends with a slope left over says how much, and claims no local best', () => {
    const { certificate } = optimize(quadratic(3, { gradient }), { seed: 1, maxEvaluations: 10 });
    expect(certificate.stationarity).toBeGreaterThan(1e-3);
    expect(certificate.evidence).toEqual({ check: 'value' });
  });

  it('is confirmed under a budget with the multipliers that the solver found', () => {
    const solved = solveWith('sqp', budgeted, { seed: 1 });
    expect(solved).toMatchObject({ value: { certificate: { evidence: { check: 'slopes', settings: 2 } } } });
  });
});
