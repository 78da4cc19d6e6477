import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  antiFromPhotons,
  impurePhotons,
  isPhysicalPair,
  jitteredVariance,
  lossy,
  optimalJitterSqueezing,
  purePhotons,
  pureVariance,
} from './sources';

const photons = fc.double({ min: 1e-9, max: 1e9, noNaN: true });
const sigma = fc.double({ min: 1e-4, max: 3, noNaN: true });

describe('pure squeezing', () => {
  it('is vacuum without photons and tends to perfect squeezing', () => {
    expect(pureVariance(0)).toBe(1);
    expect(purePhotons(1)).toBe(0);
    expect(purePhotons(0)).toBe(Infinity);
    expect(pureVariance(Infinity)).toBe(0);
  });

  it('keeps its digits for bright states, where the difference of roots has none left', () => {
    // V = 1 / (4 N) (1 - 1 / (2 N) + ...)
    expect(pureVariance(1e14) * 4e14).toBeCloseTo(1, 13);
  });

  it('converts variance and photons back and forth', () => {
    fc.assert(
      fc.property(photons, (n) => {
        expect(purePhotons(pureVariance(n)) / n).toBeCloseTo(1, 5);
      }),
    );
  });
});

describe('impure squeezing', () => {
  it('needs +10.42 dB of anti-squeezing for -7.1 dB and 2.3 photons', () => {
    const squeezed = 10 ** -0.71;
    expect(10 * Math.log10(antiFromPhotons(squeezed, 2.3))).toBeCloseTo(10.42, 2);
    expect(purePhotons(squeezed)).toBeCloseTo(0.83, 2);
    expect(10 * Math.log10(pureVariance(2.3))).toBeCloseTo(-10.46, 2);
  });

  it('has no photons as vacuum and more than the pure state otherwise', () => {
    expect(impurePhotons(1, 1)).toBe(0);
    expect(impurePhotons(0.1, 20)).toBeGreaterThan(purePhotons(0.1));
    expect(impurePhotons(0.1, 10)).toBeCloseTo(purePhotons(0.1), 14);
  });

  it('must obey the uncertainty relation', () => {
    expect(isPhysicalPair(0.1, 10)).toBe(true);
    expect(isPhysicalPair(0.1, 9.99)).toBe(false);
    expect(isPhysicalPair(0, Infinity)).toBe(false);
    expect(isPhysicalPair(NaN, 1)).toBe(false);
  });
});

describe('loss, angle and jitter', () => {
  it('leave vacuum alone and end in vacuum without transmission', () => {
    expect(lossy(0.1, 0)).toBe(1);
    expect(lossy(0.1, 1)).toBe(0.1);
    expect(lossy(1, 0.3)).toBe(1);
    expect(jitteredVariance(1, 1, 0.5)).toBe(1);
  });

  it('average the variance at an angle over Gaussian angles', () => {
    // Trapezium rule over eight standard deviations: exact to rounding for Gaussians.
    const [squeezed, antisqueezed, rms] = [0.2, 11, 0.13];
    let [sum, norm] = [0, 0];
    for (let z = -8; z <= 8; z += 1 / 64) {
      const density = Math.exp(-0.5 * z * z);
      sum += density * (squeezed * Math.cos(z * rms) ** 2 + antisqueezed * Math.sin(z * rms) ** 2);
      norm += density;
    }
    expect(jitteredVariance(squeezed, antisqueezed, rms)).toBeCloseTo(sum / norm, 12);
  });

  it('keep the digits of tiny jitter', () => {
    // V = V_s + sigma^2 (V_a - V_s); the printed form would round the increment away.
    expect((jitteredVariance(1e-3, 1e3, 1e-7) - 1e-3) / 1e-11).toBeCloseTo(1, 4);
  });
});

describe('the best pure squeezing under jitter', () => {
  it('is unlimited without jitter and none under wild jitter', () => {
    expect(optimalJitterSqueezing(0)).toEqual({ squeezingParameter: Infinity, squeezed: 0, variance: 0, photons: Infinity }); // prettier-ignore
    expect(optimalJitterSqueezing(30)).toMatchObject({ squeezingParameter: 0, variance: 1, photons: 0 });
  });

  it('is -20.0, -15.2 and -10.0 dB for 10, 30 and 100 mrad', () => {
    const levels = [0.01, 0.03, 0.1].map((rms) => 10 * Math.log10(optimalJitterSqueezing(rms).squeezed));
    expect(levels).toEqual([expect.closeTo(-20, 1), expect.closeTo(-15.2, 1), expect.closeTo(-10, 1)]);
  });

  it('reaches its variance and no other level goes below it', () => {
    fc.assert(
      fc.property(sigma, fc.double({ min: -5, max: 5, noNaN: true }), (rms, shift) => {
        const best = optimalJitterSqueezing(rms);
        const at = (r: number) => jitteredVariance(Math.exp(-2 * r), Math.exp(2 * r), rms);
        expect(at(best.squeezingParameter) / best.variance).toBeCloseTo(1, 12);
        expect(at(Math.max(0, best.squeezingParameter + shift))).toBeGreaterThanOrEqual(best.variance * (1 - 1e-12));
        expect(purePhotons(best.squeezed)).toBeCloseTo(best.photons, 6);
      }),
    );
  });
});
