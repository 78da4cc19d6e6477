import { readoutWeight, responsesOf, transmissionOf } from './channel-response';
import type { OperatingPoint } from './operating-point';
import type { Scheme } from './scheme';
import type { SourceLight } from './source-light';
import { sourceLight } from './source-light';
import { wavesOf } from './waves';

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
  const responses = responsesOf(scheme, point, (j) => launchedPower(waves, point, j));
  if (scheme.regime === 'common') return 1 / commonInformation(scheme, waves, lights, responses);
  return scheme.importances.reduce((sum, importance, r) => {
    const readout = scheme.channels.map(({ weights }, j) => readoutWeight(weights[r]!, responses[j]!));
    return sum + importance * sumVariance(scheme, waves, lights, readout);
  }, 0);
}

function launchedPower(waves: readonly Float64Array[], point: OperatingPoint, channel: number): number {
  return waves.reduce((sum, wave, k) => sum + point.launched[k]! * wave[channel]! ** 2, 0);
}

/** Variance of sum g_j y_j; sources on orthogonal waves. */
function sumVariance(
  scheme: Scheme,
  waves: readonly Float64Array[],
  lights: readonly SourceLight[],
  readout: number[],
): number {
  const received = readout.map((g, j) => g * Math.sqrt(transmissionOf(scheme.channels[j]!)));
  if (!received.every(Number.isFinite) || !readout.every(Number.isFinite)) return Infinity;
  let variance = 0;
  readout.forEach((g, j) => (variance += g * g * (1 - transmissionOf(scheme.channels[j]!))));
  const rest = Float64Array.from({ length: scheme.channels.length + scheme.openEnds }, (_, end) => received[end] ?? 0);
  waves.forEach((wave, k) => {
    let along = 0;
    received.forEach((h, j) => (along += h * wave[j]!));
    for (let end = 0; end < rest.length; end++) rest[end]! -= along * wave[end]!;
    variance += lights[k]!.squeezed * along * along;
    readout.forEach((g, j) => (variance += g * g * lockNoise(scheme, j, lights[k]!) * wave[j]! ** 2));
  });
  for (const h of rest) variance += h * h;
  return variance;
}

/**
 * Noise that independent lock jitter adds to a record per unit share of a source: with x = sigma^2,
 * eta [(V_a - 1)(1 - e^-2x)/2 - (1 - V)(1 - e^-x)^2/2].
 */
function lockNoise(scheme: Scheme, j: number, { squeezed, antisqueezed }: SourceLight): number {
  const channel = scheme.channels[j]!;
  const x = channel.lockJitter ** 2;
  if (x === 0) return 0;
  const spread = -Math.expm1(-2 * x) / 2;
  const blur = Math.expm1(-x) ** 2 / 2;
  return channel.before * channel.after * ((antisqueezed - 1) * spread - (1 - squeezed) * blur);
}

/** s^T Sigma^-1 s, source by source: each record belongs to one of them. */
function commonInformation(
  scheme: Scheme,
  waves: readonly Float64Array[],
  lights: readonly SourceLight[],
  responses: readonly number[],
): number {
  let information = 0;
  scheme.sources.forEach(({ channels }, k) => {
    const light = lights[k]!;
    // Sherman-Morrison; 1 - (1 - V)|u|^2 is summed from parts that do not cancel.
    let direct = 0;
    let along = 0;
    let seen = 0;
    let missed = 0;
    for (const j of channels) {
      const wave = waves[k]![j]!;
      const own = 1 + lockNoise(scheme, j, light) * wave * wave;
      const tau = transmissionOf(scheme.channels[j]!);
      const s = responses[j]!;
      direct += (s * s) / own;
      along += (s * Math.sqrt(tau) * wave) / own;
      seen += (tau * wave * wave) / own;
      missed += wave * wave * (1 - tau / own);
    }
    for (let end = scheme.channels.length; end < waves[k]!.length; end++) missed += waves[k]![end]! ** 2;
    const noise = missed + light.squeezed * seen;
    information += direct + (noise > 0 ? ((1 - light.squeezed) * along * along) / noise : 0);
  });
  return information;
}
