import type { Vector } from '../../../optimizer/vector';

/**
 * The response of a sensor changes sign at its resonance, so between resonances light that is shared
 * with equal signs is squeezed in the wrong combination of the records. A half-wave phase on the
 * squeezed light of the sensors on one side cures it.
 */

/** sign(c_j (Omega_j - omega)), with +1 on the resonance itself; 0 for a sensor without weight. */
export function signPatternAt(resonances: Vector, weights: Vector, frequency: number): number[] {
  return Array.from(resonances, (resonance, j) => Math.sign(weights[j]!) * (resonance >= frequency ? 1 : -1));
}

/**
 * All patterns that occur over frequency, from below all resonances upwards: one for each gap, at most
 * M + 1 of the 2^M. The last is minus the first, which is the same state of light; it is left out.
 */
export function signPatterns(resonances: Vector, weights: Vector): number[][] {
  const edges = [...new Set(Array.from(resonances))].sort((a, b) => a - b);
  return edges.map((edge) => signPatternAt(resonances, weights, edge));
}
