import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paperSensor } from './paper-network';
import { deviated, logSensitivity, relativeChange } from './parameter-sensitivity';
import type { SensorParameter } from './sensor';
import { hertz } from './testing/arriving-light';

const sensor = paperSensor();
const off = hertz(4.3e6 + 48.46e3);
const light = { amplitudeVariance: 0, convention: 'paper' } as const;
const parameters: SensorParameter[] = [
  'mass',
  'resonance',
  'damping',
  'temperature',
  'coupling',
  'cavityDecay',
  'power',
  'wavelength',
];

describe('logSensitivity', () => {
  it.each([
    ['damping', sensor.resonance, 0.5],
    ['coupling', sensor.resonance, -0.0002],
    ['cavityDecay', sensor.resonance, 0.0002],
    ['coupling', off, -0.999],
    ['cavityDecay', off, 0.999],
    ['power', off, -0.499],
    ['damping', off, 0.0006],
  ] as const)('for %s at %f rad/s is %f', (parameter, frequency, expected) => {
    const digits = Math.abs(expected) < 0.01 ? 4 : 3;
    expect(logSensitivity(sensor, parameter, frequency, light)).toBeCloseTo(expected, digits);
  });

  it('is the slope of the exact change, for every parameter and with back-action that counts', () => {
    const strong = { ...sensor, power: 3e-3, temperature: 1e-3 };
    const offset = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(offset, fc.constantFrom(...parameters), fc.boolean(), (linewidths, parameter, cooled) => {
        const made = cooled ? { ...strong, effectiveDamping: 3 * strong.damping } : strong;
        const frequency = made.resonance + linewidths * made.damping;
        // A resonance moves noise on the scale of a linewidth, 1e-5 of itself.
        const step = parameter === 'resonance' ? 1e-9 : 1e-5;
        const change = (by: number) => relativeChange(made, deviated(made, { [parameter]: by }), frequency);
        const slope = (change(step) - change(-step)) / (2 * step);
        const expected = logSensitivity(made, parameter, frequency);
        const slack = parameter === 'resonance' ? 1e-4 : 1e-5;
        expect(Math.abs(slope - expected)).toBeLessThan(slack * Math.max(1, Math.abs(expected)));
      }),
    );
  });
});

describe('relativeChange', () => {
  it('is zero for the design itself and keeps its sign', () => {
    expect(relativeChange(sensor, sensor, off)).toBe(0);
    expect(relativeChange(sensor, deviated(sensor, { coupling: 0.02 }), off)).toBeLessThan(0);
    expect(relativeChange(sensor, deviated(sensor, { coupling: -0.02 }), off)).toBeGreaterThan(0);
  });

  it('of a length error is nil: g_0 and kappa go together', () => {
    for (const rel of [-0.5, -0.03, 0.03, 0.5]) {
      const made = deviated(sensor, { coupling: rel, cavityDecay: rel });
      expect(relativeChange(sensor, made, off, light)).toBeCloseTo(0, 13);
    }
  });
});
