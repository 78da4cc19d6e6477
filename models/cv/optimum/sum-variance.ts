import { transmissionOf } from '../network/channel-response';
import { lockNoise } from '../network/lock-noise';
import type { Scheme } from '../network/scheme';
import type { SourceLight } from '../network/source-light';

/**
 * Variance of sum g_j y_j for sources on orthogonal waves: loss + squeezed noise + lock jitter + what of the
 * read-out no source reaches. Infinite where a weight is not finite.
 */
export function sumVariance(
  { channels, openEnds }: Scheme,
  waves: readonly Float64Array[],
  lights: readonly SourceLight[],
  readout: readonly number[],
): number {
  // What is left of the read-out, by end, once the part along each wave is taken out.
  const rest = new Float64Array(channels.length + openEnds);
  let variance = 0;
  for (let j = 0; j < channels.length; j++) {
    const g = readout[j]!;
    if (!Number.isFinite(g)) return Infinity;
    const transmission = transmissionOf(channels[j]!);
    variance += g * g * (1 - transmission);
    rest[j] = g * Math.sqrt(transmission);
  }
  waves.forEach((wave, k) => {
    // The waves are orthogonal, so that what was taken out before does not count here.
    let along = 0;
    for (let end = 0; end < rest.length; end++) along += rest[end]! * wave[end]!;
    for (let end = 0; end < rest.length; end++) rest[end]! -= along * wave[end]!;
    variance += lights[k]!.squeezed * along * along;
    for (let j = 0; j < channels.length; j++) {
      if (channels[j]!.lockJitter === 0) continue;
      variance += readout[j]! ** 2 * lockNoise(channels[j]!, lights[k]!) * wave[j]! ** 2;
    }
  });
  for (const part of rest) variance += part * part;
  return variance;
}
