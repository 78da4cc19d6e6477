import type { RayleighProblem } from '../../optimizer/solvers/rayleigh-quotient';
import type { SmoothProblem } from '../../optimizer/solvers/smooth-problem';
import { createRandomSequence } from '../../optimizer/numbers/random-sequence';

/**
 * P1: how to split squeezed light over M sensors with unequal losses under a photon limit. With
 * amplitudes a_i, efficiencies eta_i and s = 1 - exp(-2r),
 *   variance = 1/4 / (sum a_i^2 eta_i + s (b.w)^2 / (w.D w)), b = eta a, D = diag(1 - s eta).
 * More photons never hurt, so r is the largest allowed and a generalised Rayleigh quotient is left.
 */
export interface SplittingProblem {
  readonly amplitudes: Float64Array;
  readonly efficiencies: Float64Array;
  /** Most photons in the squeezed mode. */
  readonly photons: number;
}

export function splittingProblem(sensors: number, seed: number): SplittingProblem {
  const random = createRandomSequence(seed, sensors);
  return {
    amplitudes: Float64Array.from({ length: sensors }, () => 0.2 + random.uniform()),
    efficiencies: Float64Array.from({ length: sensors }, () => 0.3 + 0.65 * random.uniform()),
    photons: 10,
  };
}

/** 1 - exp(-2r) for sinh^2 r photons, without the difference of nearly equal numbers. */
export function squeezingShare(photons: number): number {
  const root = Math.sqrt(photons) + Math.sqrt(photons + 1);
  return 1 - 1 / (root * root);
}

/** The quotient whose largest value gives the least variance. */
export function asRayleigh({ amplitudes, efficiencies, photons }: SplittingProblem): RayleighProblem {
  const s = squeezingShare(photons);
  return {
    numerator: amplitudes.map((a, i) => a * efficiencies[i]!),
    diagonal: efficiencies.map((eta) => 1 - s * eta),
  };
}

/** Variance for a value of the quotient; falls with it. */
export function splittingVariance({ amplitudes, efficiencies, photons }: SplittingProblem, quotient: number): number {
  let information = squeezingShare(photons) * quotient;
  for (let i = 0; i < amplitudes.length; i++) information += amplitudes[i]! ** 2 * efficiencies[i]!;
  return 0.25 / information;
}

/** ln variance over amplitudes w >= 0 and photons, as a general solver sees it. x = (w, photons). */
export function asSmooth(problem: SplittingProblem, start: Float64Array): SmoothProblem {
  const { amplitudes, efficiencies, photons } = problem;
  const n = amplitudes.length;
  const shot = amplitudes.reduce((sum, a, i) => sum + a * a * efficiencies[i]!, 0);
  return {
    lower: new Float64Array(n + 1).fill(1e-3),
    upper: new Float64Array(n + 1).fill(1).fill(photons, n),
    simplices: [],
    start,
    evaluate(x, gradient) {
      const s = squeezingShare(x[n]!);
      let overlap = 0;
      let noise = 0;
      let lost = 0;
      for (let i = 0; i < n; i++) {
        const eta = efficiencies[i]!;
        overlap += amplitudes[i]! * eta * x[i]!;
        noise += (1 - s * eta) * x[i]! * x[i]!;
        lost += eta * x[i]! * x[i]!;
      }
      const quotient = (overlap * overlap) / noise;
      const information = shot + s * quotient;
      if (gradient !== null) {
        const factor = -s / information;
        for (let i = 0; i < n; i++) {
          const eta = efficiencies[i]!;
          gradient[i] =
            factor * ((2 * overlap * amplitudes[i]! * eta) / noise - (2 * quotient * (1 - s * eta) * x[i]!) / noise);
        }
        const slope = (1 - s) / Math.sqrt(x[n]! * (x[n]! + 1));
        gradient[n] = (-(quotient + (s * quotient * lost) / noise) * slope) / information;
      }
      return -Math.log(4 * information);
    },
  };
}
