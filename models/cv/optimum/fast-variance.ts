import { readoutWeight, responsesOf, transmissionOf } from '../network/channel-response';
import { commonReadout } from './common-readout';
import { lockNoise } from '../network/lock-noise';
import type { OperatingPoint } from '../network/operating-point';
import type { Scheme } from '../network/scheme';
import type { SourceLight } from '../network/source-light';
import { sourceLight } from '../network/source-light';
import { wavesOf } from '../network/waves';

/**
 * Importance-weighted variance of the target sums (of the common signal in that regime) by rank-one
 * formulas, with static phases compensated. Infinite where a weighted sensor has no response.
 *
 * The terms are loss + mismatch + squeezed noise + lock jitter, none of them negative, because the
 * difference |g|^2 - (1 - V)(g . u)^2 loses its digits for strong squeezing.
 */
export function fastVariance(scheme: Scheme, point: OperatingPoint, signs: ArrayLike<number>): number {
  const waves = wavesOf(scheme, point, signs);
  const lights = scheme.sources.map((source, k) => sourceLight(source, point.photons[k]!));
  const responses = responsesOf(scheme, point, (j) => launchedPower(waves, point, j));
  if (scheme.regime === 'common') return 1 / commonReadout(scheme, waves, lights, responses).information;
  return scheme.importances.reduce((sum, importance, r) => {
    const readout = scheme.channels.map(({ weights }, j) => readoutWeight(weights[r]!, responses[j]!));
    return sum + importance * sumVariance(scheme, waves, lights, readout);
  }, 0);
}

export function launchedPower(waves: readonly Float64Array[], point: OperatingPoint, channel: number): number {
  return waves.reduce((sum, wave, k) => sum + point.launched[k]! * wave[channel]! ** 2, 0);
}

/** Variance of sum g_j y_j; sources on orthogonal waves. */
function sumVariance(
  scheme: Scheme,
  waves: readonly Float64Array[],
  lights: readonly SourceLight[],
  readout: number[],
): number {
  const received = readout.map((g, j) => g * Math.sqrt(transmissionOf(scheme.channels[j]!)));
  if (!received.every(Number.isFinite) || !readout.every(Number.isFinite)) return Infinity;
  let variance = 0;
  readout.forEach((g, j) => (variance += g * g * (1 - transmissionOf(scheme.channels[j]!))));
  const rest = Float64Array.from({ length: scheme.channels.length + scheme.openEnds }, (_, end) => received[end] ?? 0);
  waves.forEach((wave, k) => {
    let along = 0;
    received.forEach((h, j) => (along += h * wave[j]!));
    for (let end = 0; end < rest.length; end++) rest[end]! -= along * wave[end]!;
    variance += lights[k]!.squeezed * along * along;
    readout.forEach((g, j) => (variance += g * g * lockNoise(scheme.channels[j]!, lights[k]!) * wave[j]! ** 2));
  });
  for (const h of rest) variance += h * h;
  return variance;
}
