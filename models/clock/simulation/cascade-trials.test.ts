import { describe, expect, it } from 'vitest';
import { CascadeTrials, SUMS } from './cascade-trials';
import type { SimulatedCascade } from './simulated-cascade';

function equalNodes(nodes: number, copies: readonly number[], localAtoms: number, base = 2): SimulatedCascade {
  return {
    nodes:
      localAtoms === 0 ? [] : Array.from({ length: nodes }, () => ({ weight: 1 / nodes, atoms: localAtoms / nodes })),
    localContrast: 1,
    levels: copies.map((n, i) => ({ size: nodes * base ** i, copies: n, contrast: 1 })),
  };
}

const tenClocks = equalNodes(10, [10, 10, 10], 300);

/** Mean of squares with its standard error. */
function meanSquare(sums: Float64Array, square: number, fourth: number): { value: number; error: number } {
  const trials = sums[SUMS.trials]!;
  const value = sums[square]! / trials;
  return { value, error: Math.sqrt((sums[fourth]! / trials - value ** 2) / trials) };
}

describe('cascade trials', () => {
  it('gives the same bits however the trials are cut into blocks', () => {
    const whole = new CascadeTrials(tenClocks);
    const again = new CascadeTrials(tenClocks);
    const blocks = [whole.run(0, 400, 7), whole.run(400, 1000, 7)];
    const others = [again.run(400, 1000, 7), again.run(0, 400, 7)];
    expect(others[1]).toEqual(blocks[0]);
    expect(others[0]).toEqual(blocks[1]);
    expect(again.run(0, 400, 8)).not.toEqual(blocks[0]);
  });

  it('finds the digit-by-digit error and the share of wrong digits of ten clocks as exact enumeration does', () => {
    // N = 1000, K = 10, copies 10, 10, 10, 300 local atoms: rmse 2.15e-2, P(any digit) 5.7e-3.
    const sums = new CascadeTrials(tenClocks).run(0, 40_000, 77);
    const { value, error } = meanSquare(sums, SUMS.digitSquare, SUMS.digitFourth);
    expect(Math.abs(value - 2.15e-2 ** 2)).toBeLessThan(4 * error);
    const wrong = sums[SUMS.wrongDigits]! / 40_000;
    expect(Math.abs(wrong - 5.7e-3)).toBeLessThan(4 * Math.sqrt(5.7e-3 / 40_000));
  });

  it('finds those of one clock without level 0', () => {
    // K = 1, n = 10 at six levels: rmse 0.193, P(any digit) 1.4e-2.
    const sums = new CascadeTrials(equalNodes(1, [10, 10, 10, 10, 10, 10], 0)).run(0, 10_000, 77);
    const { value, error } = meanSquare(sums, SUMS.digitSquare, SUMS.digitFourth);
    expect(Math.abs(value - 0.193 ** 2)).toBeLessThan(4 * error);
    expect(Math.abs(sums[SUMS.wrongDigits]! / 10_000 - 1.4e-2)).toBeLessThan(4 * Math.sqrt(1.4e-2 / 10_000));
  });

  it('reads all levels jointly at least as well as digit by digit', () => {
    for (const cascade of [tenClocks, equalNodes(2, [12, 10, 8], 60), equalNodes(1, [12, 12, 12], 0)]) {
      const sums = new CascadeTrials(cascade).run(0, 4000, 3);
      expect(sums[SUMS.jointSquare]!).toBeLessThan(sums[SUMS.digitSquare]!);
    }
  });

  it('comes down to projection noise where digits are safe', () => {
    const copies = 60;
    const sums = new CascadeTrials(equalNodes(1, [copies, copies], 0)).run(0, 4000, 5);
    const { value, error } = meanSquare(sums, SUMS.jointSquare, SUMS.jointFourth);
    // Both levels carry information: 1 / (n m^2) summed over m = 1, 2, within a few percent at n = 60.
    const floor = 1 / (copies * (1 + 4));
    expect(value).toBeGreaterThan(floor - 4 * error);
    expect(value).toBeLessThan(1.25 * floor);
  });

  it('loses precision with contrast', () => {
    const faded = (contrast: number): SimulatedCascade => ({
      ...tenClocks,
      levels: tenClocks.levels.map((level) => ({ ...level, contrast })),
    });
    const errors = [1, 0.9, 0.7].map(
      (contrast) => new CascadeTrials(faded(contrast)).run(0, 4000, 9)[SUMS.jointSquare]!,
    );
    expect(errors[0]!).toBeLessThan(errors[1]!);
    expect(errors[1]!).toBeLessThan(errors[2]!);
  });
});
