import { describe, expect, it } from 'vitest';
import type { Problem } from './problem';
import { solveWith } from './solve-with';
import { SOLVER_KEYS, SOLVERS, type SolverKey } from './solver-choice';
import type { RunTasks } from './solvers/multistart';
import { claim, quadratic } from './testing/problems';
import { rastrigin } from './testing/test-functions';

const SEARCHES: readonly SolverKey[] = ['lbfgs', 'sqp', 'basin-hopping', 'cma-es', 'direct-search'];

/** Many valleys, no structure. */
function rugged(dimension: number): Problem {
  const { evaluate } = rastrigin(dimension);
  return {
    ...quadratic(dimension),
    variables: Array.from({ length: dimension }, (_, i) => ({
      kind: 'real',
      key: `x${i}`,
      lower: -5.12,
      upper: 5.12,
      scale: 'linear',
    })),
    evaluate: (x) => ({ objective: evaluate(x, null), constraints: [] }),
  };
}

const solved = (key: SolverKey, problem: Problem, options: Partial<Parameters<typeof solveWith>[2]> = {}) => {
  const outcome = solveWith(key, problem, { seed: 1, ...options });
  if (!outcome.ok) throw new Error(outcome.error.reason);
  return outcome.value;
};

/** Where a search begins. */
function firstPoint(key: SolverKey, seed: number): number[] {
  const points: number[][] = [];
  const { evaluate, ...rest } = rugged(3);
  const watched: Problem = { ...rest, evaluate: (x) => (points.push(Array.from(x)), evaluate(x)) };
  solved(key, watched, { seed, maxEvaluations: 50 });
  return points.find((x) => x.some((value) => value !== 0))!;
}

describe('the table of solvers', () => {
  it('has one row for each key, automatic first, each with one sentence of help', () => {
    expect(SOLVERS.map(({ key }) => key)).toEqual([...SOLVER_KEYS]);
    expect(SOLVERS[0]!.key).toBe('automatic');
    for (const { help } of SOLVERS) expect(help).toMatch(/^[A-Z][^.]*\.$/);
  });
});

describe('a chosen solver', () => {
  it.each(SEARCHES)('%s finds the minimum by itself and is proved by the bound that is known', (key) => {
    // The structured point is wrong on purpose: a search that started from it would show.
    const known = quadratic(3, { exact: claim([0, 1, 2], 0) });
    const { certificate, evaluation, holds, x, method } = solved(key, known);
    x.forEach((value, i) => expect(value).toBeCloseTo(i, 4));
    expect(evaluation.objective).toBe(known.evaluate(x).objective);
    expect(certificate).toMatchObject({ bound: 0, recheck: 'passed' });
    expect(certificate.restarts).toBeGreaterThan(1);
    expect(['optimal', 'within-gap']).toContain(holds);
    expect(method).toMatch(/random starts$/);
  });

  it.each(SEARCHES)('%s claims nothing where no bound is known', (key) => {
    const { certificate, holds } = solved(key, quadratic(2));
    expect([certificate.kind, certificate.bound, certificate.gap, holds]).toEqual([
      'stationary-only',
      null,
      null,
      'feasible',
    ]);
  });

  it.each(SEARCHES)('%s gives the same bits for a seed, whoever runs its starts', (key) => {
    const backwards: RunTasks = (count, task) =>
      Array.from({ length: count }, (_, k) => [count - 1 - k, task(count - 1 - k)] as const)
        .reverse()
        .map(([, result]) => result);
    const problem = rugged(3);
    const [once, again, shared] = [
      solved(key, problem, { seed: 5 }),
      solved(key, problem, { seed: 5 }),
      solved(key, problem, { seed: 5, runTasks: backwards }),
    ];
    expect(again).toEqual(once);
    expect(shared).toEqual(once);
    expect(firstPoint(key, 6)).not.toEqual(firstPoint(key, 5));
  });

  it('does not call a wrong bound a proof', () => {
    const { certificate, holds } = solved('lbfgs', quadratic(2, { exact: claim([0, 1], 0.5) }));
    expect([certificate.recheck, holds]).toEqual(['failed', 'feasible']);
  });

  it('says that the structured solution reaches the bound where a search stays above it', () => {
    const problem = { ...rugged(6), exact: claim([0, 0, 0, 0, 0, 0], 0) };
    const { certificate, holds } = solved('lbfgs', problem);
    expect(holds).toBe('within-gap');
    expect(certificate.statement).toMatch(/^Within .* % of a proved bound.*structured solution \(told\) attains/);
  });

  it('takes the structured solution alone, unrefined', () => {
    const { certificate, evaluations, x } = solved('structured', quadratic(2, { exact: claim([0.5, 0.5], -0.01) }));
    expect(Array.from(x)).toEqual([0.5, 0.5]);
    expect(evaluations).toBe(1);
    expect(certificate.gap).toBeGreaterThan(0.5);
  });

  it('is refused where it cannot work, with the reason and what to choose instead', () => {
    const limited = quadratic(2, {
      constraints: [{ key: 'photons', label: 'Photon budget', unit: '' }],
      evaluate: (x) => ({ objective: x[0]! ** 2 + x[1]! ** 2, constraints: [1 - x[0]!] }),
    });
    const whole = quadratic(1, { variables: [{ kind: 'integer', key: 'copies', lower: -3, upper: 3 }] });
    const cases: [SolverKey, Problem, string][] = [
      ['structured', quadratic(2), 'No closed form'],
      ['lbfgs', limited, 'photon budget'],
      ['cma-es', limited, 'photon budget'],
      ['sqp', whole, 'whole numbers'],
    ];
    for (const [key, problem, reason] of cases)
      expect(solveWith(key, problem, { seed: 1 })).toMatchObject({
        ok: false,
        error: { reason: expect.stringContaining(reason), remedy: expect.stringContaining('Automatic') },
      });
    for (const key of ['sqp', 'direct-search'] as const)
      expect(solved(key, limited).evaluation.objective).toBeCloseTo(1, 4);
    expect(Array.from(solved('direct-search', whole).x)).toEqual([0]);
  });

  it.each(SEARCHES)('%s stops when asked with the best point it holds', (key) => {
    let asked = 0;
    const { evaluation, stopped } = solved(key, rugged(4), { isCancelled: () => ++asked > 60 });
    expect(stopped).toBe('cancelled');
    expect(Number.isFinite(evaluation.objective)).toBe(true);
  });
});
