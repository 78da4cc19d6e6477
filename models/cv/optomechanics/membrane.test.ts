import { describe, expect, it } from 'vitest';
import { membraneEffectiveMass, membraneResonance } from './membrane';

describe('the silicon nitride membrane of the paper', () => {
  it('would ring at 4.509 MHz at .9 GPa, and at 4.3 MHz at .818 GPa', () => {
    expect(membraneResonance(0.9e9, 2700, 5e-4, [5, 6]) / 1e6).toBeCloseTo(4.509, 3);
    expect(membraneResonance(0.818e9, 2700, 5e-4, [5, 6]) / 1e6).toBeCloseTo(4.3, 2);
  });

  it('has 1.69e-11 kg of effective mass', () => {
    expect(membraneEffectiveMass(2700, 5e-4, 1e-7) / 1e-11).toBeCloseTo(1.69, 2);
  });

  it('rings alike in the (m, n) and the (n, m) mode, and not at all without tension', () => {
    expect(membraneResonance(1e9, 2700, 5e-4, [6, 5])).toBe(membraneResonance(1e9, 2700, 5e-4, [5, 6]));
    expect(membraneResonance(0, 2700, 5e-4, [5, 6])).toBe(0);
  });
});
