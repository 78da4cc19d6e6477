import type { DrawnTree } from './scheme';

/**
 * A drawn tree as lists that start at the root: the left side of a splitter stands right behind it. A loop
 * over them pours light without recursion, however deep a chain is.
 */
export interface FlatTree {
  /** Index of the splitter of each node; -1 at a leaf. */
  readonly splitters: Int32Array;
  /** Position of the right side for a splitter, number of the end for a leaf. */
  readonly targets: Int32Array;
  /** Room for the power at each node while light is poured. */
  readonly powers: Float64Array;
}

/** Trees never change, so each is laid out once. */
const known = new WeakMap<DrawnTree, FlatTree>();

export function flatTree(tree: DrawnTree): FlatTree {
  let flat = known.get(tree);
  if (flat === undefined) known.set(tree, (flat = layOut(tree)));
  return flat;
}

function layOut(root: DrawnTree): FlatTree {
  const splitters: number[] = [];
  const targets: number[] = [];
  // Right sides that still have to be placed, and the splitters that wait for their positions.
  const open: { readonly tree: DrawnTree; readonly parent: number }[] = [{ tree: root, parent: -1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.parent >= 0) targets[next.parent] = splitters.length;
    let node = next.tree;
    while (node.kind === 'branch') {
      open.push({ tree: node.right, parent: splitters.push(node.splitter) - 1 });
      targets.push(-1);
      node = node.left;
    }
    splitters.push(-1);
    targets.push(node.sensor);
  }
  return {
    splitters: Int32Array.from(splitters),
    targets: Int32Array.from(targets),
    powers: new Float64Array(splitters.length),
  };
}

/** Writes to `shares`, by end, what of the launched power the splitter ratios direct there. */
export function pourFlat(
  { splitters, targets, powers }: FlatTree,
  ratios: ArrayLike<number>,
  shares: Float64Array,
): void {
  powers[0] = 1;
  for (let node = 0; node < splitters.length; node++) {
    const power = powers[node]!;
    const splitter = splitters[node]!;
    if (splitter < 0) {
      shares[targets[node]!] = power;
      continue;
    }
    const ratio = ratios[splitter]!;
    powers[node + 1] = power * ratio;
    powers[targets[node]!] = power * (1 - ratio);
  }
}
