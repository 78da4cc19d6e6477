import { describe, expect, it } from 'vitest';
import { likelihoodMaxima } from './likelihood-maxima';

/** ln L, with the terms of outcomes that did not occur left out. */
function logLikelihood(phase: number, kx: number, nx: number, ky: number, ny: number, contrast: number): number {
  const term = (count: number, signal: number) => (count === 0 ? 0 : count * Math.log1p(signal));
  const a = contrast * Math.cos(phase);
  const b = contrast * Math.sin(phase);
  return term(kx, a) + term(nx - kx, -a) + term(ky, b) + term(ny - ky, -b);
}

const turns = (phase: number) => phase - 2 * Math.PI * Math.round(phase / (2 * Math.PI));

describe('the phases of greatest likelihood', () => {
  it.each([
    [1, 1],
    [2, 0.6],
    [7, 1],
    [8, 1],
    [8, 0.3],
    [9, 0.95],
    [13, 0.999],
    [20, 0.05],
  ])('are the highest points of a fine grid, all of them and no others: n = %i, C = %f', (n, contrast) => {
    const nx = Math.ceil(n / 2);
    const ny = n - nx;
    const grid = Array.from({ length: 3000 }, (_, g) => ((g + 0.37) * 2 * Math.PI) / 3000);
    for (let kx = 0; kx <= nx; kx++)
      for (let ky = 0; ky <= ny; ky++) {
        const at = (phase: number) => logLikelihood(phase, kx, nx, ky, ny, contrast);
        const maxima = likelihoodMaxima(kx, nx, ky, ny, contrast);
        const values = grid.map(at);
        const highest = values.reduce((most, value) => Math.max(most, value), -Infinity);
        for (const phase of maxima) expect(at(phase)).toBeGreaterThan(highest - 1e-12 * n);
        // Whatever comes close to the top lies next to one of them; undecided records curve as C^4 only.
        values.forEach((value, g) => {
          if (value < highest - 1e-6 * n * contrast ** 4) return;
          const nearest = Math.min(...maxima.map((phase) => Math.abs(turns(phase - grid[g]!))));
          expect(nearest).toBeLessThan(0.05);
        });
      }
  });

  it.each([
    [4, 4, 4, 4, 1, [Math.PI / 4]],
    [0, 4, 4, 4, 1, [(3 * Math.PI) / 4]],
    [2, 4, 2, 4, 1, [(-3 * Math.PI) / 4, -Math.PI / 4, Math.PI / 4, (3 * Math.PI) / 4]],
    [4, 4, 2, 4, 1, [0]],
    [0, 4, 2, 4, 1, [Math.PI]],
    [2, 4, 4, 4, 1, [Math.PI / 2]],
    [2, 4, 0, 4, 1, [-Math.PI / 2]],
    [1, 1, 0, 0, 1, [0]],
    [0, 1, 0, 0, 0.5, [Math.PI]],
  ])('of %i of %i and %i of %i lie on the axes of symmetry', (kx, nx, ky, ny, contrast, expected) => {
    const found = likelihoodMaxima(kx, nx, ky, ny, contrast).sort((a, b) => a - b);
    expect(found).toHaveLength(expected.length);
    found.forEach((phase, k) => expect(phase).toBeCloseTo(expected[k]!, 14));
  });

  it('keep a tie that a held quadrature allows: 3 of 4 sines leave two cosines, all 4 only one phase', () => {
    expect(likelihoodMaxima(2, 4, 3, 4, 1)).toHaveLength(2);
    expect(likelihoodMaxima(2, 4, 4, 4, 1)).toHaveLength(1);
    expect(likelihoodMaxima(2, 4, 3, 4, 0.3)).toHaveLength(1);
  });
});
