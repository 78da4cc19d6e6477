import { describe, expect, it } from 'vitest';
import { signGroups, splitSharedCarrierGroups } from './sign-groups';
import { pureVariance } from './sources';
import { sharedCarrierVariance, splitSharedCarrier } from './splitting-shared-carrier';
import { compassMinimum, softmax } from '../testing/brute-force';

describe('signGroups', () => {
  it('sorts by the sign of c / k and leaves out what has no weight', () => {
    expect(signGroups([1, -1, 0, 2], [1, 1, 1, -1])).toEqual([[0], [1, 3]]);
    expect(signGroups([1, -1], [1, -1])).toEqual([[0, 1]]);
    expect(signGroups([0], [1])).toEqual([]);
  });
});

describe('splitSharedCarrierGroups', () => {
  const c = [0.25, -0.5, 0.3, -0.1];
  const k = [1, 1.5, 0.8, 2];
  const tau = [0.9, 0.7, 0.95, 0.5];
  const groups = signGroups(c, k);

  it('is the single shared carrier when there is one group', () => {
    const single = splitSharedCarrier([1, 2], [1, 1], [0.8, 0.5], 0.2);
    const grouped = splitSharedCarrierGroups([1, 2], [1, 1], [0.8, 0.5], [[0, 1]], [0.2]);
    expect(grouped.variance).toBeCloseTo(single.variance, 13);
    grouped.powers.forEach((p, j) => expect(p).toBeCloseTo(single.powers[j]!, 14));
  });

  it('is the single shared carrier for a group of mixed signs too', () => {
    const single = splitSharedCarrier(c, k, tau, 0.2);
    expect(splitSharedCarrierGroups(c, k, tau, [[0, 1, 2, 3]], [0.2]).variance).toBeCloseTo(single.variance, 13);
  });

  it('is infinite, not NaN, with a weighted sensor in the dark, and zero without weights', () => {
    expect(splitSharedCarrierGroups([1, 1], [1, 1], [1, 0], [[0], [1]], [0.1, 0.1])).toEqual({
      shares: [0.5, 0.5],
      powers: [0.5, 0.5],
      variance: Infinity,
    });
    expect(splitSharedCarrierGroups([0, 0], [1, 1], [1, 1], [[0], [1]], [0.1, 0.1]).variance).toBe(0);
  });

  it('adds up group by group for the shares it returns', () => {
    const { powers, shares, variance } = splitSharedCarrierGroups(c, k, tau, groups, [0.1, 0.3]);
    const sum = groups.reduce((total, group, s) => {
      const part = <T>(list: readonly T[]) => group.map((j) => list[j]!);
      const inside = part(powers).map((p) => p / shares[s]!);
      return total + sharedCarrierVariance(part(c), part(k), part(tau), [0.1, 0.3][s]!, inside) / shares[s]!;
    }, 0);
    expect(sum).toBeCloseTo(variance, 12);
    expect(powers.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 14);
  });

  it('finds what a blind search over all shares finds', () => {
    const variances = [0.1, 0.3];
    const cost = (x: readonly number[]) => {
      const p = softmax(x);
      return groups.reduce((total, group, s) => {
        const signals = group.reduce((sum, j) => sum + c[j]! / k[j]!, 0);
        const carrier = group.reduce((sum, j) => sum + p[j]!, 0);
        const noise = group.reduce((sum, j) => sum + (c[j]! / k[j]!) ** 2 / (tau[j]! * p[j]!), 0);
        return total + noise - ((1 - variances[s]!) * signals ** 2) / carrier;
      }, 0);
    };
    const found = compassMinimum(cost, [0, 0, 0, 0]);
    expect(splitSharedCarrierGroups(c, k, tau, groups, variances).variance).toBeCloseTo(found, 9);
  });

  it('never does worse than one carrier with the same squeezing level', () => {
    const v = pureVariance(1.15);
    const grouped = splitSharedCarrierGroups(c, k, tau, groups, [v, v]).variance;
    expect(grouped).toBeLessThan(splitSharedCarrier(c, k, tau, v).variance);
  });
});
