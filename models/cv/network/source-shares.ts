import type { OperatingPoint } from './operating-point';
import type { Scheme } from './scheme';
import { wavesOf } from './waves';

/**
 * Share of the squeezed light that is directed to each channel, losses left out: of its own source in a
 * tree, of all sources together behind a mesh.
 */
export function sourceShares(scheme: Scheme, point: OperatingPoint): number[] {
  const ones = scheme.channels.map(() => 1);
  const waves = wavesOf(scheme, point, ones);
  const sources = scheme.mesh ? scheme.sources.length : 1;
  return scheme.channels.map((_, j) => waves.reduce((sum, wave) => sum + wave[j]! ** 2, 0) / sources);
}
