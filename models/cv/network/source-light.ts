import type { SchemeSource } from './scheme';
import { jitteredVariance, lossy, optimalJitterSqueezing, pureVariance } from '../equations/sources';

/** Variances of a source as the network sees them: angle jitter and the loss before a mesh included. */
export interface SourceLight {
  /** V of the quadrature that is read. */
  readonly squeezed: number;
  readonly antisqueezed: number;
}

/** The light of a source; `photons` counts for pure sources only. */
export function sourceLight(source: SchemeSource, photons: number): SourceLight {
  const squeezed = source.pure ? pureVariance(photons) : source.squeezed;
  const antisqueezed = source.pure ? 1 / squeezed : source.antisqueezed;
  const read = jitteredVariance(squeezed, antisqueezed, source.jitter);
  return {
    squeezed: lossy(read, source.launch),
    // Jitter mixes the two quadratures and keeps their sum.
    antisqueezed: lossy(squeezed + antisqueezed - read, source.launch),
  };
}

/** dV/dN of a pure source with jitter; minus infinity at N = 0. From dV_s/dN = -V_s / sqrt(N (N + 1)). */
export function lightSlope(source: SchemeSource, photons: number): number {
  const squeezed = pureVariance(photons);
  const leak = -0.5 * Math.expm1(-2 * source.jitter ** 2);
  const change = (leak / squeezed - (1 - leak) * squeezed) / (Math.sqrt(photons) * Math.sqrt(photons + 1));
  return source.launch * change;
}

/** Photons beyond which more squeezing only feeds the jitter; infinite without jitter. */
export function mostUsefulPhotons(source: SchemeSource): number {
  return source.jitter > 0 ? optimalJitterSqueezing(source.jitter).photons : Infinity;
}
