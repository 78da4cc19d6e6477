import { createRandomSequence } from '../../optimizer/numbers/random-sequence';
import type { SmoothProblem } from '../../optimizer/solvers/smooth-problem';

/**
 * A chain of sensors behind one squeezer, as plain formulas. Splitter k taps the fraction R_k of what is left,
 * the last sensor gets the rest: p_k = R_k prod_(j<k) (1 - R_j). With weights c_j, efficiencies eta_j before the
 * sensors and V = 1 / (sqrt(N) + sqrt(N + 1))^2 for N photons,
 *   separate carrier  variance = |c|^2 - (1 - V) (sum c_j sqrt(eta_j p_j))^2,
 *   shared carrier    variance = sum c_j^2 / (eta_j p_j) - (1 - V) (sum c_j)^2 at a carrier power of 1,
 * over x = (R_1, ..., R_(M-1), N).
 */
export interface NetworkData {
  readonly regime: 'separate' | 'shared';
  /** c_j > 0. */
  readonly weights: readonly number[];
  /** eta_j. */
  readonly efficiencies: readonly number[];
  /** Most photons in the squeezed mode. */
  readonly photons: number;
}

/** Ratios of peers stay this far from 0 and 1, where a sensor gets no light and its noise is infinite. */
export const LEAST_RATIO = 1e-6;

export function networkData(regime: NetworkData['regime'], sensors: number, seed: number): NetworkData {
  const random = createRandomSequence(seed, 8);
  return {
    regime,
    weights: Array.from({ length: sensors }, () => (0.5 + random.uniform()) / sensors),
    efficiencies: Array.from({ length: sensors }, () => 0.5 + 0.5 * random.uniform()),
    photons: 10,
  };
}

/** A start with uneven splits: each ratio up to half as large or half as large again as for equal shares. */
export function networkStart({ weights, photons }: NetworkData, seed: number): number[] {
  const random = createRandomSequence(seed, 9);
  const sensors = weights.length;
  const ratios = Array.from({ length: sensors - 1 }, (_, k) => Math.min(0.9, (0.5 + random.uniform()) / (sensors - k)));
  return [...ratios, 0.5 * photons];
}

/** ln variance and its slopes. */
export function asSmooth({ regime, weights, efficiencies, photons }: NetworkData, start: Float64Array): SmoothProblem {
  const last = weights.length - 1;
  const shares = new Float64Array(weights.length);
  const slopes = new Float64Array(weights.length);
  return {
    lower: new Float64Array(last + 1).fill(LEAST_RATIO),
    upper: new Float64Array(last + 1).fill(1 - LEAST_RATIO).fill(photons, last),
    simplices: [],
    start,
    evaluate(x, gradient) {
      let left = 1;
      for (let k = 0; k < last; k++) {
        shares[k] = left * x[k]!;
        left *= 1 - x[k]!;
      }
      shares[last] = left;
      const squeezed = 1 / (Math.sqrt(x[last]!) + Math.sqrt(x[last]! + 1)) ** 2;
      const { fixed, along } = regime === 'separate' ? separate(squeezed) : shared();
      const variance = fixed - (1 - squeezed) * along * along;
      if (gradient !== null) {
        // Light that passes splitter k feeds all that follow it.
        let behind = slopes[last]! * shares[last]!;
        for (let k = last - 1; k >= 0; k--) {
          const own = slopes[k]! * shares[k]!;
          gradient[k] = (own / x[k]! - behind / (1 - x[k]!)) / variance;
          behind += own;
        }
        gradient[last] = (-along * along * squeezed) / Math.sqrt(x[last]! * (x[last]! + 1)) / variance;
      }
      return Math.log(variance);
    },
  };

  /** The part without correlations and the overlap with the squeezed mode; `slopes` by the shares on the way. */
  function separate(squeezed: number): { fixed: number; along: number } {
    let fixed = 0;
    let along = 0;
    for (let j = 0; j <= last; j++) {
      fixed += weights[j]! ** 2;
      along += weights[j]! * Math.sqrt(efficiencies[j]! * shares[j]!);
    }
    for (let j = 0; j <= last; j++)
      slopes[j] = -(1 - squeezed) * along * weights[j]! * Math.sqrt(efficiencies[j]! / shares[j]!);
    return { fixed, along };
  }

  function shared(): { fixed: number; along: number } {
    let fixed = 0;
    let along = 0;
    for (let j = 0; j <= last; j++) {
      const noise = weights[j]! ** 2 / (efficiencies[j]! * shares[j]!);
      slopes[j] = -noise / shares[j]!;
      fixed += noise;
      along += weights[j]!;
    }
    return { fixed, along };
  }
}
