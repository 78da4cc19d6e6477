import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summingToOne } from './weights';

const total = (weights: Readonly<Record<string, number>>): number =>
  Object.values(weights).reduce((sum, value) => sum + value, 0);

describe('Scaling weights to sum to one', () => {
  it('has nothing to scale where all are zero', () => {
    expect(summingToOne({ a: 0, b: 0 })).toBeNull();
    expect(summingToOne({})).toBeNull();
  });

  it('keeps a balanced difference balanced: its magnitudes add up to one', () => {
    expect(summingToOne({ a: 3, b: -3 })).toEqual({ a: 0.5, b: -0.5 });
  });

  it('sums to one for any weights of one sign, in unchanged proportions', () => {
    const positive = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(positive, positive, positive, (a, b, c) => {
        const scaled = summingToOne({ a, b, c })!;
        expect(total(scaled)).toBeCloseTo(1, 12);
        expect(scaled['a']! / scaled['b']!).toBeCloseTo(a / b, 6);
      }),
    );
  });
});
