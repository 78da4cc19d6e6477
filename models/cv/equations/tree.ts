import type { Vector } from '../../../optimizer/vector';

/** A tree of two-way splitters with the sensors, by index from 0, at its leaves. */
export type SplitterTree = Leaf | Branch;

export interface Leaf {
  readonly kind: 'leaf';
  readonly sensor: number;
}

/** A splitter; the ratio says which fraction goes to the left. */
export interface Branch {
  readonly kind: 'branch';
  readonly left: SplitterTree;
  readonly right: SplitterTree;
}

export function leaf(sensor: number): Leaf {
  return { kind: 'leaf', sensor };
}

export function branch(left: SplitterTree, right: SplitterTree): Branch {
  return { kind: 'branch', left, right };
}

/** Sensors of the tree from left to right. */
export function leavesOf(tree: SplitterTree): number[] {
  return tree.kind === 'leaf' ? [tree.sensor] : [...leavesOf(tree.left), ...leavesOf(tree.right)];
}

/** The chain that taps the sensors in the given order, as a tree; at least one sensor. */
export function chainTree(sensors: readonly number[]): SplitterTree {
  const last = sensors.length - 1;
  let tree: SplitterTree = leaf(sensors[last]!);
  for (let k = last - 1; k >= 0; k--) tree = branch(leaf(sensors[k]!), tree);
  return tree;
}

/** The tree that halves the sensors as evenly as it can at each splitter; at least one sensor. */
export function balancedTree(sensors: readonly number[]): SplitterTree {
  if (sensors.length === 1) return leaf(sensors[0]!);
  const half = Math.ceil(sensors.length / 2);
  return branch(balancedTree(sensors.slice(0, half)), balancedTree(sensors.slice(half)));
}

/** Number of splitters before each sensor, by sensor index. */
export function leafDepths(tree: SplitterTree): number[] {
  const depths: number[] = [];
  const visit = (node: SplitterTree, depth: number): void => {
    if (node.kind === 'leaf') {
      depths[node.sensor] = depth;
      return;
    }
    visit(node.left, depth + 1);
    visit(node.right, depth + 1);
  };
  visit(tree, 0);
  return depths;
}

/** A tree with the fraction that each splitter sends to the left; null at a leaf. */
export type RatioTree = null | { readonly ratio: number; readonly left: RatioTree; readonly right: RatioTree };

/** Left fractions sum p(left) / sum p(all) that produce the shares p; 0 where no light arrives. */
export function treeRatios(tree: SplitterTree, powers: Vector): RatioTree {
  return ratiosAndPower(tree, powers).ratios;
}

function ratiosAndPower(tree: SplitterTree, powers: Vector): { ratios: RatioTree; power: number } {
  if (tree.kind === 'leaf') return { ratios: null, power: powers[tree.sensor]! };
  const left = ratiosAndPower(tree.left, powers);
  const right = ratiosAndPower(tree.right, powers);
  const power = left.power + right.power;
  const ratio = power > 0 ? left.power / power : 0;
  return { ratios: { ratio, left: left.ratios, right: right.ratios }, power };
}

/** Shares p by sensor index that the left fractions produce. */
export function treePowers(tree: SplitterTree, ratios: RatioTree): number[] {
  const powers: number[] = [];
  const visit = (node: SplitterTree, setting: RatioTree, power: number): void => {
    if (node.kind === 'leaf') {
      powers[node.sensor] = power;
      return;
    }
    const ratio = setting?.ratio ?? 0;
    visit(node.left, setting?.left ?? null, power * ratio);
    visit(node.right, setting?.right ?? null, power * (1 - ratio));
  };
  visit(tree, ratios, 1);
  return powers;
}

/** Efficiency of each path: splitter transmission to the power of the depth, times the other efficiencies. */
export function treeTransmissions(tree: SplitterTree, splitter: number, others: Vector): number[] {
  return leafDepths(tree).map((depth, sensor) => others[sensor]! * splitter ** depth);
}

/** Levels of splitters of a full balanced tree for M sensors, ceil(log2 M), 0 for one sensor. */
export function balancedTreeLevels(sensors: number): number {
  let levels = 0;
  for (let reach = 1; reach < sensors; reach *= 2) levels++;
  return levels;
}

/** Efficiency of each path through a full balanced tree, every sensor behind ceil(log2 M) splitters. */
export function balancedTreeTransmissions(splitter: number, others: Vector): number[] {
  const passage = splitter ** balancedTreeLevels(others.length);
  return Array.from(others, (other) => other * passage);
}
