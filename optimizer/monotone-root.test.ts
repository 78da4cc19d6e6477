import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fallingRoot, fallingRootNear } from './monotone-root';

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

describe('fallingRootNear', () => {
  const guess = { x: 0, slope: -1 };

  it('returns the nearer end where the function does not change sign', () => {
    expect(fallingRootNear(() => 1, 2, 3, guess).x).toBe(3);
    expect(fallingRootNear(() => -1, 2, 3, guess).x).toBe(2);
  });

  it('finds a root beside infinite and undefined values', () => {
    expect(fallingRootNear((x) => (x < 1 ? Infinity : 2 - x), 0, 100, guess).x).toBeCloseTo(2, 13);
    expect(fallingRootNear((x) => (x > 3 ? -Infinity : 2 - x), 0, 100, { x: 80, slope: -3 }).x).toBeCloseTo(2, 13);
  });

  it('finds the root that the search without a guess finds, whatever the guess', () => {
    const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(between(-70, 9), between(-80, 10), between(-30, -0.01), between(0.2, 3), (root, x, slope, bend) => {
        const f = (value: number) => root - value + bend * (Math.tanh(root) - Math.tanh(value));
        const near = fallingRootNear(f, -80, 10, { x, slope });
        expect(near.x).toBeCloseTo(fallingRoot(f, -80, 10), 12);
        expect(near.slope).toBeLessThan(0);
      }),
    );
  });

  it('takes hardly any evaluations from the root of a function close by', () => {
    let evaluations = 0;
    const f = (shift: number) => (value: number) => {
      evaluations++;
      return 1 + shift - value + 0.3 * Math.sin(value);
    };
    const first = fallingRootNear(f(0), -80, 10, guess);
    evaluations = 0;
    const second = fallingRootNear(f(0.01), -80, 10, first);
    expect(f(0.01)(second.x)).toBeCloseTo(0, 14);
    expect(evaluations).toBeLessThan(8);
  });
});
