import { describe, expect, it } from 'vitest';
import { clockReproduction } from './reproduction';

const rows = clockReproduction();
const row = (key: string) => {
  const found = rows.find((candidate) => candidate.key === key);
  if (!found) throw new Error(`no row ${key}`);
  return found;
};

describe('the comparison with the paper', () => {
  it.each([
    ['aluminium-stability', 4e-17, 6.34e-18, 'outside'],
    ['strontium-stability', 2e-18, 3.85e-19, 'outside'],
    ['strontium-gain', 10, 9.67, 'inside'],
    ['erbium-stability', 1e-20, 1.053e-20, 'inside'],
    ['aluminium-linewidth', 8e6, 7.73e-3, 'outside'],
    ['threshold-fidelity', 0.99, 0.9891, 'inside'],
    ['pair-rate', 1, 0.533, 'inside'],
    ['figure-cooperation', 3.162, 3.162, 'inside'],
    ['figure-entanglement', 31.62, 5.79, 'outside'],
    ['figure-saturation', 1000, 33.5, 'outside'],
    ['phase-uncertainty', 1.759e-2, 5.465e-3, 'outside'],
    ['copies-per-level', 7.466, 10.65, 'outside'],
    ['local-atoms', 1000, 330, 'outside'],
    ['digit-error', 1.766e-5, 2.83e-3, 'outside'],
    ['false-negative', 0.02013, 0.04026, 'outside'],
  ] as const)('%s: paper %f, formula %f', (key, paper, ours, verdict) => {
    expect(row(key).paper / paper).toBeCloseTo(1, 2);
    expect(row(key).ours / ours).toBeCloseTo(1, 2);
    expect(row(key).verdict).toBe(verdict);
  });

  it('has no row beyond these, each with a key of its own, finite numbers and words for every column', () => {
    expect(rows).toHaveLength(15);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
    for (const { key, subject, source, explanation, ...numbers } of rows) {
      expect(key).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect([subject, source, explanation].every((text) => text.length > 5)).toBe(true);
      expect([numbers.paper, numbers.ours, numbers.ratio, numbers.tolerance].every(Number.isFinite)).toBe(true);
      expect(explanation).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  it('names what explains the headlines: the 2 pi, the bound, what uncorrelated atoms reach', () => {
    expect(row('aluminium-stability').explanation).toContain('3.99 x 10^-17');
    expect(row('aluminium-stability').explanation).toContain('1.46 x 10^-17');
    expect(row('aluminium-stability').explanation).toContain('3.18 x 10^-18');
    expect(row('strontium-stability').explanation).toContain('2.42 x 10^-18');
    expect(row('strontium-stability').explanation).toContain('2.94 x 10^-19');
    expect(row('erbium-stability').explanation).toContain('7.15 x 10^-21');
    expect(row('strontium-gain').explanation).toMatch(/7\.7.*5\.4.*2\.2/);
    expect(row('pair-rate').explanation).toContain('188 pairs');
  });
});
