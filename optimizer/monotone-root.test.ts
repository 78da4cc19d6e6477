import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fallingRoot } from './monotone-root';

describe('fallingRoot', () => {
  it('returns the nearer end where the function does not change sign', () => {
    expect(fallingRoot(() => 1, 2, 3)).toBe(3);
    expect(fallingRoot(() => -1, 2, 3)).toBe(2);
  });

  it('finds a root beside infinite values', () => {
    expect(fallingRoot((x) => (x < 1 ? Infinity : 2 - x), 0, 100)).toBeCloseTo(2, 14);
    expect(fallingRoot((x) => (x > 3 ? -Infinity : 2 - x), 0, 100)).toBeCloseTo(2, 14);
  });

  it('finds the root of powers, however steep, in few evaluations', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 50, noNaN: true }),
        fc.double({ min: 0.1, max: 20, noNaN: true }),
        (root, power) => {
          let evaluations = 0;
          const x = fallingRoot(
            (value) => {
              evaluations++;
              return root ** power - value ** power;
            },
            0,
            100,
          );
          expect(Math.abs(x / root - 1)).toBeLessThan(1e-12);
          expect(evaluations).toBeLessThan(150);
        },
      ),
    );
  });

  it('is quick where the function is nearly a line', () => {
    let evaluations = 0;
    const x = fallingRoot(
      (value) => {
        evaluations++;
        return 1 - value + 0.01 * Math.sin(value);
      },
      -80,
      10,
    );
    expect(1 - x + 0.01 * Math.sin(x)).toBeCloseTo(0, 14);
    expect(evaluations).toBeLessThan(20);
  });
});
