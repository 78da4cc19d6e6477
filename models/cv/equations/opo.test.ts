import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_PUMP, opoSpectrum, optimalPump } from './opo';
import { impurePhotons, isPhysicalPair, jitteredVariance, lossy } from './sources';

const pump = fc.double({ min: 0, max: MAX_PUMP, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const detuning = fc.double({ min: 0, max: 5, noNaN: true });

describe('the oscillator below threshold', () => {
  it('gives vacuum without pump and without escape', () => {
    expect(opoSpectrum(0, 0.95, 0.3)).toEqual({ squeezed: 1, antisqueezed: 1, photons: 0 });
    expect(opoSpectrum(0.7, 0, 0.3)).toEqual({ squeezed: expect.closeTo(1, 15), antisqueezed: 1, photons: 0 });
  });

  it('follows the printed formula, the uncertainty relation and the photon sum', () => {
    fc.assert(
      fc.property(pump, share, detuning, (x, eps, f) => {
        const { squeezed, antisqueezed, photons } = opoSpectrum(x, eps, f);
        expect(squeezed).toBeCloseTo(1 - (4 * x * eps) / ((1 + x) ** 2 + f * f), 13);
        expect(antisqueezed).toBeCloseTo(1 + (4 * x * eps) / ((1 - x) ** 2 + f * f), 13);
        expect(isPhysicalPair(squeezed, antisqueezed)).toBe(true);
        expect(Math.abs(photons - impurePhotons(squeezed, antisqueezed))).toBeLessThanOrEqual(1e-12 * antisqueezed);
      }),
    );
  });

  it('is pure without loss, also where the printed difference cancels', () => {
    const { squeezed, antisqueezed } = opoSpectrum(0.999, 1, 0);
    expect(squeezed * antisqueezed).toBeCloseTo(1, 12);
  });
});

describe('the best pump under jitter', () => {
  it('is that of the published table', () => {
    expect(optimalPump(0.95, 0.1, 0.82, 0.02)).toEqual({ pump: expect.closeTo(0.77, 3), variance: expect.closeTo(0.252, 3) }); // prettier-ignore
    expect(optimalPump(0.95, 0.1, 0.82, 0.05)).toEqual({ pump: expect.closeTo(0.645, 3), variance: expect.closeTo(0.299, 3) }); // prettier-ignore
    expect(optimalPump(0.95, 0, 0.82, 0.02).pump).toBeCloseTo(0.752, 3);
    expect(optimalPump(0.95, 0, 0.82, 0.05).pump).toBeCloseTo(0.635, 3);
  });

  it('goes to the limit without jitter, on and off the centre of the line', () => {
    expect(optimalPump(0.95, 0, 0.82, 0).pump).toBe(MAX_PUMP);
    expect(optimalPump(0.95, 0.1, 0.82, 0).pump).toBe(MAX_PUMP);
    expect(optimalPump(0.95, 3, 0.82, 0.01).pump).toBe(MAX_PUMP);
  });

  it('is never beaten by another pump', () => {
    fc.assert(
      fc.property(pump, share, detuning, share, share, (x, eps, f, eta, jitter) => {
        const best = optimalPump(eps, f, eta, jitter);
        const { squeezed, antisqueezed } = opoSpectrum(x, eps, f);
        expect(lossy(jitteredVariance(squeezed, antisqueezed, jitter), eta)).toBeGreaterThanOrEqual(
          best.variance * (1 - 1e-12),
        );
      }),
      { numRuns: 1000 },
    );
  });
});
