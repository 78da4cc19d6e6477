import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integerWeights, smallestIntegerWeights } from './integer-weights';

const weights = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 7 });

describe('integer weights', () => {
  it('do not exist where nothing is weighted', () => {
    expect(integerWeights([0, 0], 4)).toBeNull();
    expect(smallestIntegerWeights([], 0.1, 10)).toBeNull();
    expect(smallestIntegerWeights([Infinity, 1], 0.1, 10)).toBeNull();
  });

  it('round by largest remainder, earlier nodes first, and keep signs', () => {
    expect(integerWeights([0.2, 0.3, 0.5], 7)!.parts).toEqual([1, 2, 4]);
    expect(integerWeights([1, -1], 3)!.parts).toEqual([2, -1]);
    expect(integerWeights([-1e-9, 1], 2)!.parts).toEqual([0, 2]);
  });

  it('add up to the sum and stay within one atom of the share', () => {
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 200 }), (c, sum) => {
        const result = integerWeights(c, sum);
        if (result === null) return;
        expect(result.parts.reduce((total, part) => total + Math.abs(part), 0)).toBe(sum);
        expect(result.deviation * sum).toBeLessThan(1 + 1e-9);
        result.parts.forEach((part, j) => expect(part === 0 || Math.sign(part) === Math.sign(c[j]!)).toBe(true));
      }),
    );
  });

  it('find the smallest block that measures a rational target exactly', () => {
    expect(smallestIntegerWeights(new Array<number>(10).fill(0.1), 1e-9, 200)).toMatchObject({ sum: 10, deviation: 0 });
    expect(smallestIntegerWeights([0.2, 0.3, -0.5], 1e-9, 200)!.parts).toEqual([2, 3, -5]);
    expect(smallestIntegerWeights([2, 4, 6], 1e-9, 200)!.parts).toEqual([1, 2, 3]);
  });

  it('treat clocks alike that count alike, however large an error is allowed', () => {
    expect(smallestIntegerWeights([1.9, 1.9], 1, 100)!.parts).toEqual([1, 1]);
    expect(smallestIntegerWeights(new Array<number>(200).fill(1 / 200), 0.01, 1000)!.sum).toBe(200);
    expect(smallestIntegerWeights([1, 0.01, -1], 0.1, 100)!.parts).toEqual([1, 0, -1]);
    expect(smallestIntegerWeights([1, 1, 1], 1, 2)!.sum).toBe(2);
  });

  it('come as near as they may where no block is small enough, and never share a divisor', () => {
    const found = smallestIntegerWeights([1, Math.SQRT2], 1e-9, 60)!;
    for (let sum = 1; sum <= 60; sum++) {
      expect(found.deviation).toBeLessThanOrEqual(integerWeights([1, Math.SQRT2], sum)!.deviation);
    }
    fc.assert(
      fc.property(weights, (c) => {
        const parts = smallestIntegerWeights(c, 1e-3, 60)?.parts ?? [1];
        const divisor = parts.map(Math.abs).reduce((a, b) => greatestCommonDivisor(a, b));
        expect(divisor).toBe(1);
      }),
    );
  });
});

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
