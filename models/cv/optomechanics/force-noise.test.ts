import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REDUCED_PLANCK } from './constants';
import {
  backActionForceNoise,
  forceNoise,
  forceResolution,
  imprecisionForceNoise,
  thermalForceNoise,
} from './force-noise';
import { paperSensor } from './paper-network';
import { stiffness } from './susceptibility';
import { anyRelativeFrequency, anySensor } from './testing/arbitrary-sensors';
import { hertz } from './testing/arriving-light';

const variance = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
const efficiency = fc.double({ min: 1e-3, max: 1, noNaN: true });

describe('force noise', () => {
  it('obeys S_x,imp S_ba = hbar^2 / 4 with vacuum, at any power and bandwidth', () => {
    fc.assert(
      fc.property(anySensor, anyRelativeFrequency, fc.boolean(), (sensor, ratio, finite) => {
        const frequency = ratio * sensor.resonance;
        const cavity = finite ? 'finite' : 'fast';
        const displacement = imprecisionForceNoise(sensor, frequency, { cavity }) / stiffness(sensor, frequency) ** 2;
        const product = displacement * backActionForceNoise(sensor, frequency, { cavity });
        expect(product / (REDUCED_PLANCK ** 2 / 4)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('keeps that product at V_X V_Y for squeezed light: no state is below the uncertainty relation', () => {
    const light = { phaseVariance: 0.1, amplitudeVariance: 10 };
    const { imprecision, backAction } = forceNoise(paperSensor(), hertz(4.32e6), light);
    const bound = REDUCED_PLANCK * stiffness(paperSensor(), hertz(4.32e6));
    expect(Math.sqrt(imprecision * backAction) / (bound / 2)).toBeCloseTo(1, 12);
  });

  it('never falls when loss is added', () => {
    fc.assert(
      fc.property(anySensor, anyRelativeFrequency, variance, efficiency, efficiency, (sensor, ratio, V, a, b) => {
        const noise = (eta: number) =>
          forceNoise(sensor, ratio * sensor.resonance, { phaseVariance: V, efficiency: eta }).total;
        expect(noise(Math.min(a, b))).toBeGreaterThanOrEqual(noise(Math.max(a, b)) * (1 - 1e-15));
      }),
    );
  });

  it('has no finite imprecision without light or without detection', () => {
    expect(imprecisionForceNoise(paperSensor(), hertz(4.3e6), { efficiency: 0 })).toBe(Infinity);
    expect(imprecisionForceNoise({ ...paperSensor(), power: 0 }, hertz(4.3e6))).toBe(Infinity);
  });

  it('does not lose thermal noise to cold damping, and gains imprecision by it on resonance', () => {
    const sensor = paperSensor();
    const cooled = { ...sensor, effectiveDamping: 100 * sensor.damping };
    expect(thermalForceNoise(cooled)).toBe(thermalForceNoise(sensor));
    const ratio = imprecisionForceNoise(cooled, sensor.resonance) / imprecisionForceNoise(sensor, sensor.resonance);
    expect(ratio).toBeCloseTo(1e4, 8);
  });

  it('of the preset is 6.65 fN on resonance, 6.31 fN with the fitted 45 Hz, 1.07e-19 N of back-action', () => {
    const sensor = paperSensor();
    expect(1e15 * Math.sqrt(thermalForceNoise(sensor))).toBeCloseTo(6.65, 2);
    expect(1e15 * Math.sqrt(thermalForceNoise({ ...sensor, damping: hertz(45) }))).toBeCloseTo(6.31, 2);
    expect(1e19 * Math.sqrt(backActionForceNoise(sensor, sensor.resonance))).toBeCloseTo(1.07, 2);
  });
});

describe('conventions', () => {
  const sensor = paperSensor();
  const noise = (convention: 'paper' | 'two' | 'one') => forceNoise(sensor, hertz(4.32e6), { convention });

  it('one-sided is twice two-sided in every term', () => {
    const [one, two] = [noise('one'), noise('two')];
    expect(one.thermal).toBe(2 * two.thermal);
    expect(one.imprecision).toBe(2 * two.imprecision);
    expect(one.backAction).toBe(2 * two.backAction);
  });

  it('the paper takes its thermal noise two-sided and its imprecision one-sided', () => {
    expect(noise('paper').thermal).toBe(noise('two').thermal);
    expect(noise('paper').imprecision).toBe(noise('one').imprecision);
  });

  it('the paper is sqrt(2) above two-sided far off resonance and equal to it on resonance', () => {
    const ratio = (offset: number) => {
      const at = hertz(4.3e6 + offset);
      return forceResolution(sensor, at, { convention: 'paper' }) / forceResolution(sensor, at);
    };
    expect(ratio(1e6)).toBeCloseTo(Math.SQRT2, 4);
    expect(ratio(0)).toBeCloseTo(1, 3);
  });
});
