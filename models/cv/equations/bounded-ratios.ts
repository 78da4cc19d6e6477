import type { Vector } from '../../../optimizer/vector';
import { chainTree, treePowers, type RatioTree, type SplitterTree } from './tree';

/** Range of every splitting ratio, 0 <= lower <= upper <= 1. */
export interface RatioRange {
  readonly lower: number;
  readonly upper: number;
}

export interface BoundedSplit {
  readonly ratios: RatioTree;
  /** Shares p_j by sensor index, sum 1. */
  readonly powers: number[];
  /** Whether the range keeps any splitter from its free optimum. */
  readonly held: boolean;
}

/**
 * The rule at one splitter: the best left fraction for the figures S of both sides, and the figure
 * of the whole. The total is monotone in the figure of each side and does not depend on it otherwise,
 * so each side may be optimised first; in R it is concave (A) or convex (B), so clipping the free
 * optimum to the range is the constrained optimum.
 */
interface SplitRule {
  readonly leafValue: (amount: number) => number;
  readonly freeRatio: (left: number, right: number) => number;
  readonly combine: (left: number, right: number, ratio: number) => number;
}

/** Regime A: maximise S = sum a_j sqrt(p_j), a_j = |g_j| sqrt(tau_j). */
const overlap: SplitRule = {
  leafValue: (a) => a,
  freeRatio: (left, right) => (left === 0 ? 0 : 1 / (1 + (right / left) ** 2)),
  combine: (left, right, ratio) => left * Math.sqrt(ratio) + right * Math.sqrt(1 - ratio),
};

/** Regime B: minimise S = sum a_j^2 / p_j, a_j = |c_j| / (|k_j| sqrt(tau_j)). */
const carrierNoise: SplitRule = {
  leafValue: (a) => a * a,
  freeRatio: (left, right) => (left === 0 ? 0 : 1 / (1 + Math.sqrt(right / left))),
  combine: (left, right, ratio) => quotient(left, ratio) + quotient(right, 1 - ratio),
};

/** Regime A with bounded ratios: the shares that maximise sum a_j sqrt(p_j), by sensor index. */
export function boundedDisplacementTree(tree: SplitterTree, amounts: Vector, range: RatioRange): BoundedSplit {
  return boundedTree(tree, amounts, range, overlap);
}

/** Regime B with bounded ratios: the shares that minimise sum a_j^2 / p_j, by sensor index. */
export function boundedSharedCarrierTree(tree: SplitterTree, amounts: Vector, range: RatioRange): BoundedSplit {
  return boundedTree(tree, amounts, range, carrierNoise);
}

export interface BoundedChain {
  /** Tapped fractions R_k, M - 1 of them. */
  readonly ratios: number[];
  readonly powers: number[];
}

/** Regime A on a chain in sensor order. */
export function boundedDisplacementChain(amounts: Vector, range: RatioRange): BoundedChain {
  return boundedChain(amounts, range, overlap);
}

/** Regime B on a chain in sensor order. */
export function boundedSharedCarrierChain(amounts: Vector, range: RatioRange): BoundedChain {
  return boundedChain(amounts, range, carrierNoise);
}

function boundedChain(amounts: Vector, range: RatioRange, rule: SplitRule): BoundedChain {
  const { ratios, powers } = boundedTree(chainTree(Array.from(amounts, (_, j) => j)), amounts, range, rule);
  const list: number[] = [];
  for (let node = ratios; node !== null; node = node.right) list.push(node.ratio);
  return { ratios: list, powers };
}

function boundedTree(tree: SplitterTree, amounts: Vector, range: RatioRange, rule: SplitRule): BoundedSplit {
  const { ratios, held } = bestRatios(tree, amounts, range, rule);
  return { ratios, powers: treePowers(tree, ratios), held };
}

function bestRatios(
  tree: SplitterTree,
  amounts: Vector,
  range: RatioRange,
  rule: SplitRule,
): { ratios: RatioTree; value: number; held: boolean } {
  if (tree.kind === 'leaf') return { ratios: null, value: rule.leafValue(amounts[tree.sensor]!), held: false };
  const left = bestRatios(tree.left, amounts, range, rule);
  const right = bestRatios(tree.right, amounts, range, rule);
  const free = rule.freeRatio(left.value, right.value);
  const ratio = Math.min(range.upper, Math.max(range.lower, free));
  return {
    ratios: { ratio, left: left.ratios, right: right.ratios },
    value: rule.combine(left.value, right.value, ratio),
    held: left.held || right.held || (left.value + right.value > 0 && ratio !== free),
  };
}

/** noise / share, 0 where there is nothing to measure even if no light arrives. */
function quotient(noise: number, share: number): number {
  return noise === 0 ? 0 : noise / share;
}
