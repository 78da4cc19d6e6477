import { channelFactors, responsesOf } from '../network/channel-factors';
import { readoutWeight } from '../network/channel-response';
import { commonReadout } from './common-readout';
import { commonForceInformation, forceFloor, referenceGain } from './fast-force-variance';
import type { OperatingPoint } from '../network/operating-point';
import type { Scheme } from '../network/scheme';
import { sourceLight } from '../network/source-light';
import { sumVariance } from './sum-variance';
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
  if (scheme.force && scheme.regime === 'common') return 1 / commonForceInformation(scheme, waves, lights);
  const responses = responsesOf(scheme, point, launchedPowers(scheme, waves, point));
  if (scheme.regime === 'common') return 1 / commonReadout(scheme, waves, lights, responses).information;
  const { weights } = channelFactors(scheme.channels);
  const variance = scheme.importances.reduce((sum, importance, r) => {
    return sum + importance * sumVariance(scheme, waves, lights, readoutsOf(weights[r]!, responses));
  }, 0);
  if (!scheme.force) return variance;
  const taken = scheme.force.places === 'local' ? referenceGain(scheme, waves, lights) : 0;
  return variance + forceFloor(scheme, waves, lights) - taken;
}

/** Carrier power that the splitters direct to each channel; only a shared carrier travels with the light. */
export function launchedPowers(
  { channels, regime }: Scheme,
  waves: readonly Float64Array[],
  { launched }: OperatingPoint,
): Float64Array {
  const powers = new Float64Array(channels.length);
  if (regime !== 'shared') return powers;
  for (let k = 0; k < waves.length; k++) {
    const wave = waves[k]!;
    const power = launched[k]!;
    for (let j = 0; j < powers.length; j++) powers[j]! += power * wave[j]! ** 2;
  }
  return powers;
}

/** c / s of each channel; a loop, because searches come through here thousands of times. */
export function readoutsOf(weights: Float64Array, responses: Float64Array): Float64Array {
  const readouts = new Float64Array(weights.length);
  for (let j = 0; j < readouts.length; j++) readouts[j] = readoutWeight(weights[j]!, responses[j]!);
  return readouts;
}
