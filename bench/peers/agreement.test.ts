import { describe, expect, it } from 'vitest';
import { cascadeCase } from '../benches/cascade-bench';
import { clockCase } from '../benches/clock-bench';
import { splittingCase } from '../benches/splitting-bench';
import { landscapeCase } from '../benches/landscape-bench';
import { networkCase } from '../benches/network-bench';
import { CASCADE } from '../problems/cascade';
import { landscapeProblem } from '../problems/landscape';
import { networkData } from '../problems/network';
import { splittingProblem } from '../problems/splitting';
import type { Case } from '../case';
import { disagreement } from './agreement';

const CASES: readonly (readonly [string, Case])[] = [
  ['P1', splittingCase(splittingProblem(4, 1))],
  ['P2', cascadeCase(CASCADE)],
  ['the cascade of ten clocks', clockCase(2e-6)],
  ['P3', landscapeCase(landscapeProblem(5, 7))],
  ['a network with separate carriers', networkCase('cv', networkData('separate', 6, 1), 'network')],
  ['a network with a shared carrier', networkCase('cv', networkData('shared', 6, 1), 'network')],
];

const ours = ({ probes, objective, gradient }: Case) => ({
  values: probes.map(objective) as (number | null)[],
  gradients: gradient && probes.map((x) => [...gradient(x)]),
});

describe.each(CASES)('agreement on %s', (_, each) => {
  it('is found between equal formulas at ten finite points', () => {
    const evaluated = ours(each);
    expect(evaluated.values).toHaveLength(10);
    expect(evaluated.values.every(Number.isFinite)).toBe(true);
    expect(disagreement(each, evaluated)).toBeNull();
  });

  it('is refused for one value that is off by 2e-12 of its size', () => {
    const evaluated = ours(each);
    const value = evaluated.values[7]!;
    evaluated.values[7] = value + 2e-12 * Math.max(Math.abs(value), each.floor);
    expect(disagreement(each, evaluated)).toMatch(/point 8 of 10: objective/);
  });

  it('is refused for a value that is infinite for the peer alone, and for one too few', () => {
    const evaluated = ours(each);
    expect(disagreement(each, { ...evaluated, values: [null, ...evaluated.values.slice(1)] })).toMatch(/Infinity/);
    expect(disagreement(each, { ...evaluated, values: evaluated.values.slice(1) })).toMatch(/9 values for 10/);
  });

  it('is refused for a wrong or missing gradient where there is one', () => {
    const evaluated = ours(each);
    if (evaluated.gradients === null) return expect(each.gradient).toBeNull();
    expect(disagreement(each, { ...evaluated, gradients: null })).toMatch(/is missing/);
    evaluated.gradients[2]![1]! *= -1;
    return expect(disagreement(each, evaluated)).toMatch(/point 3 of 10: gradient\[1\]/);
  });

  it('measures distances at points of the box only', () => {
    const { instance, starts, distance } = each;
    expect(distance(starts[0]!)).toBeGreaterThan(1e-8);
    const outside = [...starts[0]!];
    outside[0] = instance.upper[0]! + 1;
    expect(distance(outside)).toBe(Infinity);
    expect(distance(starts[0]!.slice(1))).toBe(Infinity);
    expect(distance(starts[0]!.map(() => NaN))).toBe(Infinity);
  });
});

it('counts broken numbers of copies as no answer to the cascade', () => {
  const { starts, distance } = cascadeCase(CASCADE);
  const [base, levels, copies, time] = starts[0]!;
  expect(distance([base!, levels!, copies!, time!])).toBeLessThan(Infinity);
  expect(distance([base!, levels!, copies! - 0.5, time!])).toBe(Infinity);
});
