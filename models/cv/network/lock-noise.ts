import type { Channel } from './scheme';
import type { SourceLight } from './source-light';

/**
 * Noise that independent lock jitter adds to a record, per unit share of the source's light, above what
 * the loss of correlation explains. With x = sigma^2:
 * eta [(V_a - 1)(1 - e^-2x)/2 - (1 - V)(1 - e^-x)^2/2], never negative for a physical source.
 */
export function lockNoise(channel: Channel, { squeezed, antisqueezed }: SourceLight): number {
  const x = channel.lockJitter ** 2;
  if (x === 0) return 0;
  const spread = -Math.expm1(-2 * x) / 2;
  const blur = Math.expm1(-x) ** 2 / 2;
  return channel.before * channel.after * ((antisqueezed - 1) * spread - (1 - squeezed) * blur);
}
