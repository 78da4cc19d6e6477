import { channelFactors } from '../network/channel-factors';
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
  readout: ArrayLike<number>,
): number {
  const { transmissions, amplitudes, jittery } = channelFactors(channels);
  // What is left of the read-out, by end, once the part along each wave is taken out.
  const rest = new Float64Array(channels.length + openEnds);
  let variance = 0;
  for (let j = 0; j < channels.length; j++) {
    const g = readout[j]!;
    if (!Number.isFinite(g)) return Infinity;
    variance += g * g * (1 - transmissions[j]!);
    rest[j] = g * amplitudes[j]!;
  }
  for (let k = 0; k < waves.length; k++) {
    const wave = waves[k]!;
    // The waves are orthogonal, so that what was taken out before does not count here.
    let along = 0;
    for (let end = 0; end < rest.length; end++) along += rest[end]! * wave[end]!;
    for (let end = 0; end < rest.length; end++) rest[end]! -= along * wave[end]!;
    variance += lights[k]!.squeezed * along * along;
    for (const j of jittery) {
      variance += readout[j]! ** 2 * lockNoise(channels[j]!, lights[k]!) * wave[j]! ** 2;
    }
  }
  for (let end = 0; end < rest.length; end++) variance += rest[end]! * rest[end]!;
  return variance;
}
