import type { QuantumLink, SpanningTree } from './spanning-tree';
import { byQuality, connectedParts, treeFrom } from './spanning-tree';

/** More optional places than this are not enumerated. */
export const MAX_OPTIONAL_PLACES = 12;

/**
 * The tree that connects all `required` places, over any of the `optional` ones (repeaters, a centre without
 * atoms), with the largest product of qualities; among equals the one of fewer links, then the faster. Every subset
 * of the optional places is tried, so the result is the optimum. Null where the links leave the required places apart.
 *
 * @param optional at most MAX_OPTIONAL_PLACES
 */
export function steinerTree(
  required: readonly string[],
  optional: readonly string[],
  links: readonly QuantumLink[],
): SpanningTree | null {
  const sorted = [...links].sort(byQuality);
  let best: SpanningTree | null = null;
  for (let subset = 0; subset < 1 << optional.length; subset++) {
    const places = [...required, ...optional.filter((_, k) => (subset & (1 << k)) !== 0)];
    const tree = treeFrom(places, sorted);
    if (tree !== null && (best === null || isBetter(tree, best))) best = tree;
  }
  return best;
}

/**
 * The tree whose slowest link is fastest, and of those the one with the largest product of qualities. Links slower
 * than the fastest possible bottleneck are left out first.
 */
export function fastestTree(
  required: readonly string[],
  optional: readonly string[],
  links: readonly QuantumLink[],
): SpanningTree | null {
  const rates = [...new Set(links.map(({ rate }) => rate))].sort((a, b) => a - b);
  const joins = (least: number): boolean => {
    const fast = links.filter(({ rate }) => rate >= least);
    return (
      connectedParts([...required, ...optional], fast).filter((part) => part.some((place) => required.includes(place)))
        .length <= 1
    );
  };
  let [low, high] = [0, rates.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (joins(rates[middle]!)) low = middle + 1;
    else high = middle;
  }
  const least = rates[low - 1];
  if (least === undefined) return steinerTree(required, optional, links);
  return steinerTree(
    required,
    optional,
    links.filter(({ rate }) => rate >= least),
  );
}

function isBetter(one: SpanningTree, other: SpanningTree): boolean {
  if (one.product !== other.product) return one.product > other.product;
  if (one.links.length !== other.links.length) return one.links.length < other.links.length;
  return leastRate(one) > leastRate(other);
}

/** Rate of the slowest link of a tree; Infinity without links. */
export function leastRate({ links }: SpanningTree): number {
  return links.reduce((least, { rate }) => Math.min(least, rate), Infinity);
}
