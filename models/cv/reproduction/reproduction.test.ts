import { describe, expect, it } from 'vitest';
import { cvReproduction } from './reproduction';

const rows = cvReproduction();
const row = (key: string) => {
  const found = rows.find((candidate) => candidate.key === key);
  if (!found) throw new Error(`no row ${key}`);
  return found;
};

describe('the comparison with the paper', () => {
  it.each([
    ['squeezed-photons', 2.3, 0.83, 2, 'outside'],
    ['channel-efficiency', 0.82, 0.819, 3, 'inside'],
    ['splitter-1', 0.25, 0.25, 3, 'inside'],
    ['splitter-2', 0.33, 0.333, 3, 'inside'],
    ['splitter-3', 0.5, 0.5, 3, 'inside'],
    ['rms-error-entangled', 0.13, 0.1259, 4, 'outside'],
    ['rms-error-separable', 0.16, 0.1546, 4, 'outside'],
    ['advantage-4-sensors', 1.237, 1.227, 3, 'inside'],
    ['advantage-3-sensors', 1.178, 1.172, 3, 'inside'],
    ['advantage-2-sensors', 1.089, 1.1, 3, 'inside'],
    ['advantage-lossless', 2, 1.656, 3, 'outside'],
    ['joint-floor', -3.7, -4.69, 2, 'outside'],
    ['single-floor', -0.8, -0.78, 2, 'inside'],
    ['force-gain', 33.7, 18.5, 1, 'outside'],
    ['membrane-resonance', 4.3, 4.51, 2, 'outside'],
    ['effective-mass', 17, 16.9, 1, 'inside'],
    ['cavity-decay', 60, 58, 0, 'outside'],
    ['optomechanical-coupling', 822, 131, 0, 'outside'],
    ['thermal-noise', 6.6, 6.65, 2, 'inside'],
    ['thermal-noise-entangled', 6.3, 6.31, 2, 'inside'],
    ['thermomechanical-limit', 60, 69, 0, 'outside'],
    ['back-action', 9.7e-7, 1.07e-4, 6, 'outside'],
    ['separable-off-resonance', 184, 179.7, 1, 'inside'],
    ['entangled-off-resonance', 122, 128.8, 1, 'outside'],
    ['budget-damping', 6, 6, 1, 'inside'],
    ['budget-coupling', 3, 3, 1, 'inside'],
    ['budget-cavity-decay', 3, 3, 1, 'inside'],
  ] as const)('%s: paper %f, formula %f', (key, paper, ours, digits, verdict) => {
    expect(row(key).paper).toBe(paper);
    expect(row(key).ours).toBeCloseTo(ours, digits);
    expect(row(key).verdict).toBe(verdict);
  });

  it('has no row beyond these, each with a key of its own, finite numbers and words for every column', () => {
    expect(rows).toHaveLength(27);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
    for (const { key, subject, source, explanation, ...numbers } of rows) {
      expect(key).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect([subject, source, explanation].every((text) => text.length > 5)).toBe(true);
      expect([numbers.paper, numbers.ours, numbers.ratio, numbers.tolerance].every(Number.isFinite)).toBe(true);
      expect(explanation).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  it('compares levels by their powers and everything else by its ratio', () => {
    expect(row('joint-floor').ratio).toBeCloseTo(10 ** 0.0987, 3);
    expect(row('rms-error-entangled').ratio).toBeCloseTo(1.03, 2);
    expect(row('rms-error-separable').ratio).toBeCloseTo(1.035, 3);
    expect(row('back-action').ratio).toBeCloseTo(1 / 110, 4);
  });

  it('says what the joint floor would take: an efficiency of .712, or 5.7 degrees of phase error', () => {
    expect(row('joint-floor').explanation).toContain('0.712');
    expect(row('joint-floor').explanation).toContain('5.7 degrees');
    expect(row('membrane-resonance').explanation).toContain('0.818 GPa');
    expect(row('single-floor').explanation).toContain('-4.18 dB');
  });
});
