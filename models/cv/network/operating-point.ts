import { flatTree, pourFlat } from './flat-tree';
import type { DrawnTree, Scheme } from './scheme';

/** Values of everything that can be set in a scheme, by index. Phases and read-out follow from them. */
export interface OperatingPoint {
  /** Tapped fraction of each splitter. */
  readonly ratios: number[];
  /** Photons of each source; not used for measured ones. */
  readonly photons: number[];
  /** Carrier power launched with each source (shared carrier). */
  readonly launched: number[];
  /** Carrier power at each channel (individual carriers). */
  readonly carriers: number[];
  /** Mixing angles of the mesh. */
  readonly rotations: number[];
}

/** Ends of the network: the channels, then the open ends. */
export function endCount(scheme: Scheme): number {
  return scheme.channels.length + scheme.openEnds;
}

/** Share of each source's launched power that is directed to each end, without losses; they add up to 1. */
export function treeShares(scheme: Scheme, ratios: ArrayLike<number>): Float64Array[] {
  return scheme.sources.map(({ tree }) => {
    const shares = new Float64Array(endCount(scheme));
    if (tree) pourFlat(flatTree(tree), ratios, shares);
    return shares;
  });
}

/** Tapped fractions that produce the wanted shares, held within the range of the splitters. */
export function ratiosFor(scheme: Scheme, shares: ArrayLike<number>): { ratios: number[]; held: boolean } {
  const ratios = scheme.splitters.map(() => scheme.range.lower);
  let held = false;
  const visit = (tree: DrawnTree): number => {
    if (tree.kind === 'leaf') return shares[tree.sensor]!;
    const left = visit(tree.left);
    const right = visit(tree.right);
    const free = left + right > 0 ? left / (left + right) : 0;
    const ratio = Math.min(scheme.range.upper, Math.max(scheme.range.lower, free));
    held ||= left + right > 0 && ratio !== free;
    ratios[tree.splitter] = ratio;
    return left + right;
  };
  for (const { tree } of scheme.sources) if (tree) visit(tree);
  return { ratios, held };
}
