import type { OperatingPoint } from '../network/operating-point';
import type { DrawnTree, Scheme } from '../network/scheme';
import type { RatioTree } from '../equations/tree';

/** A point without light: the parts that a regime does not use stay like this. */
export function noCarriers(scheme: Scheme): OperatingPoint {
  return {
    ratios: scheme.splitters.map(() => scheme.range.lower),
    photons: scheme.sources.map(() => 0),
    launched: scheme.sources.map(() => 0),
    carriers: scheme.channels.map(() => 0),
    rotations: [],
  };
}

/** Writes the ratios of a solved tree to the splitters of the drawing. */
export function writeRatios(tree: DrawnTree, solved: RatioTree, ratios: number[]): void {
  if (tree.kind === 'leaf' || solved === null) return;
  ratios[tree.splitter] = solved.ratio;
  writeRatios(tree.left, solved.left, ratios);
  writeRatios(tree.right, solved.right, ratios);
}
