import { describe, expect, it } from 'vitest';
import { createRandomSequence } from '../numbers/random-sequence';
import { ackley, hartmann3, hartmann6, rastrigin, rosenbrock, type TestFunction } from '../testing/test-functions';
import { basinHopping } from './basin-hopping';
import { cmaEs } from './cma-es';
import { UNLIMITED, type Control, type SolverResult } from './contract';

const solvers = { 'basin hopping': basinHopping, 'CMA-ES': cmaEs } as const;

function run(name: keyof typeof solvers, f: TestFunction, control: Control, target = f.minimum + 1e-9): SolverResult {
  const random = createRandomSequence(control.seed, 99);
  const start = Float64Array.from(f.lower, (low, j) => low + random.uniform() * (f.upper[j]! - low));
  const problem = {
    ...f,
    simplices: [],
    start,
    hopping: { hops: 2000, target },
    evolution: { population: 40, target },
  };
  const result = solvers[name].solve(problem, control);
  if (!result.ok) throw new Error(result.error.message);
  expect(result.value.objective).toBe(f.evaluate(result.value.x, null));
  expect(result.value.bound).toBeNull();
  return result.value;
}

const functions = [rosenbrock(6), rastrigin(5), ackley(5), hartmann3, hartmann6];

describe.each(['basin hopping', 'CMA-ES'] as const)('%s', (name) => {
  it.each(functions.map((f) => [f.name, f] as const))(
    'finds the global minimum of %s from five starts of five',
    (_, f) => {
      for (let seed = 1; seed <= 5; seed++) {
        const { objective, x } = run(name, f, { ...UNLIMITED, seed, maxEvaluations: 200_000 });
        expect(Math.abs(objective - f.minimum), `seed ${seed}`).toBeLessThan(1e-8);
        for (let j = 0; j < x.length; j++) expect(x[j]).toBeCloseTo(f.minimiser[j]!, 3);
      }
    },
  );

  it('takes the same path for the same seed, bit for bit, and another for another', () => {
    const control = { ...UNLIMITED, maxEvaluations: 2000 };
    const once = run(name, rastrigin(4), { ...control, seed: 3 }, -1);
    const again = run(name, rastrigin(4), { ...control, seed: 3 }, -1);
    expect([...again.x, again.evaluations]).toEqual([...once.x, once.evaluations]);
  });

  it('returns its best point and says why it stopped', () => {
    let clock = 0;
    for (const [limits, reason] of [
      [{ maxEvaluations: 500 }, 'evaluation-budget'],
      [{ isCancelled: () => clock++ > 500 }, 'cancelled'],
      [{ now: () => clock++, deadline: 1200 }, 'deadline'],
    ] as const) {
      const result = run(name, rastrigin(8), { ...UNLIMITED, ...limits, seed: 1 }, -1);
      expect(result.stopped).toBe(reason);
      expect(result.evaluations).toBeLessThan(700);
    }
  });
});

describe('the polish after CMA-ES', () => {
  it.each([300, 1000, 4000])('gets its share of %i evaluations, also where no target ends the evolution', (most) => {
    const f = rosenbrock(4);
    const { x, stopped, evaluations, evidence } = run('CMA-ES', f, { ...UNLIMITED, seed: 2, maxEvaluations: most }, -1);
    expect([stopped, evidence.kind]).toEqual(['evaluation-budget', 'stationary']);
    expect(evaluations).toBeLessThanOrEqual(most);
    const residual = evidence.kind === 'stationary' ? evidence.residual : Infinity;
    expect(residual).toBeLessThan(1e-7);
    for (const value of x) expect(value).toBeCloseTo(1, 7);
  });

  it('is left out after a stop, which comes at once', () => {
    let calls = 0;
    const control = { ...UNLIMITED, seed: 1, isCancelled: () => calls > 100 };
    const { evaluate, ...rest } = rastrigin(6);
    run('CMA-ES', { ...rest, evaluate: (x, gradient) => (calls++, evaluate(x, gradient)) }, control, -1);
    // One more is the test's own.
    expect(calls).toBeLessThanOrEqual(102);
  });
});
