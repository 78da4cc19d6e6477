import type { OperatingPoint } from './operating-point';
import type { Channel, Scheme } from './scheme';

/** Mean of cos(theta) under the lock jitter: the factor on signal and correlations of a record. */
export function lockGain({ lockJitter }: Channel): number {
  return Math.exp(-0.5 * lockJitter * lockJitter);
}

/** tau_j: power efficiency from source to record as the correlations see it, lock jitter included. */
export function transmissionOf(channel: Channel): number {
  return channel.before * channel.after * lockGain(channel) ** 2;
}

/** Shift of the record per unit signal and unit carrier amplitude, after all that follows the sensor. */
export function readResponse(channel: Channel): number {
  return channel.response * Math.sqrt(channel.after) * lockGain(channel);
}

/**
 * s_j: shift of each record per unit signal, in units of shot noise. The carrier multiplies it where
 * there is one in the scheme; `power` is the share of launched light that is directed to a channel.
 */
export function responsesOf(scheme: Scheme, point: OperatingPoint, power: (channel: number) => number): number[] {
  return scheme.channels.map((channel, j) => {
    const response = readResponse(channel);
    switch (scheme.regime) {
      case 'separate':
      case 'common':
        return response;
      case 'individual':
        return response * Math.sqrt(point.carriers[j]!);
      case 'shared':
        return response * Math.sqrt(power(j) * channel.before);
    }
  });
}

/** c / s, exactly 0 where the weight is 0 even if the sensor is dead. */
export function readoutWeight(weight: number, response: number): number {
  return weight === 0 ? 0 : weight / response;
}
