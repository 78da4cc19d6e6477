import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalisedToSum } from '../../../optimizer/vector';
import { chainRatios, chainTransmissions } from './chain';
import {
  balancedTree,
  balancedTreeLevels,
  balancedTreeTransmissions,
  branch,
  chainTree,
  leaf,
  leafDepths,
  leavesOf,
  treePowers,
  treeRatios,
  treeTransmissions,
  type RatioTree,
} from './tree';

const indices = (count: number) => Array.from({ length: count }, (_, j) => j);

describe('tree shapes', () => {
  it('are a single leaf for one sensor', () => {
    expect(chainTree([3])).toEqual(leaf(3));
    expect(balancedTree([3])).toEqual(leaf(3));
    expect(treeTransmissions(leaf(0), 0.5, [0.9])).toEqual([0.9]);
  });

  it('have depths like a chain, or as even as the number allows', () => {
    expect(leafDepths(chainTree(indices(4)))).toEqual([1, 2, 3, 3]);
    expect(leafDepths(balancedTree(indices(4)))).toEqual([2, 2, 2, 2]);
    expect(leafDepths(balancedTree(indices(5)))).toEqual([3, 3, 2, 2, 2]);
    expect(leavesOf(balancedTree(indices(7)))).toEqual(indices(7));
  });

  it('have ceil(log2 M) levels, exactly at powers of two', () => {
    expect([1, 2, 3, 4, 5, 8, 9, 64, 65].map(balancedTreeLevels)).toEqual([0, 1, 2, 2, 3, 3, 4, 6, 7]);
  });

  it('pass the same light as the formulas for chains and full trees', () => {
    const others = [0.9, 0.8, 0.7, 0.6];
    expect(treeTransmissions(chainTree(indices(4)), 0.95, others)).toEqual(chainTransmissions(0.95, others));
    expect(treeTransmissions(balancedTree(indices(4)), 0.95, others)).toEqual(balancedTreeTransmissions(0.95, others));
  });
});

describe('treeRatios', () => {
  it('are those of the chain on a chain', () => {
    const powers = [0.5, 0, 0.3, 0.2];
    const ratios: number[] = [];
    for (let node: RatioTree = treeRatios(chainTree(indices(4)), powers); node; node = node.right) ratios.push(node.ratio); // prettier-ignore
    chainRatios(powers).forEach((ratio, k) => expect(ratios[k]).toBeCloseTo(ratio, 15));
  });

  it('send nothing where no light arrives rather than dividing by zero', () => {
    expect(treeRatios(branch(branch(leaf(0), leaf(1)), leaf(2)), [0, 0, 1])).toEqual({
      ratio: 0,
      left: { ratio: 0, left: null, right: null },
      right: null,
    });
  });

  it('are undone by treePowers on any tree', () => {
    const share = fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 12 }), fc.boolean(), (list, balanced) => {
        fc.pre(list.some((p) => p > 0));
        const tree = balanced ? balancedTree(indices(list.length)) : chainTree(indices(list.length));
        const powers = treePowers(tree, treeRatios(tree, list));
        normalisedToSum(list).forEach((p, j) => expect(powers[j]).toBeCloseTo(p, 13));
      }),
    );
  });
});
