import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forceResolution } from './force-noise';
import { paperSensor } from './paper-network';
import { offsetForResolution } from './resolution-offset';
import { anySensor } from './testing/arbitrary-sensors';

const khz = (offset: number | null) => offset! / (2e3 * Math.PI);

describe('offsetForResolution', () => {
  it('is null where the resolution is out of reach', () => {
    expect(offsetForResolution(paperSensor(), 6e-15)).toBeNull();
    expect(offsetForResolution(paperSensor(), 0)).toBeNull();
    expect(offsetForResolution(paperSensor(), NaN)).toBeNull();
  });

  it.each([
    ['as-printed', 'paper', 48.46, 2],
    ['angular', 'paper', 7.75, 2],
    ['as-printed', 'two', 68.4, 1],
    ['angular', 'two', 10.96, 2],
  ] as const)(
    'finds the 197 fN of the paper with g_0 %s, convention %s, at %f kHz',
    (reading, convention, at, digits) => {
      expect(khz(offsetForResolution(paperSensor(reading), 197e-15, { convention }))).toBeCloseTo(at, digits);
    },
  );

  it('is where the force resolution has that value', () => {
    fc.assert(
      fc.property(anySensor, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (sensor, excess) => {
        const target = forceResolution(sensor, sensor.resonance) * (1 + excess);
        const offset = offsetForResolution(sensor, target)!;
        expect(forceResolution(sensor, sensor.resonance + offset) / target).toBeCloseTo(1, 6);
      }),
    );
  });
});
