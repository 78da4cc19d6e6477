import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalisedToLength, normalisedToSum } from '../../../optimizer/vector';
import { separableDesign } from './photon-allocation';
import {
  commonCertificate,
  displacementCertificate,
  ownCarrierCertificate,
  phaseBudget,
  sharedCarrierCertificate,
} from './quantum-bound';
import { signGroups, splitSharedCarrierGroups } from './sign-groups';
import { antiFromPhotons, jitteredVariance, lossy, pureVariance } from './sources';
import { splitCommonSignal } from './splitting-common';
import { displacementVariance, splitDisplacement } from './splitting-displacement';
import { splitOwnCarriers } from './splitting-own-carriers';
import { splitSharedCarrier } from './splitting-shared-carrier';
import { compassMinimum } from '../testing/brute-force';

const weight = fc.oneof(fc.constant(0), fc.integer({ min: -100, max: 100 }).map((n) => n / 50)); // prettier-ignore
const share = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const sensors = fc.array(fc.record({ c: weight, tau: share, post: share, w: weight }), { minLength: 1, maxLength: 6 });
const photons = fc.double({ min: 1e-6, max: 1e4, noNaN: true });
const slack = 1 + 1e-12;

describe('the certificate of regime A', () => {
  it('is shot noise without photons and pure loss without limit on them', () => {
    expect(displacementCertificate([1, 2], [0.9, 0.5], 0)).toBeCloseTo(5, 14);
    expect(displacementCertificate([1, 2], [0.9, 0.5], Infinity)).toBeCloseTo(2.1, 14);
    expect(displacementCertificate([0], [1], 2)).toBe(0);
  });

  it('is reached by one pure squeezer with the optimal split', () => {
    const { variance } = splitDisplacement([1, -2, 0.3], [0.9, 0.4, 0.7], pureVariance(2.3));
    expect(variance / displacementCertificate([1, -2, 0.3], [0.9, 0.4, 0.7], 2.3)).toBeCloseTo(1, 13);
  });

  it('lies below every split of every source with these photons, shared or separate', () => {
    const impurity = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(sensors, photons, impurity, impurity, (list, n, level, jitter) => {
        const [g, tau, w] = [list.map((s) => s.c), list.map((s) => s.tau), normalisedToLength(list.map((s) => s.w))];
        const bound = displacementCertificate(g, tau, n);
        // Any source of n photons: squeezed level between vacuum and that of the pure state.
        const squeezed = pureVariance(n) + level * (1 - pureVariance(n));
        const variance = jitteredVariance(squeezed, antiFromPhotons(squeezed, n), jitter);
        expect(bound).toBeLessThanOrEqual(displacementVariance(g, tau, variance, w) * slack);
        expect(bound).toBeLessThanOrEqual(separableDesign(g, tau, n, 'optimal').variance * slack);
        expect(bound).toBeLessThanOrEqual(separableDesign(g, tau, n, 'equal').variance * slack);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the certificates of the other regimes', () => {
  it('lie below whatever is found with these photons', () => {
    fc.assert(
      fc.property(sensors, photons, (list, n) => {
        const column = <K extends 'c' | 'tau' | 'post' | 'w'>(key: K) => list.map((s) => s[key]);
        const [c, tau, post, w] = [column('c'), column('tau'), column('post'), column('w')];
        const k = c.map((_, j) => (j % 3 === 2 ? -0.7 : 1 + j / 2));
        const v = pureVariance(n);

        const shared = sharedCarrierCertificate(c, k, tau, n);
        expect(shared).toBeLessThanOrEqual(splitSharedCarrier(c, k, tau, v).variance * slack);
        const groups = signGroups(c, k);
        const half = groups.map(() => pureVariance(n / groups.length));
        expect(shared).toBeLessThanOrEqual(splitSharedCarrierGroups(c, k, tau, groups, half).variance * slack);

        const own = ownCarrierCertificate(c, k, tau, post, n, 2);
        expect(own).toBeLessThanOrEqual(splitOwnCarriers(c, k, tau, post, v * 1.1, 2).variance * slack);

        const common = commonCertificate(c, tau, n);
        const found = splitCommonSignal(c, tau, v, w.some((x) => x !== 0) ? w : undefined).variance; // prettier-ignore
        if (common === null) expect(found).toBeNull();
        else if (found !== null) expect(common).toBeLessThanOrEqual(found * slack);
      }),
      { numRuns: 500 },
    );
  });

  it('are reached: B with equal losses and signs, C and D always', () => {
    const v = pureVariance(2.3);
    const shared = splitSharedCarrier([1, 2, 0], [1, 0.5, 1], [0.8, 0.8, 0.1], v).variance;
    expect(sharedCarrierCertificate([1, 2, 0], [1, 0.5, 1], [0.8, 0.8, 0.1], 2.3) / shared).toBeCloseTo(1, 13);
    const own = splitOwnCarriers([1, -2], [1, 1], [0.9, 0.4], [0.8, 1], v, 1).variance;
    expect(ownCarrierCertificate([1, -2], [1, 1], [0.9, 0.4], [0.8, 1], 2.3, 1) / own).toBe(1);
    const common = splitCommonSignal([1, -2], [0.9, 0.4], v).variance!;
    expect(commonCertificate([1, -2], [0.9, 0.4], 2.3)! / common).toBeCloseTo(1, 13);
  });

  it('are infinite in the dark and null without response', () => {
    expect(sharedCarrierCertificate([1, 1], [1, 1], [1, 0], 2)).toBe(Infinity);
    expect(sharedCarrierCertificate([1, 0], [1, 1], [1, 0], 2)).toBeLessThan(1);
    expect(commonCertificate([0, 0], [1, 1], 2)).toBeNull();
  });
});

describe('phaseBudget', () => {
  const varianceAt = (total: number, tau: number, n: number) => lossy(pureVariance(n), tau) / (4 * tau * (total - n));

  it('is infinite without photons or light', () => {
    expect(phaseBudget(0, 0.8)).toEqual({ squeezedPhotons: 0, variance: Infinity });
    expect(phaseBudget(10, 0)).toEqual({ squeezedPhotons: 0, variance: Infinity });
  });

  it('tends to half and half without loss', () => {
    expect(phaseBudget(1e6, 1).squeezedPhotons / 1e6).toBeCloseTo(0.5, 6);
    expect(phaseBudget(100, 0.82).squeezedPhotons).toBeCloseTo(9.13, 2);
  });

  it('keeps its digits for few photons: a quarter of the budget squared times tau squared times 4 is squeezed', () => {
    // 1 - V tends to 2 tau N_tot and N_s to tau^2 N_tot^2.
    expect(phaseBudget(1e-9, 0.5).squeezedPhotons / 0.25e-18).toBeCloseTo(1, 7);
  });

  it('is never beaten by another share', () => {
    const tau = fc.double({ min: 1e-3, max: 1, noNaN: true });
    fc.assert(
      fc.property(photons, tau, fc.double({ min: 0, max: 0.999999, noNaN: true }), (total, eta, part) => {
        const best = phaseBudget(total, eta);
        expect(varianceAt(total, eta, best.squeezedPhotons) / best.variance).toBeCloseTo(1, 9);
        expect(varianceAt(total, eta, part * total)).toBeGreaterThanOrEqual(best.variance * (1 - 1e-12));
      }),
    );
  });

  it('finds what a blind search finds', () => {
    const found = compassMinimum(([x]) => varianceAt(100, 0.82, 100 * Math.sin(x!) ** 2 * 0.999), [0.3]);
    expect(phaseBudget(100, 0.82).variance / found).toBeCloseTo(1, 12);
  });
});

describe('shares of a whole', () => {
  it('bound regime B from below for every split of light', () => {
    fc.assert(
      fc.property(sensors, photons, (list, n) => {
        const [c, tau, p] = [list.map((s) => s.c), list.map((s) => s.tau), normalisedToSum(list.map((s) => Math.abs(s.w)))]; // prettier-ignore
        const k = c.map(() => 1);
        const { variance } = splitSharedCarrier(c, k, tau, pureVariance(n), p);
        const bound = sharedCarrierCertificate(c, k, tau, n);
        if (Number.isFinite(variance)) expect(bound).toBeLessThanOrEqual(variance * slack);
      }),
    );
  });
});
