import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paperSensor } from './paper-network';
import { photonFlux, transduction, zeroPointMotion } from './sensor';
import { anySensor } from './testing/arbitrary-sensors';

describe('the probe and its transduction', () => {
  it('5 uW at 1550 nm are 3.90e13 photons a second', () => {
    expect(photonFlux(5e-6, 1.55e-6) / 3.9e13).toBeCloseTo(1, 3);
    expect(photonFlux(0, 1.55e-6)).toBe(0);
  });

  it('moves Y by 8 g_0 sqrt(Phi) / kappa for a motion of x_zpf', () => {
    const { coupling, cavityDecay, mass, resonance } = paperSensor();
    const moved = transduction(paperSensor(), resonance) * zeroPointMotion(mass, resonance);
    expect(moved / ((8 * coupling * Math.sqrt(photonFlux(5e-6, 1.55e-6))) / cavityDecay)).toBeCloseTo(1, 14);
  });

  it('loses 2e-8 of its power to the finite bandwidth of the 60 GHz cavity, half at omega = kappa / 2', () => {
    const sensor = paperSensor();
    const kept = (frequency: number) =>
      (transduction(sensor, frequency, 'finite') / transduction(sensor, frequency, 'fast')) ** 2;
    expect(1 - kept(sensor.resonance)).toBeGreaterThan(1.9e-8);
    expect(1 - kept(sensor.resonance)).toBeLessThan(2.2e-8);
    expect(kept(sensor.cavityDecay / 2)).toBeCloseTo(0.5, 14);
  });

  it('is never raised by a finite bandwidth', () => {
    fc.assert(
      fc.property(anySensor, fc.double({ min: 0, max: 1e12, noNaN: true }), (sensor, frequency) => {
        const fast = transduction(sensor, frequency);
        expect(transduction(sensor, frequency, 'finite')).toBeLessThanOrEqual(fast * (1 + 1e-15));
      }),
    );
  });
});
