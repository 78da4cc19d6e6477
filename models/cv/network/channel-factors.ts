import { readResponse, transmissionOf } from './channel-response';
import type { OperatingPoint } from './operating-point';
import type { Channel, Scheme } from './scheme';

/** What the formulas need of each channel again and again, by channel. */
export interface ChannelFactors {
  /** tau_j: power efficiency from source to record, lock jitter included. */
  readonly transmissions: Float64Array;
  /** Their roots. */
  readonly amplitudes: Float64Array;
  /** Shift of the record per unit signal and unit carrier amplitude. */
  readonly responses: Float64Array;
  /** Weights of the channels in each target sum. */
  readonly weights: readonly Float64Array[];
  /** The channels whose lock jitters. */
  readonly jittery: readonly number[];
}

/** Channels never change, so their factors are worked out once and serve every evaluation. */
const known = new WeakMap<readonly Channel[], ChannelFactors>();

export function channelFactors(channels: readonly Channel[]): ChannelFactors {
  let factors = known.get(channels);
  if (factors === undefined) known.set(channels, (factors = factorsOf(channels)));
  return factors;
}

function factorsOf(channels: readonly Channel[]): ChannelFactors {
  const sums = channels[0]?.weights ?? [];
  const transmissions = columnOf(channels, transmissionOf);
  return {
    transmissions,
    amplitudes: transmissions.map(Math.sqrt),
    responses: columnOf(channels, readResponse),
    weights: sums.map((_, r) => columnOf(channels, ({ weights }) => weights[r]!)),
    jittery: channels.flatMap(({ lockJitter }, j) => (lockJitter === 0 ? [] : [j])),
  };
}

/** A loop, because making a typed array from a list by its iterator takes far longer. */
function columnOf(channels: readonly Channel[], entry: (channel: Channel) => number): Float64Array {
  const column = new Float64Array(channels.length);
  for (let j = 0; j < column.length; j++) column[j] = entry(channels[j]!);
  return column;
}

/**
 * s_j: shift of each record per unit signal, in units of shot noise. The carrier multiplies it where
 * there is one in the scheme; `power` is the share of launched light that is directed to a channel.
 */
export function responsesOf(
  { channels, regime }: Scheme,
  { carriers }: OperatingPoint,
  power: ArrayLike<number>,
): Float64Array {
  const { responses } = channelFactors(channels);
  switch (regime) {
    case 'separate':
    case 'common':
      return responses;
    case 'individual':
      return scaled(responses, (j) => carriers[j]!);
    case 'shared':
      return scaled(responses, (j) => power[j]! * channels[j]!.before);
  }
}

/** Responses times the square root of a power; a loop, because searches come through here thousands of times. */
function scaled(responses: Float64Array, power: (channel: number) => number): Float64Array {
  const result = new Float64Array(responses.length);
  for (let j = 0; j < result.length; j++) result[j] = responses[j]! * Math.sqrt(power(j));
  return result;
}
