import type { Vector } from '../../../optimizer/vector';
import { branch, leaf, type SplitterTree } from './tree';

export interface TreeChoice {
  readonly tree: SplitterTree;
  /** Sum over sensors of weight times factor to the power of the sensor's depth. */
  readonly value: number;
}

/**
 * The tree topology with the best sum of weight_j factor^depth_j over all binary trees: the largest
 * sum for a factor of at most 1, the smallest for a factor of at least 1. Huffman's rule: merge the
 * two smallest, w1 and w2, into one of weight factor (w1 + w2). The tree is not unique where weights
 * tie; the value is.
 *
 * Regime A: weights g_j^2 tau'_j, factor t (transmission of a splitter). Regime B: weights
 * |c_j| / (|k_j| sqrt(tau'_j)), factor t^(-1/2). tau' leaves the splitters out.
 *
 * @param weights at least one, >= 0
 * @param factor >= 0; below 1/2 the merged pair stays the smallest and the rule yields a chain
 */
export function huffmanTree(weights: Vector, factor: number): TreeChoice {
  const nodes: TreeChoice[] = Array.from(weights, (value, sensor) => ({ tree: leaf(sensor), value }));
  while (nodes.length > 1) {
    // A stable sort keeps the choice among equal weights the same on every run.
    nodes.sort((a, b) => b.value - a.value);
    const small = nodes.pop()!;
    const next = nodes.pop()!;
    nodes.push({ tree: branch(next.tree, small.tree), value: factor * (next.value + small.value) });
  }
  return nodes[0]!;
}
