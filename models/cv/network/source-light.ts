import { mostPhotonsOf } from './oscillator';
import type { SchemeSource } from './scheme';
import { jitteredVariance, lossy, optimalJitterSqueezing, pureVariance } from '../equations/sources';

/** Variances of a source as the network sees them: angle jitter and the loss before a mesh included. */
export interface SourceLight {
  /** V of the quadrature that is read. */
  readonly squeezed: number;
  readonly antisqueezed: number;
}

/** Variances at the output of a source, jitter left out; `photons` counts for free sources only. */
export function emittedLight(source: SchemeSource, photons: number): SourceLight {
  const { free, squeezed, antisqueezed } = source;
  if (!free) return { squeezed, antisqueezed };
  // An oscillator emits a pure state of n = N / eps photons that has lost 1 - eps of its light (see opo.ts).
  const escape = escapeOf(source);
  const pure = pureVariance(photons / escape);
  return { squeezed: lossy(pure, escape), antisqueezed: lossy(1 / pure, escape) };
}

/** The light of a source; `photons` counts for free sources only. */
export function sourceLight(source: SchemeSource, photons: number): SourceLight {
  const { squeezed, antisqueezed } = emittedLight(source, photons);
  const read = jitteredVariance(squeezed, antisqueezed, source.jitter);
  return {
    squeezed: lossy(read, source.launch),
    // Jitter mixes the two quadratures and keeps their sum.
    antisqueezed: lossy(squeezed + antisqueezed - read, source.launch),
  };
}

/**
 * dV/dN of a free source with jitter; minus infinity at N = 0. From dV_s/dN = -V_s / sqrt(N (N + 1)) of
 * a pure state; the loss of an oscillator cancels, as it scales V and N alike.
 */
export function lightSlope(source: SchemeSource, photons: number): number {
  const pure = photons / escapeOf(source);
  const squeezed = pureVariance(pure);
  const leak = -0.5 * Math.expm1(-2 * source.jitter ** 2);
  const change = (leak / squeezed - (1 - leak) * squeezed) / (Math.sqrt(pure) * Math.sqrt(pure + 1));
  return source.launch * change;
}

/** Photons beyond which more squeezing only feeds the jitter, or the pump has no more; else infinite. */
export function mostUsefulPhotons(source: SchemeSource): number {
  const { jitter, oscillator } = source;
  const best = jitter > 0 ? escapeOf(source) * optimalJitterSqueezing(jitter).photons : Infinity;
  return oscillator ? Math.min(best, mostPhotonsOf(oscillator)) : best;
}

function escapeOf({ oscillator }: SchemeSource): number {
  return oscillator?.escape ?? 1;
}
