import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cavityLinewidth, dispersiveCoupling, intracavityPhotons } from './cavity';
import { backActionForceNoise, imprecisionForceNoise } from './force-noise';
import { paperSensor } from './paper-network';
import { hertz } from './testing/arriving-light';

/** A sensor whose coupling and cavity decay both follow from the length of the cavity. */
function builtAround(length: number) {
  const sensor = paperSensor();
  return {
    ...sensor,
    coupling: dispersiveCoupling(length, sensor.wavelength, sensor.mass, sensor.resonance),
    cavityDecay: hertz(cavityLinewidth(length, 0.302)),
  };
}

describe('the cavity', () => {
  it('of .5 mm and 30.2 % has 57.99 GHz, or 57.13 GHz by photon decay', () => {
    expect(cavityLinewidth(5e-4, 0.302) / 1e9).toBeCloseTo(57.99, 2);
    expect(cavityLinewidth(5e-4, 0.302, 'decay') / 1e9).toBeCloseTo(57.13, 2);
  });

  it('has one linewidth by both rules for good mirrors', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.99, max: 1 - 1e-9, noNaN: true }), (reflectivity) => {
        const ratio = cavityLinewidth(1e-3, reflectivity) / cavityLinewidth(1e-3, reflectivity, 'decay');
        expect(Math.abs(ratio - 1)).toBeLessThan((1 - reflectivity) ** 2 + 1e-6);
      }),
    );
  });

  it('couples one photon with 821.6 rad/s', () => {
    expect(dispersiveCoupling(5e-4, 1.55e-6, 1.7e-11, hertz(4.32e6))).toBeCloseTo(821.6, 1);
  });

  it('holds 414 photons of the 5 uW', () => {
    expect(intracavityPhotons(paperSensor())).toBeCloseTo(414, 0);
  });

  it('does not sense better when it is short: kappa and g_0 change together', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-5, max: 1e-2, noNaN: true }), (length) => {
        const [long, here] = [builtAround(5e-4), builtAround(length)];
        const frequency = hertz(4.348e6);
        const imprecision = imprecisionForceNoise(here, frequency) / imprecisionForceNoise(long, frequency);
        const backAction = backActionForceNoise(here, frequency) / backActionForceNoise(long, frequency);
        expect(imprecision).toBeCloseTo(1, 12);
        expect(backAction).toBeCloseTo(1, 12);
      }),
    );
  });

  it('of 2 mm loses 4e-7 to its finite bandwidth, which is all that length does', () => {
    const frequency = hertz(4.348e6);
    const fast = imprecisionForceNoise(builtAround(2e-3), frequency);
    const finite = imprecisionForceNoise(builtAround(2e-3), frequency, { cavity: 'finite' });
    expect((finite / fast - 1) / 4e-7).toBeCloseTo(0.9, 1);
  });
});
