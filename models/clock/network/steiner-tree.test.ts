import { describe, expect, it } from 'vitest';
import type { QuantumLink } from './spanning-tree';
import { fastestTree, leastRate, MAX_OPTIONAL_PLACES, steinerTree } from './steiner-tree';

const link = (a: string, b: string, quality: number, rate = 1): QuantumLink => ({
  id: `${a}${b}`,
  ends: [a, b],
  quality,
  rate,
});
const ids = (tree: { readonly links: readonly QuantumLink[] } | null) => tree?.links.map(({ id }) => id).sort();

describe('the tree with optional repeaters', () => {
  it('does not exist where even repeaters leave clocks apart', () => {
    expect(steinerTree(['a', 'b'], ['r'], [link('a', 'r', 0.9)])).toBeNull();
  });

  it('passes a repeater where that is better, and only then', () => {
    const links = [link('a', 'b', 0.5), link('a', 'r', 0.8), link('r', 'b', 0.8)];
    expect(ids(steinerTree(['a', 'b'], ['r'], links))).toEqual(['ar', 'rb']);
    const worse = [link('a', 'b', 0.7), link('a', 'r', 0.8), link('r', 'b', 0.8)];
    expect(ids(steinerTree(['a', 'b'], ['r'], worse))).toEqual(['ab']);
  });

  it('does not end in a repeater even if its link is perfect', () => {
    expect(ids(steinerTree(['a', 'b'], ['r'], [link('a', 'b', 1), link('b', 'r', 1)]))).toEqual(['ab']);
  });

  it('finds the star that no spanning tree of the clocks contains', () => {
    const clocks = ['a', 'b', 'c', 'd'];
    const pairs = clocks.flatMap((one, k) => clocks.slice(k + 1).map((other) => link(one, other, 0.7)));
    const star = clocks.map((clock) => link(clock, 'm', 0.8));
    const tree = steinerTree(clocks, ['m'], [...pairs, ...star])!;
    expect(tree.product).toBeCloseTo(0.8 ** 4, 12);
    expect(tree.links).toHaveLength(4);
  });

  it('prefers the faster of equally good trees and tries all subsets of the most repeaters', () => {
    const repeaters = Array.from({ length: MAX_OPTIONAL_PLACES }, (_, k) => `r${k}`);
    const links = repeaters.flatMap((r, k) => [link('a', r, 0.9, k + 1), link(r, 'b', 0.9, 20 - k)]);
    expect(leastRate(steinerTree(['a', 'b'], repeaters, links)!)).toBe(10);
  });

  it('takes the fastest bottleneck where rate is wanted, then the best pairs', () => {
    const links = [link('a', 'b', 0.99, 5), link('a', 'r', 0.7, 50), link('r', 'b', 0.7, 40), link('r', 'a', 0.8, 45)];
    expect(ids(steinerTree(['a', 'b'], ['r'], links))).toEqual(['ab']);
    expect(ids(fastestTree(['a', 'b'], ['r'], links))).toEqual(['ra', 'rb']);
    expect(fastestTree(['a', 'b'], [], [])).toBeNull();
    expect(fastestTree(['a'], [], [])).toEqual({ links: [], product: 1, bottleneck: 1 });
  });
});
