import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paperSensor } from './paper-network';
import { inverseSusceptibility, stiffness, susceptibility } from './susceptibility';
import { anyRelativeFrequency, anySensor } from './testing/arbitrary-sensors';

const sensor = paperSensor();
const { mass, resonance, damping } = sensor;

describe('susceptibility', () => {
  it('is 1 / (m Omega^2) for a static force: the spring alone', () => {
    expect(susceptibility(sensor, 0).real * mass * resonance ** 2).toBeCloseTo(1, 14);
    expect(susceptibility(sensor, 0).imaginary).toBe(-0);
  });

  it('is -1 / (m omega^2) far above resonance: the free mass', () => {
    const frequency = 1e4 * resonance;
    expect(susceptibility(sensor, frequency).real * mass * frequency ** 2).toBeCloseTo(-1, 7);
  });

  it('is purely imaginary on resonance, with |1 / chi| = m Gamma Omega', () => {
    expect(susceptibility(sensor, resonance).real).toBe(0);
    expect(stiffness(sensor, resonance) / (mass * damping * resonance)).toBeCloseTo(1, 14);
  });

  it('is stiff by 2 m Omega |delta| at an offset delta of many linewidths', () => {
    const offset = 200 * damping;
    expect(stiffness(sensor, resonance + offset) / (2 * mass * resonance * offset)).toBeCloseTo(1, 2);
    expect(stiffness(sensor, resonance - offset) / (2 * mass * resonance * offset)).toBeCloseTo(1, 2);
  });

  it('turns its sign over at the resonance', () => {
    expect(susceptibility(sensor, resonance * (1 - 1e-9)).real).toBeGreaterThan(0);
    expect(susceptibility(sensor, resonance * (1 + 1e-9)).real).toBeLessThan(0);
  });

  it('keeps its digits within a millionth of a linewidth of the resonance', () => {
    const offset = 2 ** -20;
    expect(inverseSusceptibility(sensor, resonance + offset).real / (-2 * mass * resonance * offset)).toBeCloseTo(1, 6);
  });

  it('never gives energy back: the imaginary part is negative; and it is the inverse of its inverse', () => {
    fc.assert(
      fc.property(anySensor, anyRelativeFrequency, (any, ratio) => {
        const chi = susceptibility(any, ratio * any.resonance);
        const inverse = inverseSusceptibility(any, ratio * any.resonance);
        expect(chi.imaginary).toBeLessThan(0);
        expect(chi.real * inverse.real - chi.imaginary * inverse.imaginary).toBeCloseTo(1, 12);
        expect(chi.real * inverse.imaginary + chi.imaginary * inverse.real).toBeCloseTo(0, 12);
      }),
    );
  });

  it('is broadened by cold damping', () => {
    const cooled = { ...sensor, effectiveDamping: 100 * damping };
    expect(stiffness(cooled, resonance) / stiffness(sensor, resonance)).toBeCloseTo(100, 12);
  });
});
