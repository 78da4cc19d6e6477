import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { targetPrecision } from './target-precision';

const weight = fc.oneof(fc.constant(0), fc.double({ min: -1e150, max: 1e150, noNaN: true }));

describe('the precision of a target', () => {
  it('does not exist without weights', () => {
    expect(targetPrecision([], 100)).toBeNull();
    expect(targetPrecision([0, 0], 100)).toBeNull();
  });

  it('gains the number of nodes for equal weights, whatever their signs, and nothing for one node', () => {
    expect(targetPrecision([1, -1, 1, 1, -1], 50)!.varianceGain).toBeCloseTo(5, 12);
    expect(targetPrecision([0, -3, 0], 50)!.varianceGain).toBeCloseTo(1, 12);
  });

  it('lies between one and the number of nodes that count, and orders the three strategies', () => {
    fc.assert(
      fc.property(fc.array(weight, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 1e6 }), (c, atoms) => {
        const precision = targetPrecision(c, atoms);
        if (precision === null) return;
        const { entangled, local, uncorrelated, varianceGain } = precision;
        expect(varianceGain).toBeGreaterThanOrEqual(1 - 1e-12);
        expect(varianceGain).toBeLessThanOrEqual(c.filter((value) => value !== 0).length * (1 + 1e-12));
        expect(entangled).toBeLessThanOrEqual(local * (1 + 1e-12));
        expect(entangled).toBeLessThanOrEqual(uncorrelated * (1 + 1e-12));
      }),
    );
  });

  it('agrees with the best division of the atoms found by hand for two nodes', () => {
    const [c1, c2, atoms] = [1, 3, 100];
    let best = Infinity;
    for (let share = 0.001; share < 1; share += 0.001) {
      best = Math.min(best, Math.hypot(c1 / (share * atoms), c2 / ((1 - share) * atoms)));
    }
    expect(targetPrecision([c1, c2], atoms)!.local / best).toBeCloseTo(1, 5);
  });
});
