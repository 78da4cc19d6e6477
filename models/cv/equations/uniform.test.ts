import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propagatedVariance } from '../testing/brute-force';
import { pureVariance } from './sources';
import {
  advantageLimitAtFixedShare,
  advantageLimitAtFixedTotal,
  crossoverSensors,
  uniformAdvantage,
  uniformRmse,
  uniformRmsePrePost,
} from './uniform';

const sensors = fc.integer({ min: 1, max: 64 });
const photons = fc.double({ min: 0, max: 1e3, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('the uniform network', () => {
  it('is all the same with one sensor, without photons and without transmission', () => {
    expect(uniformAdvantage(1, 2.3, 0.82)).toBe(1);
    expect(uniformAdvantage(4, 0, 0.82)).toBe(1);
    expect(uniformAdvantage(4, 2.3, 0)).toBe(1);
    expect(uniformRmse(4, 2.3, 0, 'entangled')).toBe(0.25);
  });

  it('reproduces the four-sensor network: 0.1259, 0.1546 and 0.25', () => {
    expect(uniformRmse(4, 2.3, 0.82, 'entangled')).toBeCloseTo(0.12595, 5);
    expect(uniformRmse(4, 2.3, 0.82, 'separable')).toBeCloseTo(0.1546, 4);
    expect(uniformRmse(4, 2.3, 0.82, 'coherent')).toBe(0.25);
  });

  it('gains 1.656 and not 2 from four lossless sensors', () => {
    expect(uniformAdvantage(4, 2.3, 1)).toBeCloseTo(1.656, 3);
  });

  it('agrees with the propagated covariance, loss before and after the sensor told apart', () => {
    const m = 4;
    const [g, w] = [Array(m).fill(1 / (2 * m * Math.sqrt(0.89))), Array(m).fill(0.5)];
    const variance = propagatedVariance(g, Array(m).fill(0.92), Array(m).fill(0.89), 0.2, w);
    expect(uniformRmsePrePost(m, 0.2, 0.92, 0.89)).toBeCloseTo(Math.sqrt(variance), 14);
    expect(uniformRmsePrePost(m, 0.2, 0.92, 0)).toBe(Infinity);
  });

  it('never loses to separate squeezers with the same photons, and neither to coherent light', () => {
    fc.assert(
      fc.property(sensors, photons, share, (m, n, eta) => {
        const [entangled, separable, coherent] = (['entangled', 'separable', 'coherent'] as const).map((scheme) =>
          uniformRmse(m, n, eta, scheme),
        );
        expect(entangled).toBeLessThanOrEqual(separable! * (1 + 1e-15));
        expect(separable).toBeLessThanOrEqual(coherent! * (1 + 1e-15));
        expect(separable! / entangled!).toBeCloseTo(uniformAdvantage(m, n, eta), 10);
      }),
    );
  });
});

describe('limits for many sensors', () => {
  it('are approached by the finite network', () => {
    expect(uniformAdvantage(1e12, 2.3, 0.82)).toBeCloseTo(advantageLimitAtFixedTotal(2.3, 0.82), 5);
    expect(uniformAdvantage(1e9, 0.575e9, 0.82)).toBeCloseTo(advantageLimitAtFixedShare(0.575, 0.82), 8);
  });

  it('are infinite or one where the formula divides by zero', () => {
    expect(advantageLimitAtFixedShare(0.5, 1)).toBe(Infinity);
    expect(advantageLimitAtFixedShare(0, 1)).toBe(1);
    expect(advantageLimitAtFixedShare(0, 0.5)).toBe(1);
    expect(advantageLimitAtFixedTotal(0, 1)).toBe(1);
  });

  it('leave the Heisenberg line where squeezed noise and loss are equal', () => {
    expect(crossoverSensors(0.575, 0.82)).toBeCloseTo(1.2, 1);
    const m = crossoverSensors(0.575, 0.99);
    expect(0.99 * pureVariance(0.575 * m)).toBeCloseTo(0.01, 14);
    expect(crossoverSensors(0.575, 0.5)).toBe(0);
    expect(crossoverSensors(0.575, 0.2)).toBe(0);
    expect(crossoverSensors(0.575, 1)).toBe(Infinity);
  });
});
