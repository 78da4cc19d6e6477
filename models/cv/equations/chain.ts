import type { Vector } from '../../../optimizer/vector';

/**
 * A chain of M - 1 splitters: splitter k taps the fraction R_k of what reaches it for sensor k, the
 * last through port feeds sensor M.
 */

/**
 * Tapped fractions R_k = p_k / sum over i >= k of p_i for the shares p. 0 where nothing is left to
 * tap, so trailing zeros give a last R = 1 on the last sensor with light and 0 after it.
 */
export function chainRatios(powers: Vector): number[] {
  // Sums from the back: 1 minus what was tapped would leave rounding where nothing remains.
  const ratios = Array.from({ length: Math.max(0, powers.length - 1) }, () => 0);
  let remaining = powers.length > 0 ? powers[powers.length - 1]! : 0;
  for (let k = ratios.length - 1; k >= 0; k--) {
    remaining += powers[k]!;
    ratios[k] = remaining > 0 ? powers[k]! / remaining : 0;
  }
  return ratios;
}

/** Shares p of the M sensors that M - 1 tapped fractions produce; they add up to 1. */
export function chainPowers(ratios: Vector): number[] {
  let remaining = 1;
  const powers = Array.from(ratios, (ratio) => {
    const tapped = remaining * ratio;
    remaining *= 1 - ratio;
    return tapped;
  });
  return [...powers, remaining];
}

/**
 * Efficiency of each path: sensor j (from 0) lies behind min(j + 1, M - 1) splitters.
 *
 * @param splitter transmission of one splitter, 0..1
 * @param others product of all other efficiencies on the path of each sensor
 */
export function chainTransmissions(splitter: number, others: Vector): number[] {
  return Array.from(others, (other, j) => other * splitter ** Math.min(j + 1, others.length - 1));
}
