import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandomSamples } from '../../../optimizer/numbers/random-samples';
import { within } from '../optomechanics/yield';
import { bothWithin } from './both-within';
import { uniformSumWithin } from './uniform-sum';

const size = fc.double({ min: 0.05, max: 5, noNaN: true });
const correlation = fc.double({ min: -1, max: 1, noNaN: true });

describe('two correlated normal numbers', () => {
  it('are independent without correlation, and one where they are the same', () => {
    expect(bothWithin(1, [1, 2], 0)).toBeCloseTo(within(1, 1) * within(1, 2), 14);
    for (const rho of [1, -1]) {
      expect(bothWithin(1, [1, 1], rho)).toBeCloseTo(within(1, 1), 6);
      expect(bothWithin(1, [0.5, 2], rho)).toBeCloseTo(within(1, 2), 6);
    }
    expect(bothWithin(1, [0, 2], 0)).toBe(within(1, 2));
  });

  it('stay within together as often as drawn ones do', () => {
    const samples = createRandomSamples(3, 0);
    const draw = new Float64Array(2);
    const [count, rho] = [20_000, -0.8];
    let passed = 0;
    for (let k = 0; k < count; k++) {
      samples.normals(k, draw);
      const other = rho * draw[0]! + Math.sqrt(1 - rho * rho) * draw[1]!;
      if (Math.abs(draw[0]!) <= 1 && Math.abs(0.7 * other) <= 1) passed++;
    }
    expect(Math.abs(passed / count - bothWithin(1, [1, 0.7], rho))).toBeLessThan(4 * Math.sqrt(0.25 / count));
  });

  it('pass more often the more they have in common and the wider the limit, and never more often than either', () => {
    fc.assert(
      fc.property(size, size, correlation, fc.double({ min: 0.1, max: 3, noNaN: true }), (a, b, rho, limit) => {
        const joint = bothWithin(limit, [a, b], rho);
        expect(joint).toBeGreaterThanOrEqual(within(limit, a) * within(limit, b) - 1e-9);
        expect(joint).toBeLessThanOrEqual(Math.min(within(limit, a), within(limit, b)));
        expect(bothWithin(1.1 * limit, [a, b], rho)).toBeGreaterThanOrEqual(joint - 1e-9);
      }),
    );
  });
});

describe('a sum of uniform numbers', () => {
  it('passes 3/4 where two may each use the limit, as Li et al. have it for coupling and linewidth', () => {
    expect(uniformSumWithin([0.03, 0.03], 0.03)).toBeCloseTo(0.75, 3);
    // Triangular with unequal sides: 1 - (overhang)^2 / (4 a b).
    expect(uniformSumWithin([1, 0.5], 1)).toBeCloseTo(1 - 0.5 ** 2 / (4 * 0.5), 3);
    expect(uniformSumWithin([2], 1)).toBeCloseTo(0.5, 3);
    // Three of them, Irwin and Hall: P(|S| <= 1) = 2/3.
    expect(uniformSumWithin([1, 1, 1], 1)).toBeCloseTo(2 / 3, 3);
  });

  it('is certain where the sum cannot pass the limit, whatever tiny parts there are', () => {
    expect(uniformSumWithin([0.01, 0.02], 0.03)).toBe(1);
    expect(uniformSumWithin([], 0.03)).toBe(1);
    expect(uniformSumWithin([0.03, 0.03, 1e-9], 0.03)).toBeCloseTo(0.75, 3);
  });
});
