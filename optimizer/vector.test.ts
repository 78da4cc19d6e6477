import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dot, isFiniteVector, normalisedToLength, normalisedToSum } from './vector';

describe('normalising', () => {
  it('leaves zeros where there is nothing to scale, never NaN', () => {
    expect(normalisedToLength([0, -0, 0]).every((value) => value === 0)).toBe(true);
    expect(normalisedToSum([0, 0])).toEqual([0, 0]);
    expect(normalisedToLength([])).toEqual([]);
  });

  it('neither overflows nor underflows where the squares would', () => {
    expect(normalisedToLength([3e200, 4e200])).toEqual([expect.closeTo(0.6, 15), expect.closeTo(0.8, 15)]);
    expect(normalisedToLength([3e-200, -4e-200])).toEqual([expect.closeTo(0.6, 15), expect.closeTo(-0.8, 15)]);
  });

  it('gives length 1 and keeps the direction', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1 }), (a) => {
        fc.pre(a.some((value) => Math.abs(value) > 1e-3));
        const unit = normalisedToLength(a);
        expect(dot(unit, unit)).toBeCloseTo(1, 13);
        expect(dot(unit, a)).toBeCloseTo(Math.sqrt(dot(a, a)), 9);
      }),
    );
  });
});

describe('isFiniteVector', () => {
  it('sees NaN and both infinities anywhere', () => {
    expect(isFiniteVector([1, NaN])).toBe(false);
    expect(isFiniteVector([-Infinity, 1])).toBe(false);
    expect(isFiniteVector(new Float64Array([1, Infinity]))).toBe(false);
    expect(isFiniteVector([0, -1, 1e308])).toBe(true);
  });
});
