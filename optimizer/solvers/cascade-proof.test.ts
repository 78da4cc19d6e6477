import { describe, expect, it } from 'vitest';
import { asBox, BASES, CASCADE, cascadeBound, cascadeObjective } from '../../bench/problems/cascade';
import { CAMPAIGN_TIMEOUT, trials } from '../../scripts/campaign';
import { checkLeaves } from '../certificates/check-leaves';
import { createRandomSequence } from '../numbers/random-sequence';
import { branchAndBound } from './branch-and-bound';
import { UNLIMITED } from './contract';

describe('branch and bound of the clock cascade', () => {
  const cases = trials(10, 2000);
  it(
    `equals full enumeration of all integers on ${cases} small cases`,
    () => {
      const random = createRandomSequence(91, 0);
      for (let trial = 0; trial < cases; trial++) {
        const size = () => Math.exp(random.normal());
        const problem = {
          clocks: 1 + random.integer(4),
          atoms: 30 + random.integer(50),
          linewidth: 0.01 * size(),
          oscillator: 0.5 * size(),
          averaging: 100 * size(),
        };
        const box = asBox(problem, 1e-9);
        const result = branchAndBound.solve(box, UNLIMITED);
        if (!result.ok) return expect.fail(result.error.message);
        const { objective, bound, holds } = result.value;
        let least = Infinity;
        for (let base = BASES.least; base <= BASES.most; base++)
          for (let levels = 1; levels <= box.variables[1]!.upper; levels++)
            for (
              let copies = 2;
              cascadeObjective(problem, [base, levels, copies, problem.averaging]) < Infinity;
              copies++
            )
              for (let k = 0; k <= 60; k++) {
                // Every Ramsey time of a scan: finer than any valley of the objective.
                const time = problem.averaging * 10 ** (-6 + k / 10);
                least = Math.min(least, cascadeObjective(problem, [base, levels, copies, time]));
              }
        if (!(bound! <= least && objective <= least && holds === 'optimal')) {
          expect.fail(`case ${trial}: ${objective} (bound ${bound}) against ${least} of the enumeration`);
        }
      }
    },
    CAMPAIGN_TIMEOUT,
  );

  it('bounds random boxes from below, at random points of them', () => {
    const random = createRandomSequence(92, 0);
    const { variables } = asBox(CASCADE, 1e-9);
    for (let trial = 0; trial < 20_000; trial++) {
      const lower = new Float64Array(4);
      const upper = new Float64Array(4);
      const x = new Float64Array(4);
      const narrow = random.uniform() < 0.7;
      variables.forEach(({ lower: low, upper: high, kind }, j) => {
        const draw = () =>
          kind === 'integer'
            ? low + Math.floor(random.uniform() * (high - low + 1))
            : low * (high / low) ** random.uniform();
        const a = draw();
        const b = narrow ? (kind === 'integer' ? a : Math.min(high, a * (1 + 0.01 * random.uniform()))) : draw();
        const whole = kind === 'log-real' ? (value: number) => value : Math.floor;
        [lower[j], upper[j]] = [whole(Math.min(a, b)), whole(Math.max(a, b))];
        x[j] = Math.min(
          upper[j]!,
          whole(lower[j]! + random.uniform() * (upper[j]! - lower[j]! + (kind === 'log-real' ? 0 : 1))),
        );
      });
      const bound = cascadeBound(CASCADE, lower, upper);
      if (bound > cascadeObjective(CASCADE, x)) expect.fail(`box ${trial}: bound above the value at ${x.join(', ')}`);
    }
  });

  it('hands over leaves that the checker accepts', () => {
    const box = asBox(CASCADE, 1e-9);
    const result = branchAndBound.solve(box, UNLIMITED);
    if (!result.ok || result.value.evidence.kind !== 'branch-and-bound') return expect.fail('no leaves');
    expect(checkLeaves(box, result.value, result.value.evidence, 1)).toEqual({ passed: true, failure: null });
  });
});
