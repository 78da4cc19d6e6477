import { likelihoodMaxima } from './likelihood-maxima';

/** How a phase is read off the two counts: where the likelihood is largest, or as the angle of the two means. */
export type PhaseEstimator = 'maximum-likelihood' | 'mean-angle';

/**
 * All records of one level of n copies, in the order of the phase they are read as. A record with several equally
 * good phases appears once for each, with an equal share of its probability.
 */
export interface BinomialOutcomes {
  readonly copies: number;
  /** Phases in (-pi, pi], rising. */
  readonly angles: Float64Array;
  /** Writes the probabilities of the entries at a true phase into `out`, of the length of `angles`. */
  probabilities(phase: number, out: Float64Array): void;
}

/** Records grow as n^2 / 4; beyond this the enumeration is not worth its time. */
export const MOST_COPIES = 512;
const KEPT = 256;
const known = new Map<string, BinomialOutcomes>();

/**
 * @param copies whole, 1..MOST_COPIES; ceil(n/2) read (1 + C cos)/2, floor(n/2) read (1 + C sin)/2
 * @param contrast in (0, 1]
 */
export function binomialOutcomes(copies: number, contrast: number, estimator: PhaseEstimator): BinomialOutcomes {
  const key = `${copies} ${contrast} ${estimator}`;
  const found = known.get(key);
  if (found) return found;
  // Searches over the Ramsey time ask for many contrasts; the oldest are not asked for again.
  if (known.size >= KEPT) known.delete(known.keys().next().value!);
  const outcomes = enumerate(copies, contrast, estimator);
  known.set(key, outcomes);
  return outcomes;
}

function enumerate(copies: number, contrast: number, estimator: PhaseEstimator): BinomialOutcomes {
  const nx = Math.ceil(copies / 2);
  const ny = copies - nx;
  const entries: { angle: number; kx: number; ky: number; share: number }[] = [];
  for (let kx = 0; kx <= nx; kx++)
    for (let ky = 0; ky <= ny; ky++) {
      const phases =
        estimator === 'mean-angle' ? meanAngle(kx, nx, ky, ny) : likelihoodMaxima(kx, nx, ky, ny, contrast);
      for (const angle of phases) entries.push({ angle, kx, ky, share: 1 / phases.length });
    }
  entries.sort((a, b) => a.angle - b.angle);
  const cosines = new Float64Array(nx + 1);
  const sines = new Float64Array(ny + 1);
  const [ofX, ofY] = [binomialCoefficients(nx), binomialCoefficients(ny)];
  const atX = Int32Array.from(entries, ({ kx }) => kx);
  const atY = Int32Array.from(entries, ({ ky }) => ky);
  const shares = Float64Array.from(entries, ({ share }) => share);
  return {
    copies,
    angles: Float64Array.from(entries, ({ angle }) => angle),
    probabilities(phase, out) {
      binomialProbabilities(ofX, (1 + contrast * Math.cos(phase)) / 2, cosines);
      binomialProbabilities(ofY, (1 + contrast * Math.sin(phase)) / 2, sines);
      for (let k = 0; k < out.length; k++) out[k] = shares[k]! * cosines[atX[k]!]! * sines[atY[k]!]!;
    },
  };
}

/** atan2 of the two means; (0, 0) reads as 0, which over all phases is as good as 0 or pi with equal shares. */
function meanAngle(kx: number, nx: number, ky: number, ny: number): number[] {
  const [x, y] = [2 * kx - nx, 2 * ky - ny];
  return x === 0 && y === 0 ? [0, Math.PI] : [Math.atan2(ny === 0 ? 0 : y / ny, x / nx)];
}

function binomialCoefficients(n: number): Float64Array {
  const list = new Float64Array(n + 1).fill(1);
  for (let k = 1; k <= n; k++) list[k] = (list[k - 1]! * (n - k + 1)) / k;
  return list;
}

/** Probabilities of 0..n successes, written into `out` of length n + 1. */
function binomialProbabilities(coefficients: Float64Array, success: number, out: Float64Array): void {
  const n = out.length - 1;
  let power = 1;
  for (let k = 0; k <= n; k++) {
    out[k] = coefficients[k]! * power;
    power *= success;
  }
  power = 1;
  for (let k = n; k >= 0; k--) {
    out[k]! *= power;
    power *= 1 - success;
  }
}
