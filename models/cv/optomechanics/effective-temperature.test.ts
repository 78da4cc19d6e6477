import { describe, expect, it } from 'vitest';
import { coldDamping, thermalOccupation } from './effective-temperature';
import { hertz } from './testing/arriving-light';

describe('thermal occupation', () => {
  it('is 1.454e6 at 300 K and 4.3 MHz', () => {
    expect(thermalOccupation(300, hertz(4.3e6)) / 1e6).toBeCloseTo(1.454, 3);
  });

  it('vanishes in the cold and lies half a quantum below k_B T / (hbar Omega) in the heat', () => {
    expect(thermalOccupation(1e-9, hertz(4.3e6))).toBe(0);
    expect(thermalOccupation(0, hertz(4.3e6))).toBe(0);
    const classical = coldDamping(300, 1, 1, hertz(4.3e6)).occupation;
    expect(classical - thermalOccupation(300, hertz(4.3e6))).toBeCloseTo(0.5, 3);
  });
});

describe('cold damping', () => {
  it('from 50 Hz to 5 kHz cools 300 K to 3 K', () => {
    expect(coldDamping(300, hertz(50), hertz(5000), hertz(4.3e6)).temperature).toBeCloseTo(3, 13);
  });
});
