import { transmissionOf } from '../network/channel-response';
import { lockNoise } from '../network/lock-noise';
import type { Scheme } from '../network/scheme';
import type { SourceLight } from '../network/source-light';

export interface CommonReadout {
  /** Fisher information s^T Sigma^-1 s of the common signal; the variance is its inverse. */
  readonly information: number;
  /** Sigma^-1 s by channel: the best read-out weights up to scale. */
  readonly weights: number[];
}

/**
 * Best read-out of a common signal. Records of one source are correlated, those of different sources are
 * not, so Sigma is inverted source by source with Sherman-Morrison; its denominator 1 - (1 - V)|u|^2 is
 * summed from parts that do not cancel.
 */
export function commonReadout(
  scheme: Scheme,
  waves: readonly ArrayLike<number>[],
  lights: readonly SourceLight[],
  responses: ArrayLike<number>,
): CommonReadout {
  const weights = scheme.channels.map(() => 0);
  let information = 0;
  scheme.sources.forEach(({ channels }, k) => {
    const light = lights[k]!;
    const wave = waves[k]!;
    let along = 0;
    let seen = 0;
    let missed = 0;
    const parts = channels.map((j) => {
      const channel = scheme.channels[j]!;
      const own = 1 + lockNoise(channel, light) * wave[j]! ** 2;
      const tau = transmissionOf(channel);
      const amplitude = Math.sqrt(tau) * wave[j]!;
      along += (responses[j]! * amplitude) / own;
      seen += amplitude ** 2 / own;
      missed += wave[j]! ** 2 * (1 - tau / own);
      return { j, own, amplitude };
    });
    for (let end = scheme.channels.length; end < wave.length; end++) missed += wave[end]! ** 2;
    const noise = missed + light.squeezed * seen;
    const common = noise > 0 ? ((1 - light.squeezed) * along) / noise : 0;
    for (const { j, own, amplitude } of parts) {
      weights[j] = (responses[j]! + common * amplitude) / own;
      information += responses[j]! * weights[j]!;
    }
  });
  return { information, weights };
}
