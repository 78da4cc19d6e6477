/**
 * What the GHZ states of a cascade say: parity fringes, the digits of the phase they carry, and the phase put
 * together again. Phases are in rad; Phi_LO = delta_COM T is the phase of the mean laser.
 */

const TWO_PI = 2 * Math.PI;

/**
 * Probability that the product of all x-basis results is +1, (A6): [1 + C cos(chi + m Phi_LO)] / 2.
 * @param fringePhase chi + m Phi_LO. The text of (A1) pairs chi = 0 with chi = pi/2, which reads -sin; here the
 *   second quadrature has chi = -pi/2 and reads +sin.
 */
export function parityProbability(fringePhase: number, contrast = 1): number {
  return (1 + contrast * Math.cos(fringePhase)) / 2;
}

export interface PhaseDigits {
  /** Y_1, 0..K-1, which of the K fringes of level 1. */
  readonly first: number;
  /** Z_2..Z_M, 0..D-1. */
  readonly further: readonly number[];
  /** What is left below the last digit, 0..1; phi_M / 2 pi. */
  readonly rest: number;
}

/**
 * Digits of (Phi + pi) / 2 pi, first in base K, then M - 1 in base D. (A9) and (A10) as printed take the phases
 * from -pi and give half-integers for even K or D; from 0 they give these digits.
 * @param phase in [-pi, pi)
 */
export function phaseDigits(phase: number, nodes: number, levels: number, base: number): PhaseDigits {
  let rest = (phase + Math.PI) / TWO_PI;
  const next = (radix: number): number => {
    // A phase within rounding of pi would otherwise give the digit `radix`.
    const digit = Math.min(radix - 1, Math.max(0, Math.floor(rest * radix)));
    rest = rest * radix - digit;
    return digit;
  };
  const first = next(nodes);
  const further: number[] = [];
  for (let level = 2; level <= levels; level++) further.push(next(base));
  return { first, further, rest };
}

/**
 * Phi_LO from the wrapped estimates of all levels: each level moves the estimate so far to the nearest phase
 * that fits its own reading. Not wrapped; a level whose predecessor is off by more than half its fringe period
 * jumps by a whole one.
 * @param coarse estimate of Phi_LO from level 0
 * @param readings wrapped estimates of m_i Phi_LO, i = 1..M
 * @param sizes m_1..m_M
 */
export function unwrapCascade(coarse: number, readings: readonly number[], sizes: readonly number[]): number {
  let phase = coarse;
  sizes.forEach((size, i) => {
    const reading = readings[i]!;
    phase = (reading + TWO_PI * Math.floor((size * phase - reading) / TWO_PI + 0.5)) / size;
  });
  return phase;
}
