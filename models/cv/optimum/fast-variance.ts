import { readoutWeight, responsesOf } from '../network/channel-response';
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
  const responses = responsesOf(scheme, point, (j) => launchedPower(waves, point, j));
  if (scheme.regime === 'common') return 1 / commonReadout(scheme, waves, lights, responses).information;
  const variance = scheme.importances.reduce((sum, importance, r) => {
    const readout = scheme.channels.map(({ weights }, j) => readoutWeight(weights[r]!, responses[j]!));
    return sum + importance * sumVariance(scheme, waves, lights, readout);
  }, 0);
  if (!scheme.force) return variance;
  const taken = scheme.force.places === 'local' ? referenceGain(scheme, waves, lights) : 0;
  return variance + forceFloor(scheme, waves, lights) - taken;
}

export function launchedPower(waves: readonly Float64Array[], point: OperatingPoint, channel: number): number {
  return waves.reduce((sum, wave, k) => sum + point.launched[k]! * wave[channel]! ** 2, 0);
}
