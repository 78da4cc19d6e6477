/**
 * Squeezed-light sources. Variances are in units of the vacuum variance (vacuum = 1), photon numbers
 * are mean numbers of the mode (per second and hertz for a continuous beam), angles are in rad.
 */

/** A source as it enters the network. `null` in a list of sources stands for vacuum. */
export interface SqueezedSource {
  /** V_s, variance of the squeezed quadrature. */
  readonly squeezed: number;
  /** V_a, variance of the anti-squeezed quadrature; V_s V_a >= 1. */
  readonly antisqueezed: number;
  /** Rotation of the squeezing ellipse; at 0 the squeezed quadrature is Y. */
  readonly phase: number;
}

/** Slack on V_s V_a >= 1 that allows for values typed with few digits of rounding error. */
export const PURITY_TOLERANCE = 1e-9;

/** Whether a pair of variances obeys the uncertainty relation V_s V_a >= 1. */
export function isPhysicalPair(squeezed: number, antisqueezed: number): boolean {
  return squeezed > 0 && antisqueezed > 0 && squeezed * antisqueezed >= 1 - PURITY_TOLERANCE;
}

/**
 * Variance V(N) of the squeezed quadrature of a pure squeezed vacuum with `photons` >= 0:
 * V = (sqrt(N + 1) - sqrt(N))^2, written as a quotient because the difference cancels for large N.
 */
export function pureVariance(photons: number): number {
  return 1 / (Math.sqrt(photons + 1) + Math.sqrt(photons)) ** 2;
}

/** Photons N = (1 - V)^2 / (4 V) of a pure squeezed vacuum of variance V > 0; infinite at V = 0. */
export function purePhotons(variance: number): number {
  return (1 - variance) ** 2 / (4 * variance);
}

/** Photons N = (V_s + V_a - 2) / 4 of a squeezed state of any purity. */
export function impurePhotons(squeezed: number, antisqueezed: number): number {
  return (squeezed + antisqueezed - 2) / 4;
}

/** Anti-squeezed variance V_a = 4 N + 2 - V_s that a source of squeezed variance V_s and N photons has. */
export function antiFromPhotons(squeezed: number, photons: number): number {
  return 4 * photons + 2 - squeezed;
}

/** Variance after a power efficiency eta in 0..1: eta V + 1 - eta. */
export function lossy(variance: number, efficiency: number): number {
  return efficiency * variance + (1 - efficiency);
}

/**
 * Variance seen on average when the squeezing angle jitters with Gaussian rms `sigma`:
 * V = (V_s + V_a)/2 - exp(-2 sigma^2) (V_a - V_s)/2, here as V_s plus what leaks in.
 */
export function jitteredVariance(squeezed: number, antisqueezed: number, sigma: number): number {
  return squeezed - 0.5 * Math.expm1(-2 * sigma * sigma) * (antisqueezed - squeezed);
}

export interface JitterOptimum {
  /** Squeezing parameter r; the source's own variance is exp(-2 r). */
  readonly squeezingParameter: number;
  /** V_s = exp(-2 r) of the source. */
  readonly squeezed: number;
  /** Effective variance after jitter. */
  readonly variance: number;
  /** N = sinh^2 r. */
  readonly photons: number;
}

/**
 * The pure squeezing that is best under angle jitter of rms `sigma`: tanh 2r = exp(-2 sigma^2), which
 * leaves V = sqrt(1 - exp(-4 sigma^2)). Later loss does not move it, as loss is monotone in V.
 * Without jitter the optimum is infinite squeezing.
 */
export function optimalJitterSqueezing(sigma: number): JitterOptimum {
  // 2r = atanh(e) = log1p(2e / (1 - e)) / 2: keeps its digits for e near 0 and near 1.
  const e = Math.exp(-2 * sigma * sigma);
  const r = 0.25 * Math.log1p((2 * e) / -Math.expm1(-2 * sigma * sigma));
  return {
    squeezingParameter: r,
    squeezed: Math.exp(-2 * r),
    variance: Math.sqrt(-Math.expm1(-4 * sigma * sigma)),
    photons: Math.sinh(r) ** 2,
  };
}
