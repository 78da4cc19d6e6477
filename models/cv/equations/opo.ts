import { jitteredVariance, lossy } from './sources';

/** Highest pump amplitude x = sqrt(P / P_th) that is offered: above it the linear theory of the OPO fails. */
export const MAX_PUMP = 0.999;

export interface OpoSpectrum {
  readonly squeezed: number;
  readonly antisqueezed: number;
  readonly photons: number;
}

/**
 * Output variances of an optical parametric oscillator below threshold:
 * V = 1 -+ 4 x eps / ((1 +- x)^2 + f^2).
 *
 * @param pump x = sqrt(P / P_th), 0 <= x < 1
 * @param escape escape efficiency eps, 0..1
 * @param detuning f, analysis frequency over the half linewidth of the cavity
 */
export function opoSpectrum(pump: number, escape: number, detuning: number): OpoSpectrum {
  const above = (1 + pump) ** 2 + detuning ** 2;
  const below = (1 - pump) ** 2 + detuning ** 2;
  return {
    // 1 - 4 x eps / above over a common denominator: strong squeezing would cancel otherwise.
    squeezed: (below + 4 * pump * (1 - escape)) / above,
    antisqueezed: 1 + (4 * pump * escape) / below,
    // (V_s + V_a - 2) / 4, exactly 0 without pump.
    photons: (4 * escape * pump * pump) / (above * below),
  };
}

/**
 * The pump x at which an oscillator emits N photons; Infinity where even x^2 = 1 + f^2 does not reach them.
 *
 * With u = 4 x / ((1 + x)^2 + f^2) the spectrum is V_s = 1 - eps u, V_a = 1 + eps u / (1 - u): a pure
 * state of variance 1 - u and n = N / eps photons behind the loss eps. u = 1 - V(n) is a quadratic in x.
 */
export function pumpForPhotons(photons: number, escape: number, detuning: number): number {
  if (photons === 0) return 0;
  const inverse = escape / photons;
  const discriminant = inverse - detuning * detuning;
  if (discriminant < 0) return Infinity;
  return (1 + detuning * detuning) / (Math.sqrt(1 + inverse) + Math.sqrt(discriminant));
}

export interface PumpOptimum {
  readonly pump: number;
  /** Variance after jitter and loss. */
  readonly variance: number;
}

/**
 * Pump that gives the lowest variance under angle jitter `sigma` (rms), then efficiency `efficiency`.
 *
 * With V = a V_s + b V_a, b/a = tanh(sigma^2), both derivatives carry the factor 1 + f^2 - x^2, so
 * the minimum is where (1-x)^2 + f^2 = rho ((1+x)^2 + f^2), rho = sqrt(b/a): a quadratic in x. Escape
 * efficiency and loss drop out. Without a root below threshold the variance falls up to MAX_PUMP.
 */
export function optimalPump(escape: number, detuning: number, efficiency: number, sigma: number): PumpOptimum {
  const rho = Math.sqrt(Math.tanh(sigma * sigma));
  const width = 1 + detuning * detuning;
  const discriminant = (1 + rho) ** 2 - (1 - rho) ** 2 * width;
  const root = discriminant < 0 ? MAX_PUMP : ((1 - rho) * width) / (1 + rho + Math.sqrt(discriminant));
  const pump = Math.min(root, MAX_PUMP);
  const { squeezed, antisqueezed } = opoSpectrum(pump, escape, detuning);
  return { pump, variance: lossy(jitteredVariance(squeezed, antisqueezed, sigma), efficiency) };
}
