import { decibel } from './display';
import type { Channel, Scheme } from '../network/scheme';
import { solveScheme } from '../optimum/solve-scheme';

/** Sensors behind one shared carrier whose c / k has the rarer sign, and what the mixture costs. */
export interface MixedSigns {
  readonly few: readonly Channel[];
  /** Best variance with the signs as they are over that with all signs equal, dB. */
  readonly lostDecibel: number;
}

/** One entry for each source of a shared carrier behind which signs of c / k differ; only for a single target sum. */
export function mixedSigns(scheme: Scheme): readonly MixedSigns[] {
  if (scheme.regime !== 'shared' || scheme.importances.length > 1) return [];
  return scheme.sources.flatMap((source) => {
    const own = source.channels.map((j) => scheme.channels[j]!).filter(isWeightedChannel);
    const isNegative = ({ weights, response }: Channel): boolean => weights[0]! * response < 0;
    const negative = own.filter(isNegative);
    const positive = own.filter((channel) => !isNegative(channel));
    if (negative.length === 0 || positive.length === 0) return [];
    const few = negative.length <= positive.length ? negative : positive;
    return [{ few, lostDecibel: decibel(solveScheme(scheme).bound / solveScheme(withFlipped(scheme, few)).bound) }];
  });
}

/** Whether the sensor takes part in any target sum. */
export function isWeightedChannel({ weights, force }: Channel): boolean {
  return (force?.targets ?? weights).some((weight) => weight !== 0);
}

function withFlipped(scheme: Scheme, flipped: readonly Channel[]): Scheme {
  const channels = scheme.channels.map((channel) =>
    flipped.includes(channel) ? { ...channel, response: -channel.response } : channel,
  );
  return { ...scheme, channels };
}
