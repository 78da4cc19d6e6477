import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boundedDisplacementChain,
  boundedDisplacementTree,
  boundedSharedCarrierChain,
  boundedSharedCarrierTree,
} from './bounded-ratios';
import { chainPowers, chainRatios } from './chain';
import { compassMinimum } from '../testing/brute-force';
import { balancedTree, treePowers, type RatioTree, type SplitterTree } from './tree';

const amount = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 100 }).map((n) => n / 30)); // prettier-ignore
const amounts = fc.array(amount, { minLength: 2, maxLength: 5 });
const range = fc
  .tuple(fc.double({ min: 0.01, max: 0.99, noNaN: true }), fc.double({ min: 0.01, max: 0.99, noNaN: true }))
  .map(([a, b]) => ({ lower: Math.min(a, b), upper: Math.max(a, b) }));
const free = { lower: 0, upper: 1 };

const overlap = (a: readonly number[], p: readonly number[]) =>
  a.reduce((sum, value, j) => sum + value * Math.sqrt(p[j]!), 0);
const noise = (a: readonly number[], p: readonly number[]) =>
  a.reduce((sum, value, j) => sum + (value === 0 ? 0 : (value * value) / p[j]!), 0);

/** Any numbers as ratios within the range, smooth so that a search can follow. */
const within = (x: readonly number[], { lower, upper }: { lower: number; upper: number }) =>
  x.map((value) => lower + (upper - lower) * Math.sin(value) ** 2);

describe('ratios without effective bounds', () => {
  it('split like the optimum, zero where nothing is wanted', () => {
    const displacement = boundedDisplacementChain([1, 0, 2, 0], free);
    expect(displacement.ratios).toEqual([expect.closeTo(0.2, 15), 0, 1]);
    displacement.powers.forEach((p, j) => expect(p).toBeCloseTo([0.2, 0, 0.8, 0][j]!, 15));
    const carrier = boundedSharedCarrierChain([1, 0, 2, 0], free);
    carrier.powers.forEach((p, j) => expect(p).toBeCloseTo([1 / 3, 0, 2 / 3, 0][j]!, 15));
  });

  it('need no splitter for one sensor and stay finite with nothing to split', () => {
    expect(boundedDisplacementChain([1], free)).toEqual({ ratios: [], powers: [1] });
    expect(boundedSharedCarrierChain([0, 0], free)).toEqual({ ratios: [0], powers: [0, 1] });
    expect(boundedDisplacementChain([0, 0], { lower: 0.2, upper: 0.8 }).ratios).toEqual([0.2]);
  });

  it('reach the global optimum on chain and tree', () => {
    fc.assert(
      fc.property(amounts, (a) => {
        fc.pre(a.some((value) => value > 0));
        const norm = Math.hypot(...a);
        const sum = a.reduce((x, y) => x + y, 0);
        const tree = balancedTree(a.map((_, j) => j));
        for (const { powers } of [boundedDisplacementChain(a, free), boundedDisplacementTree(tree, a, free)]) {
          expect(overlap(a, powers) / norm).toBeCloseTo(1, 12);
        }
        for (const { powers } of [boundedSharedCarrierChain(a, free), boundedSharedCarrierTree(tree, a, free)]) {
          expect(noise(a, powers) / sum ** 2).toBeCloseTo(1, 12);
        }
      }),
    );
  });
});

describe('bounded ratios', () => {
  it('stay within the range and agree with the shares', () => {
    fc.assert(
      fc.property(amounts, range, (a, limits) => {
        for (const { ratios, powers } of [boundedDisplacementChain(a, limits), boundedSharedCarrierChain(a, limits)]) {
          expect(ratios.every((ratio) => ratio >= limits.lower && ratio <= limits.upper)).toBe(true);
          chainPowers(ratios).forEach((p, j) => expect(powers[j]).toBeCloseTo(p, 14));
          chainRatios(powers).forEach((ratio, k) => expect(ratios[k]).toBeCloseTo(ratio, 12));
        }
      }),
    );
  });

  it('find what a blind search finds on a chain, in both regimes', () => {
    fc.assert(
      fc.property(amounts, range, (a, limits) => {
        fc.pre(a.some((value) => value > 0));
        const start = a.slice(1).map(() => 0.7);
        const sharesAt = (x: readonly number[]) => chainPowers(within(x, limits));
        const best = -compassMinimum((x) => -overlap(a, sharesAt(x)), start);
        expect(overlap(a, boundedDisplacementChain(a, limits).powers) / best).toBeCloseTo(1, 8);
        const least = compassMinimum((x) => noise(a, sharesAt(x)), start);
        expect(noise(a, boundedSharedCarrierChain(a, limits).powers) / least).toBeCloseTo(1, 7);
      }),
      { numRuns: 40 },
    );
  });

  it('find what a blind search finds on a tree, in both regimes', () => {
    const tree: SplitterTree = balancedTree([0, 1, 2, 3, 4]);
    fc.assert(
      fc.property(fc.array(amount, { minLength: 5, maxLength: 5 }), range, (a, limits) => {
        fc.pre(a.some((value) => value > 0));
        const sharesAt = (x: readonly number[]) => treePowers(tree, assemble(tree, within(x, limits)));
        const start = [0.7, 0.7, 0.7, 0.7];
        const best = -compassMinimum((x) => -overlap(a, sharesAt(x)), start);
        expect(overlap(a, boundedDisplacementTree(tree, a, limits).powers) / best).toBeCloseTo(1, 8);
        const least = compassMinimum((x) => noise(a, sharesAt(x)), start);
        expect(noise(a, boundedSharedCarrierTree(tree, a, limits).powers) / least).toBeCloseTo(1, 7);
      }),
      { numRuns: 40 },
    );
  });
});

/** A list of ratios as a tree, in depth-first order. */
function assemble(tree: SplitterTree, ratios: readonly number[]): RatioTree {
  const queue = [...ratios];
  const build = (node: SplitterTree): RatioTree => {
    if (node.kind === 'leaf') return null;
    const ratio = queue.shift()!;
    return { ratio, left: build(node.left), right: build(node.right) };
  };
  return build(tree);
}
