import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optimalCopies, optimalCopiesNumeric, optimalRamseyTime, rarity, slipOptimum, smallRoot } from './closed-form';
import { paperDigitErrorVariance, paperProjectionVariance } from './projection';

describe('the small root of x^nu = A e^(-1/x)', () => {
  it('solves its equation, is the smaller one, and exists from A = (e/nu)^nu on', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.2, max: 3, noNaN: true }),
        fc.double({ min: 0.001, max: 5000, noNaN: true }),
        (power, more) => {
          const least = power * (1 - Math.log(power));
          const logFactor = least + more;
          const x = smallRoot(logFactor, power)!;
          expect(power * Math.log(x) + 1 / x).toBeCloseTo(logFactor, 7 - Math.ceil(Math.log10(1 + more)));
          expect(x).toBeLessThan(1 / power + 1e-12);
          expect(smallRoot(least - more, power)).toBeUndefined();
        },
      ),
    );
  });

  it('goes on where A^(1/nu) is beyond a double', () => {
    const [near, far] = [smallRoot(349.9, 0.5)!, smallRoot(350.3, 0.5)!];
    expect(1 / far - 1 / near).toBeCloseTo(0.4, 2);
    expect(smallRoot(Infinity, 0.5)).toBeUndefined();
    expect(smallRoot(NaN, 0.5)).toBeUndefined();
  });
});

describe('the best copies per level', () => {
  it('of the numeric minimum are next to the root', () => {
    for (const [N, K] of [
      [1000, 10],
      [1e4, 10],
      [1e6, 1],
      [1e9, 100],
    ] as const)
      // prettier-ignore
      expect(optimalCopiesNumeric(N, K)! / optimalCopies(N, K, 'derived')!).toBeCloseTo(1, 1);
  });

  it('minimise the two noises', () => {
    const [N, K] = [1e4, 7];
    const n0 = optimalCopiesNumeric(N, K)!;
    const total = (n: number) => paperProjectionVariance(N, n) + paperDigitErrorVariance(n, K);
    expect(total(n0)).toBeLessThan(total(n0 * 1.02));
    expect(total(n0)).toBeLessThan(total(n0 / 1.02));
  });

  it.each([
    ['derived', 7.5, 10.65],
    ['asymptotic', 7.5, 7.47],
  ] as const)('%s: 10.65 by the root, 7.47 by the logarithm at N/K = 100', (form, _, expected) => {
    expect(optimalCopies(1000, 10, form)).toBeCloseTo(expected, 2);
  });

  it.each([
    [10, 10],
    [5, 10],
    [0, 1],
    [NaN, 1],
    [Infinity, 1],
    [10, 0],
  ])('are undefined for N = %f, K = %f', (N, K) => {
    for (const form of ['derived', 'printed', 'log-printed', 'asymptotic'] as const)
      expect(rarity(N, K, form)).toBeUndefined();
    expect(optimalCopiesNumeric(N, K)).toBeUndefined();
  });
});

describe('the best Ramsey time', () => {
  it('is the averaging time for good lasers and short times', () => {
    expect(optimalRamseyTime(1000, 10, 5, 0, 'root')).toBe(5);
    expect(optimalRamseyTime(1000, 10, 0.05, 1, 'root')).toBe(0.05);
  });

  it('satisfies (A30)', () => {
    const y = slipOptimum(1000, 10, 1000, 1, 'root')!;
    const right = ((Math.PI ** 1.5 / 8) * 1000 * 1e6) / (10 * Math.log(100));
    expect(y ** 1.5).toBeCloseTo(right * Math.exp(-1 / y), 12);
    expect(optimalRamseyTime(1000, 10, 1000, 1, 'root')).toBeCloseTo((Math.PI ** 2 * y) / 2, 12);
  });

  it.each([
    [1000, 10, 1e-12, 1],
    [10, 10, 1, 1],
    [NaN, 1, 1, 1],
    [1000, 10, NaN, 1],
  ])('is undefined without a root: N = %f, K = %f, tau = %f, gamma_LO = %f', (N, K, tau, gLO) => {
    for (const form of ['root', 'log', 'asymptotic'] as const)
      expect(slipOptimum(N, K, tau, gLO, form)).toBeUndefined();
  });
});
