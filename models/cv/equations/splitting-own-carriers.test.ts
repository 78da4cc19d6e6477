import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalisedToLength } from '../../../optimizer/vector';
import { splitOwnCarriers } from './splitting-own-carriers';
import { compassMinimum, propagatedVariance, softmax } from '../testing/brute-force';

const c = [0.5, -0.3, 0.15, 0.05];
const k = [1, 1.2, -0.7, 2];
const before = [0.3, 0.6, 0.85, 0.95];
const after = [0.89, 0.95, 0.7, 1];

/** Regime C by propagation for carriers a and amplitudes w. */
function propagated(carriers: readonly number[], amplitudes: readonly number[]): number {
  const readout = c.map((weight, j) => weight / (k[j]! * Math.sqrt(carriers[j]! * after[j]!)));
  return propagatedVariance(readout, before, after, 0.1, amplitudes);
}

describe('regime C, edge cases', () => {
  it('gives nothing to a sensor without weight, dead or alive', () => {
    const split = splitOwnCarriers([1, 0, 0], [1, 1, 0], [0.9, 0.9, 0], [0.9, 0.9, 0], 0.1, 2);
    expect(split.carriers).toEqual([2, 0, 0]);
    expect(split.amplitudes).toEqual([1, 0, 0]);
    expect(splitOwnCarriers([0, 0], [1, 1], [1, 1], [1, 1], 0.1, 1)).toEqual({
      carriers: [0, 0],
      amplitudes: [0, 0],
      powers: [0, 0],
      variance: 0,
    });
  });

  it('is infinite, never NaN, where a weighted sensor cannot respond', () => {
    for (const [gain, post, cap] of [
      [0, 1, 1],
      [1, 0, 1],
      [1, 1, 0],
    ] as const) {
      const split = splitOwnCarriers([1, 1], [1, gain], [1, 1], [1, post], 0.1, 1, [1, cap]); // prettier-ignore
      expect(split.variance).toBe(Infinity);
      expect([...split.carriers, ...split.amplitudes].every(Number.isFinite)).toBe(true);
    }
    expect(splitOwnCarriers([1, 1], [1, 1], [1, 1], [1, 1], 0.1, 0).variance).toBe(Infinity);
  });

  it('still reads a sensor behind a dead link with coherent light', () => {
    const split = splitOwnCarriers([1, 1], [1, 1], [1, 0], [1, 1], 0.1, 1);
    expect(split.amplitudes).toEqual([1, 0]);
    expect(split.variance).toBeCloseTo((Math.sqrt(0.1) + 1) ** 2, 13);
  });

  it('puts capped carriers exactly on their caps', () => {
    const { carriers } = splitOwnCarriers(c, k, before, after, 0.1, 1, [0.2, Infinity, 0.1, Infinity]);
    expect(carriers[0]).toBe(0.2);
    expect(carriers[2]).toBe(0.1);
    expect(carriers.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 14);
  });
});

describe('regime C, laws', () => {
  it('gives the variance of the fully propagated covariance at its own point', () => {
    const split = splitOwnCarriers(c, k, before, after, 0.1, 1);
    expect(propagated(split.carriers, split.amplitudes)).toBeCloseTo(split.variance, 12);
  });

  it('finds what a blind search over carriers and amplitudes together finds', () => {
    const cost = (x: readonly number[]) => propagated(softmax(x.slice(0, 4)), normalisedToLength(x.slice(4)));
    const found = compassMinimum(cost, [0, 0, 0, 0, 1, -1, -1, 1]);
    expect(splitOwnCarriers(c, k, before, after, 0.1, 1).variance).toBeCloseTo(found, 8);
  });

  it('beats equal carriers 1.86 times and equal carriers with the best split 1.72 times in the published case', () => {
    const weights = [0.5, 0.3, 0.15, 0.05];
    const post = [0.89, 0.89, 0.89, 0.89];
    const g = weights.map((weight) => weight / Math.sqrt(0.25 * 0.89));
    const best = splitOwnCarriers(weights, [1, 1, 1, 1], before, post, 0.1, 1).variance;
    expect(propagatedVariance(g, before, post, 0.1, [0.5, 0.5, 0.5, 0.5]) / best).toBeCloseTo(1.86, 2);
    expect(propagatedVariance(g, before, post, 0.1, normalisedToLength(g)) / best).toBeCloseTo(1.72, 2);
  });

  it('never gets worse with a larger budget or better links', () => {
    const number = fc.double({ min: 0.05, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(number, { minLength: 8, maxLength: 8 }), number, (list, more) => {
        const [pre, post] = [list.slice(0, 4), list.slice(4)];
        const plain = splitOwnCarriers(c, k, pre, post, 0.1, 1).variance;
        expect(splitOwnCarriers(c, k, pre, post, 0.1, 1 + more).variance).toBeLessThan(plain);
        const better = pre.map((eta) => eta + (1 - eta) * more);
        expect(splitOwnCarriers(c, k, better, post, 0.1, 1).variance).toBeLessThanOrEqual(plain * (1 + 1e-14));
      }),
    );
  });
});
