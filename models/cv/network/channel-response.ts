import type { Channel } from './scheme';

/** Mean of cos(theta) under the lock jitter: the factor on signal and correlations of a record. */
export function lockGain({ lockJitter }: Channel): number {
  return lockJitter === 0 ? 1 : Math.exp(-0.5 * lockJitter * lockJitter);
}

/** tau_j: power efficiency from source to record as the correlations see it, lock jitter included. */
export function transmissionOf(channel: Channel): number {
  return channel.before * channel.after * lockGain(channel) ** 2;
}

/** Shift of the record per unit signal and unit carrier amplitude, after all that follows the sensor. */
export function readResponse(channel: Channel): number {
  return channel.response * Math.sqrt(channel.after) * lockGain(channel);
}

/** c / s, exactly 0 where the weight is 0 even if the sensor is dead. */
export function readoutWeight(weight: number, response: number): number {
  return weight === 0 ? 0 : weight / response;
}
