import { describe, expect, it } from 'vitest';
import {
  atomsToReachAtomicLinewidth,
  bestStageAtoms,
  narrow,
  narrowedLinewidth,
  narrowStage,
  smallestLinewidth,
} from './pre-narrowing';
import { persistentSlip, slipAsymptote, slipProbability } from './slips';

describe('phase slips', () => {
  it('are impossible without laser noise and certain with too much', () => {
    expect(slipProbability(1, 0)).toBe(0);
    expect(slipAsymptote(1, 0)).toBe(0);
    expect(persistentSlip(0, 1, 1e300)).toBe(0);
    expect(slipProbability(1e12, 1)).toBeCloseTo(1, 5);
    expect(persistentSlip(0.5, 1, 1000)).toBe(1);
  });

  it('approach their asymptote from below', () => {
    expect(slipAsymptote(0.1, 1) / slipProbability(0.1, 1)).toBeCloseTo(1, 1);
    expect(slipAsymptote(0.01, 1) / slipProbability(0.01, 1)).toBeCloseTo(1, 2);
    expect(slipAsymptote(0.1, 1)).toBeGreaterThan(slipProbability(0.1, 1));
  });
});

describe('pre-narrowing', () => {
  it('is worse stage by stage than the asymptotic formula: 0.042 against 0.013 after three', () => {
    const { linewidth, stages } = narrow(1, 1e4, [10, 10, 10]);
    expect(stages).toHaveLength(3);
    expect(stages[0]!.linewidth).toBeCloseTo(0.37, 3);
    expect(linewidth).toBeCloseTo(0.042, 3);
    expect(narrowedLinewidth(1, 1e4, 10, 10)).toBeCloseTo(0.233, 3);
    expect(narrowedLinewidth(1, 1e4, 10, 30)).toBeCloseTo(0.0127, 4);
  });

  it('takes any stages, and stops before the first that would not narrow', () => {
    const { linewidth, stages } = narrow(1, 1e4, [20, 2, 20]);
    expect(stages).toHaveLength(1);
    expect(linewidth).toBe(stages[0]!.linewidth);
    expect(narrow(1, 1e4, [2, 2])).toEqual({ linewidth: 1, stages: [] });
    expect(narrow(0, 1, [10])).toEqual({ linewidth: 0, stages: [] });
  });

  it('finds the stage a fine scan of the Ramsey time finds', () => {
    for (const [g, tau, n] of [
      [1, 1e4, 10],
      [1e3, 1, 6],
      [0.3, 2, 40],
      [5, 1e9, 30],
    ] as const) {
      // prettier-ignore
      const { linewidth, ramseyTime } = narrowStage(g, tau, n);
      let least = Infinity;
      for (let k = 1; k <= 20000; k++) {
        const T = (Math.min(tau, Math.PI ** 2 / (2 * g)) * k) / 20000;
        const slip = Math.min(1, (slipProbability(T, g) * tau) / T);
        least = Math.min(least, (1 / n + (2 * Math.PI) ** 2 * slip) / T);
      }
      expect(linewidth).toBeLessThanOrEqual(least);
      expect(linewidth / least).toBeCloseTo(1, 4);
      expect(ramseyTime).toBeLessThanOrEqual(tau);
    }
  });

  it('reaches its least linewidth with the best stages', () => {
    const n = bestStageAtoms(1, 1e4)!;
    const [reached, least] = [narrowedLinewidth(1, 1e4, n, 40)!, smallestLinewidth(1, 1e4, 40)!];
    // (A36) leaves ln n out beside ln(gamma tau).
    expect(Math.log(reached) / Math.log(least)).toBeGreaterThan(0.7);
    expect(reached).toBeGreaterThan(least);
  });

  it('asks for no atoms where the laser is narrow enough', () => {
    expect(atomsToReachAtomicLinewidth(1, 1, 100, 1e4)).toBe(0);
    expect(atomsToReachAtomicLinewidth(1, 1e-4, 1000, 1e4)).toBeCloseTo(11.7, 1);
  });

  it('is undefined where its logarithms are not positive', () => {
    expect(bestStageAtoms(1, 1)).toBeUndefined();
    expect(bestStageAtoms(0, 1)).toBeUndefined();
    expect(smallestLinewidth(1, 0.5, 10)).toBeUndefined();
    expect(narrowedLinewidth(1, 0.01, 10, 10)).toBeUndefined();
    expect(atomsToReachAtomicLinewidth(1, 0, 10, 1e4)).toBeUndefined();
    expect(bestStageAtoms(NaN, 1)).toBeUndefined();
  });
});
