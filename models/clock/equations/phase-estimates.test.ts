import { describe, expect, it } from 'vitest';
import { phaseEstimates, wrapPhase } from './phase-estimates';

describe('maximum-likelihood phases', () => {
  it('are where both quadratures say so when they agree', () => {
    const { maxima, sineCopies } = phaseEstimates(10, 1);
    // All of both quadratures +1: half way between 0 and pi/2.
    expect(maxima[5 * (sineCopies + 1) + 5]![0]).toBeCloseTo(Math.PI / 4, 9);
    expect(maxima[0]![0]).toBeCloseTo((-3 * Math.PI) / 4, 9);
  });

  it('share an outcome that leaves the sign open', () => {
    const { maxima, sineCopies } = phaseEstimates(8, 1);
    const tied = [...maxima[4 * (sineCopies + 1) + 2]!];
    expect(tied).toHaveLength(1);
    expect(tied[0]).toBeCloseTo(0, 9);
    const open = [...maxima[3 * (sineCopies + 1) + 2]!].sort((a, b) => a - b);
    expect(open).toHaveLength(2);
    expect(open[0]! + open[1]!).toBeCloseTo(0, 9);
  });

  it('turn with the outcome: exchanging +1 and -1 of both quadratures adds half a turn', () => {
    const { maxima, cosineCopies, sineCopies } = phaseEstimates(11, 0.8);
    for (let kx = 0; kx <= cosineCopies; kx++) {
      for (let ky = 0; ky <= sineCopies; ky++) {
        const here = maxima[kx * (sineCopies + 1) + ky]!;
        const opposite = maxima[(cosineCopies - kx) * (sineCopies + 1) + sineCopies - ky]!;
        expect(opposite).toHaveLength(here.length);
        for (const angle of here)
          expect(Math.min(...opposite.map((o) => Math.abs(wrapPhase(o - angle - Math.PI))))).toBeLessThan(1e-8);
      }
    }
  });
});
