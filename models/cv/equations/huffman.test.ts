import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { huffmanTree } from './huffman';
import { branch, leaf, leafDepths, leavesOf, type SplitterTree } from './tree';

/** Every binary tree over the sensors, left and right not told apart. */
function everyTree(sensors: readonly number[]): SplitterTree[] {
  if (sensors.length === 1) return [leaf(sensors[0]!)];
  const [first, ...rest] = sensors;
  const trees: SplitterTree[] = [];
  // The first sensor goes left with every proper subset of the others.
  for (let bits = 0; bits < 2 ** rest.length - 1; bits++) {
    const left = [first!, ...rest.filter((_, i) => bits & (1 << i))];
    const right = rest.filter((_, i) => !(bits & (1 << i)));
    for (const l of everyTree(left)) for (const r of everyTree(right)) trees.push(branch(l, r));
  }
  return trees;
}

const depthsOfAll = [1, 2, 3, 4, 5, 6].map((m) => everyTree(Array.from({ length: m }, (_, j) => j)).map(leafDepths));
const valueOf = (depths: readonly number[], weights: readonly number[], factor: number) =>
  weights.reduce((sum, weight, j) => sum + weight * factor ** depths[j]!, 0);

const weight = fc.oneof(fc.constantFrom(0, 1, 2), fc.double({ min: 0, max: 10, noNaN: true }));
const weights = fc.array(weight, { minLength: 1, maxLength: 6 });

describe('huffmanTree', () => {
  it('is compared with as many trees as there are: 1, 1, 3, 15, 105, 945', () => {
    expect(depthsOfAll.map((list) => list.length)).toEqual([1, 1, 3, 15, 105, 945]);
  });

  it('has no splitter for one sensor', () => {
    expect(huffmanTree([3], 0.5)).toEqual({ tree: leaf(0), value: 3 });
  });

  it('returns the tree whose value it states, with every sensor once', () => {
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 2, noNaN: true }), (list, factor) => {
        const { tree, value } = huffmanTree(list, factor);
        expect(valueOf(leafDepths(tree), list, factor)).toBeCloseTo(value, 8);
        expect(leavesOf(tree).sort((a, b) => a - b)).toEqual(list.map((_, j) => j));
      }),
    );
  });

  it('is the largest of all trees for a factor up to 1, also below 1/2', () => {
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (list, factor) => {
        const best = Math.max(...depthsOfAll[list.length - 1]!.map((depths) => valueOf(depths, list, factor)));
        expect(huffmanTree(list, factor).value).toBeCloseTo(best, 10);
      }),
      { numRuns: 300 },
    );
  });

  it('is the smallest of all trees for a factor from 1', () => {
    fc.assert(
      fc.property(weights, fc.double({ min: 1, max: 3, noNaN: true }), (list, factor) => {
        const best = Math.min(...depthsOfAll[list.length - 1]!.map((depths) => valueOf(depths, list, factor)));
        const { value } = huffmanTree(list, factor);
        expect(Math.abs(value - best)).toBeLessThanOrEqual(1e-12 * best + Number.MIN_VALUE);
      }),
      { numRuns: 300 },
    );
  });

  it('turns into a chain, largest weight first, where a splitter loses more than half', () => {
    expect(leafDepths(huffmanTree([1, 8, 2, 4], 0.4).tree)).toEqual([3, 1, 3, 2]);
  });
});
