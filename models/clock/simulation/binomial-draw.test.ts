import { describe, expect, it } from 'vitest';
import { drawBinomial, logBinomials } from './binomial-draw';

describe('binomial draws', () => {
  it.each([
    [1, 0.3],
    [7, 0.5],
    [30, 0.02],
    [200, 0.37],
    [400, 0.9],
  ])('follow the distribution of %d trials at %f: every outcome has its share of the unit interval', (n, p) => {
    const logs = logBinomials(n);
    const grid = 40_000;
    const seen = new Float64Array(n + 1);
    for (let k = 0; k < grid; k++) seen[drawBinomial(logs, p, (k + 0.5) / grid)]! += 1 / grid;
    for (let k = 0; k <= n; k++) {
      const share = Math.exp(logs[k]! + k * Math.log(p) + (n - k) * Math.log1p(-p));
      expect(Math.abs(seen[k]! - share)).toBeLessThan(2 / grid);
    }
  });

  it('are certain at the ends', () => {
    const logs = logBinomials(12);
    for (const uniform of [0, 0.5, 1 - 2 ** -53]) {
      expect(drawBinomial(logs, 0, uniform)).toBe(0);
      expect(drawBinomial(logs, 1, uniform)).toBe(12);
      expect(drawBinomial(logs, 0.5, uniform)).toBeGreaterThanOrEqual(0);
      expect(drawBinomial(logs, 0.5, uniform)).toBeLessThanOrEqual(12);
    }
  });
});
