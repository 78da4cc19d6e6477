import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backActionForceNoise, imprecisionForceNoise } from './force-noise';
import { paperSensor } from './paper-network';
import { photonFlux } from './sensor';
import { cooperativity, quantumLimitPower, standardQuantumLimit } from './standard-quantum-limit';
import { anyRelativeFrequency, anySensor } from './testing/arbitrary-sensors';

describe('the standard quantum limit', () => {
  it('needs 3.35 mW on resonance with g_0 as printed, 132 mW with 822 rad/s', () => {
    const power = (reading: 'as-printed' | 'angular') => {
      const sensor = paperSensor(reading);
      return 1e3 * quantumLimitPower(sensor, sensor.resonance);
    };
    expect(power('as-printed')).toBeCloseTo(3.35, 2);
    expect(power('angular')).toBeCloseTo(132, 0);
    expect(cooperativity(paperSensor()) / 3.7e-4).toBeCloseTo(1, 1);
  });

  it('is reached on resonance at Phi = kappa^2 Gamma / (64 g_0^2), a cooperativity of 1/4', () => {
    fc.assert(
      fc.property(anySensor, (sensor) => {
        const power = quantumLimitPower(sensor, sensor.resonance);
        const flux = (sensor.cavityDecay ** 2 * sensor.damping) / (64 * sensor.coupling ** 2);
        expect(photonFlux(power, sensor.wavelength) / flux).toBeCloseTo(1, 12);
        expect(cooperativity({ ...sensor, power })).toBeCloseTo(0.25, 12);
      }),
    );
  });

  it('is the least sum of imprecision and back-action over all powers', () => {
    fc.assert(
      fc.property(
        anySensor,
        anyRelativeFrequency,
        fc.double({ min: -9, max: 9, noNaN: true }),
        (sensor, ratio, off) => {
          const frequency = ratio * sensor.resonance;
          const sum = (power: number) =>
            imprecisionForceNoise({ ...sensor, power }, frequency) +
            backActionForceNoise({ ...sensor, power }, frequency);
          const best = quantumLimitPower(sensor, frequency);
          const limit = standardQuantumLimit(sensor, frequency);
          expect(sum(best) / limit).toBeCloseTo(1, 12);
          expect(sum(best * Math.exp(off)) / limit).toBeGreaterThan(1 - 1e-12);
        },
      ),
    );
  });

  it('needs less power by sqrt((V + (1 - eta) / eta) / V_X) with squeezed light', () => {
    const sensor = paperSensor();
    const light = { phaseVariance: 0.1, amplitudeVariance: 12, efficiency: 0.8 };
    const ratio = quantumLimitPower(sensor, sensor.resonance, light) / quantumLimitPower(sensor, sensor.resonance);
    expect(ratio).toBeCloseTo(Math.sqrt((0.1 + 0.25) / 12), 12);
  });
});
