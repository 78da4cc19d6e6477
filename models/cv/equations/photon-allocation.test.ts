import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocatePhotons, separableDesign } from './photon-allocation';
import { pureVariance } from './sources';
import { splitDisplacement } from './splitting-displacement';
import { compassMinimum, softmax } from '../testing/brute-force';

const benefit = fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 100, noNaN: true }));
const benefits = fc.array(benefit, { minLength: 1, maxLength: 12 });
const photons = fc.double({ min: 1e-6, max: 1e6, noNaN: true });

describe('allocatePhotons', () => {
  it('gives zeros without photons or without benefit', () => {
    expect(allocatePhotons([1, 1], 0)).toEqual([0, 0]);
    expect(allocatePhotons([0, 0], 5)).toEqual([0, 0]);
    expect(allocatePhotons([], 5)).toEqual([]);
  });

  it('gives exactly nothing to a squeezer without benefit and all to the only one with', () => {
    expect(allocatePhotons([0, 3, 0], 2.3)).toEqual([0, expect.closeTo(2.3, 14), 0]);
  });

  it('gives equal benefits equal photons', () => {
    allocatePhotons([0.7, 0.7, 0.7, 0.7], 2.3).forEach((n) => expect(n).toBeCloseTo(0.575, 13));
  });

  it('stays finite at the ends of the scale of doubles', () => {
    for (const total of [1e-300, 1e-30, 1e30]) {
      for (const list of [
        [1, 1e-12],
        [1e-200, 1],
        [1e200, 1e-200],
      ]) {
        const shares = allocatePhotons(list, total);
        expect(shares.every((n) => n >= 0)).toBe(true);
        expect(shares.reduce((a, b) => a + b, 0) / total).toBeCloseTo(1, 10);
      }
    }
  });

  it('spends all photons and makes the marginal benefits equal', () => {
    fc.assert(
      fc.property(benefits, photons, (b, total) => {
        fc.pre(b.some((value) => value > 0));
        const n = allocatePhotons(b, total);
        expect(n.reduce((x, y) => x + y, 0) / total).toBeCloseTo(1, 12);
        const marginals = b.flatMap((value, j) => (value === 0 ? [] : [(value * pureVariance(n[j]!)) / Math.sqrt(n[j]! * (n[j]! + 1))])); // prettier-ignore
        marginals.forEach((marginal) => expect(marginal / marginals[0]!).toBeCloseTo(1, 8));
        b.forEach((value, j) => expect(n[j]! > 0).toBe(value > 0));
      }),
    );
  });

  it('finds what a blind search finds', () => {
    const b = [1, 0.3, 0.05];
    const cost = (n: readonly number[]) => b.reduce((sum, value, j) => sum + value * pureVariance(n[j]!), 0);
    const found = compassMinimum((x) => cost(softmax(x).map((p) => 2.3 * p)), [0, 0, 0]);
    expect(cost(allocatePhotons(b, 2.3))).toBeCloseTo(found, 11);
  });
});

describe('separableDesign', () => {
  const [g, tau] = [[1, 1, 1, 1], [0.95, 0.85, 0.6, 0.3]]; // prettier-ignore

  it('is coherent light without photons, and gives even useless sensors their equal share', () => {
    expect(separableDesign(g!, tau!, 0, 'optimal').variance).toBe(4);
    expect(separableDesign([1, 0], [1, 1], 2, 'equal').photons).toEqual([1, 1]);
    expect(separableDesign([1, 0], [1, 1], 2, 'optimal').photons).toEqual([expect.closeTo(2, 14), 0]);
  });

  it('does best with the optimal sharing and still no better than one shared squeezer', () => {
    fc.assert(
      fc.property(benefits, photons, (list, total) => {
        const weights = list.map((_, j) => (j % 2 === 0 ? 1 : -0.5));
        const links = list.map((value) => value / 100);
        const optimal = separableDesign(weights, links, total, 'optimal').variance;
        expect(optimal).toBeLessThanOrEqual(separableDesign(weights, links, total, 'equal').variance * (1 + 1e-12));
        const shared = splitDisplacement(weights, links, pureVariance(total)).optimalVariance;
        expect(shared).toBeLessThanOrEqual(optimal * (1 + 1e-12));
      }),
    );
  });
});
