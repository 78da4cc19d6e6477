import { describe, expect, it } from 'vitest';
import { normalisedToLength } from '../../optimizer/vector';
import { huffmanTree } from './equations/huffman';
import { pureVariance } from './equations/sources';
import { signGroups, splitSharedCarrierGroups } from './equations/sign-groups';
import { splitCommonSignal } from './equations/splitting-common';
import { splitDisplacement } from './equations/splitting-displacement';
import { splitOwnCarriers } from './equations/splitting-own-carriers';
import { splitSharedCarrier } from './equations/splitting-shared-carrier';
import { propagatedVariance } from './testing/brute-force';
import {
  balancedTree,
  chainTree,
  treePowers,
  treeRatios,
  treeTransmissions,
  type SplitterTree,
} from './equations/tree';

/** Four cases in which splitting the light evenly, or by the weights alone, throws precision away. */

const equal = [0.25, 0.25, 0.25, 0.25];
const ones = [1, 1, 1, 1];
const even = [0.5, 0.5, 0.5, 0.5];

/** Gain in variance of the optimum over the naive split, in percent. */
const gain = (naive: number, best: number) => 100 * (naive / best - 1);

describe('unequal links .95 .85 .60 .30 with a -10 dB source', () => {
  const links = [0.95, 0.85, 0.6, 0.3];
  const V = 0.1;

  it('gain 6.3 % in variance in regime A', () => {
    const naive = splitDisplacement(equal, links, V, even);
    expect(gain(naive.variance, naive.optimalVariance)).toBeCloseTo(6.3, 1);
    expect(propagatedVariance(equal, links, ones, V, even)).toBeCloseTo(naive.variance, 14);
    const best = splitDisplacement(equal, links, V);
    expect(propagatedVariance(equal, links, ones, V, best.amplitudes)).toBeCloseTo(naive.optimalVariance, 14);
  });

  it('gain 12 % in regime B, by the opposite rule', () => {
    const naive = splitSharedCarrier(equal, ones, links, V, ones);
    expect(gain(naive.variance, naive.optimalVariance)).toBeCloseTo(12.3, 1);
    const bestA = splitDisplacement(equal, links, V).powers;
    const bestB = splitSharedCarrier(equal, ones, links, V).powers;
    expect(bestA[0]).toBeGreaterThan(bestA[3]!);
    expect(bestB[0]).toBeLessThan(bestB[3]!);
  });

  it('gain 10 % in regime C, where the list is the efficiency before the sensor and .89 follows', () => {
    const after = [0.89, 0.89, 0.89, 0.89];
    const readout = equal.map((c) => c / Math.sqrt(0.25 * 0.89));
    const naive = propagatedVariance(readout, links, after, V, even);
    const best = splitOwnCarriers(equal, ones, links, after, V, 1);
    expect(gain(naive, best.variance)).toBeCloseTo(10, 1);
    const own = best.carriers.map((a) => 0.25 / Math.sqrt(a * 0.89));
    expect(propagatedVariance(own, links, after, V, best.amplitudes)).toBeCloseTo(best.variance, 13);
  });

  it('gain 53 % in regime D over an equal split read with equal weights', () => {
    const naive = splitCommonSignal(ones, links, V, ones, ones);
    expect(gain(naive.variance!, naive.optimalVariance!)).toBeCloseTo(53.3, 1);
  });
});

describe('mixed signs with a shared carrier, 2.3 photons, efficiency .82', () => {
  const c = [0.25, -0.25, 0.25, -0.25];
  const loss = [0.82, 0.82, 0.82, 0.82];

  it('lose all squeezing (1.220), regain it by groups of one sign (0.375), more with own carriers (0.286)', () => {
    const single = splitSharedCarrier(c, ones, loss, pureVariance(2.3));
    expect(single.variance).toBeCloseTo(1.22, 3);
    expect(single.variance).toBeCloseTo(single.optimalShotNoise, 13);

    const groups = signGroups(c, ones);
    const half = groups.map(() => pureVariance(1.15));
    expect(splitSharedCarrierGroups(c, ones, loss, groups, half).variance).toBeCloseTo(0.375, 3);

    const [before, after] = [ones.map(() => 0.92), ones.map(() => 0.89)];
    expect(splitOwnCarriers(c, ones, before, after, pureVariance(2.3), 1).variance).toBeCloseTo(0.286, 3);
  });

  it('are cured by turning the transduction of the negative sensors over', () => {
    const flipped = splitSharedCarrier(c, [1, -1, 1, -1], loss, pureVariance(2.3));
    const positive = splitSharedCarrier(equal, ones, loss, pureVariance(2.3));
    expect(flipped.variance).toBeCloseTo(positive.variance, 14);
  });
});

describe('a dead arm among .9 .9 .9', () => {
  const links = [0.9, 0.9, 0.9, 0];

  it('costs an even split 29.8 % at -7.1 dB and 38.7 % at -10 dB in regime A', () => {
    for (const [V, percent] of [[10 ** -0.71, 29.8], [0.1, 38.7]] as const) {
      const naive = splitDisplacement(equal, links, V, even);
      expect(gain(naive.variance, naive.optimalVariance)).toBeCloseTo(percent, 1);
    } // prettier-ignore
    expect(splitDisplacement(equal, links, 0.1).powers[3]).toBe(0);
  });

  it('makes regime B impossible unless the arm carries no weight', () => {
    expect(splitSharedCarrier(equal, ones, links, 0.1).variance).toBe(Infinity);
    const without = splitSharedCarrier([1 / 3, 1 / 3, 1 / 3, 0], ones, links, 0.1);
    expect(without.powers[3]).toBe(0);
    expect(without.variance).toBeCloseTo(1 / 0.9 - 0.9, 13);
  });
});

describe('skewed weights 8 4 2 1 1 1 .5 .5 with splitters of .5 dB, detection .89 and -10 dB', () => {
  const c = [8, 4, 2, 1, 1, 1, 0.5, 0.5];
  const splitter = 10 ** -0.05;
  const detection = c.map(() => 0.89);
  const square = c.reduce((sum, x) => sum + x * x, 0);

  /** Variance over shot noise with the best split on a tree, by propagating what its ratios produce. */
  function relativeVariance(tree: SplitterTree): number {
    const tau = treeTransmissions(tree, splitter, detection);
    const { powers, variance } = splitDisplacement(c, tau, 0.1);
    const realised = treePowers(tree, treeRatios(tree, powers));
    const amplitudes = normalisedToLength(realised.map(Math.sqrt));
    expect(propagatedVariance(c, tau, c.map(() => 1), 0.1, amplitudes) / variance).toBeCloseTo(1, 12); // prettier-ignore
    return variance / square;
  }

  it('reach .318 on the Huffman tree and on the chain with large weights first, .433 on the balanced tree', () => {
    const { tree, value } = huffmanTree(c.map((x) => x * x * 0.89), splitter); // prettier-ignore
    const indices = c.map((_, j) => j);
    expect(relativeVariance(tree)).toBeCloseTo(0.318, 3);
    expect(relativeVariance(tree)).toBeCloseTo(1 - (0.9 * value) / square, 12);
    expect(relativeVariance(chainTree(indices))).toBeCloseTo(0.318, 3);
    expect(relativeVariance(balancedTree(indices))).toBeCloseTo(0.433, 3);
    expect(relativeVariance(chainTree([...indices].reverse()))).toBeGreaterThan(0.433);
  });
});
