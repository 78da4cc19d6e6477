import { likelihoodMaxima } from './likelihood-maxima';

/** Outcomes of one level: how many copies of each quadrature gave the parity +1. */
export interface PhaseEstimates {
  /** Copies that read (1 + C cos) / 2: ceil(n / 2). */
  readonly cosineCopies: number;
  /** Copies that read (1 + C sin) / 2: floor(n / 2). */
  readonly sineCopies: number;
  /**
   * Maxima of the likelihood in [-pi, pi) for k_x and k_y counts of +1, at index k_x (sineCopies + 1) + k_y;
   * several where the likelihood has equal maxima, which share the outcome in equal parts.
   */
  readonly maxima: readonly (readonly number[])[];
}

const KEPT = 256;
const cache = new Map<string, PhaseEstimates>();

/**
 * Maximum-likelihood phase of every outcome of n copies read in two quadratures, ceil(n/2) with
 * (1 + C cos phi)/2 and floor(n/2) with (1 + C sin phi)/2. Tables are kept, as designs ask for the same few
 * again and again.
 *
 * @param copies n >= 2
 * @param contrast C in (0, 1]
 */
export function phaseEstimates(copies: number, contrast: number): PhaseEstimates {
  const key = `${copies}/${contrast}`;
  const known = cache.get(key);
  if (known) return known;
  if (cache.size >= KEPT) cache.clear();
  const cosineCopies = Math.ceil(copies / 2);
  const sineCopies = copies - cosineCopies;
  const maxima: number[][] = [];
  for (let kx = 0; kx <= cosineCopies; kx++)
    for (let ky = 0; ky <= sineCopies; ky++)
      maxima.push(likelihoodMaxima(kx, cosineCopies, ky, sineCopies, contrast).map(wrapPhase));
  const made = { cosineCopies, sineCopies, maxima };
  cache.set(key, made);
  return made;
}

/** The angle in [-pi, pi) that differs from `angle` by full turns. */
export function wrapPhase(angle: number): number {
  return angle - 2 * Math.PI * Math.floor(angle / (2 * Math.PI) + 0.5);
}
