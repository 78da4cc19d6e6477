import { lockGain } from './channel-response';
import { lockNoise } from './lock-noise';
import type { Channel } from './scheme';
import type { SourceLight } from './source-light';

/** Mean of cos^2 under the lock jitter over the square of the mean of cos: what jitter does to noise that moves with the signal. */
export function lockSpread({ lockJitter }: Channel): number {
  return Math.cosh(lockJitter * lockJitter);
}

/**
 * The noise of one channel, referred to the force on its sensor, that it shares with no other; N^2/Hz.
 *
 * @param wave amplitude with which the light is directed to it
 */
export function ownForceNoise(channel: Channel, light: SourceLight, wave: number): number {
  const { real, imaginary } = channel.force!.perForce;
  const record = 1 + lockNoise(channel, light) * wave * wave;
  const shot = (record * (real * real + imaginary * imaginary)) / (channel.after * lockGain(channel) ** 2);
  return shot + unsharedForce(channel, (light.antisqueezed - 1) * wave * wave);
}

/**
 * Thermal force, back-action of vacuum, and what lock jitter makes of the rest of the back-action.
 *
 * @param excess noise of X above vacuum in the light that is directed to the channel
 */
export function unsharedForce(channel: Channel, excess: number): number {
  const { thermal, push } = channel.force!;
  const spread = lockSpread(channel);
  return spread * thermal + push ** 2 * (spread + (spread - 1) * excess * channel.before);
}

/**
 * Shot noise, thermal force and back-action of vacuum over the shot noise. For one force on all sensors it acts
 * exactly like a further loss behind the sensor.
 */
export function excessOverShotNoise(channel: Channel): number {
  const force = channel.force!;
  const { real, imaginary } = force.perForce;
  const received = channel.after * lockGain(channel) ** 2;
  const floor = lockSpread(channel) * (force.thermal + force.push ** 2);
  return 1 + (floor * received) / (real * real + imaginary * imaginary);
}
