import { ownForceNoise, unsharedForce } from '../network/force-records';
import type { Scheme, SchemeSource } from '../network/scheme';
import type { SourceLight } from '../network/source-light';
import { KnownLight, seenBySource, type LitSensor } from './shared-light';

/**
 * Noise of forces beside that of the records, by low-rank formulas with static phases compensated: thermal
 * force, back-action and what references take away. All in N^2/Hz at the frequency of the scheme.
 */

/** Importance-weighted thermal force and back-action in the target sums. */
export function forceFloor(
  scheme: Scheme,
  waves: readonly ArrayLike<number>[],
  lights: readonly SourceLight[],
): number {
  return overSums(scheme, (targets) => {
    let noise = 0;
    scheme.channels.forEach((channel, j) => {
      const c = targets[j]!;
      if (c === 0) return;
      const excess = waves.reduce((sum, wave, k) => sum + (lights[k]!.antisqueezed - 1) * wave[j]! ** 2, 0);
      noise += c * c * unsharedForce(channel, excess);
    });
    waves.forEach((wave, k) => {
      let pushed = 0;
      scheme.channels.forEach(
        ({ force, before }, j) => (pushed += targets[j]! * force!.push * Math.sqrt(before) * wave[j]!),
      );
      noise += (lights[k]!.antisqueezed - 1) * pushed * pushed;
    });
    return noise;
  });
}

/** What the records of sensors without weight take from the noise of the target sums. */
export function referenceGain(
  scheme: Scheme,
  waves: readonly ArrayLike<number>[],
  lights: readonly SourceLight[],
): number {
  return overSums(scheme, (targets) =>
    scheme.sources.reduce((gain, source, k) => {
      const lit = litSensors(scheme, source, waves[k]!, lights[k]!);
      const isReference = source.channels.map((j) => isForceFree(scheme, j));
      const references = lit.filter((_, i) => isReference[i]!);
      if (references.length === 0) return gain;
      const seen = seenBySource(
        lit,
        source.channels.map((j) => targets[j]!),
      );
      return gain + new KnownLight(references, lights[k]!).taken(seen);
    }, 0),
  );
}

/** Fisher information 1^T Sigma^-1 1 of a common force; its inverse is the noise. */
export function commonForceInformation(
  scheme: Scheme,
  waves: readonly ArrayLike<number>[],
  lights: readonly SourceLight[],
): number {
  return scheme.sources.reduce((information, source, k) => {
    const lit = litSensors(scheme, source, waves[k]!, lights[k]!);
    const weights = lit.map(({ own }) => 1 / own);
    const own = weights.reduce((sum, weight) => sum + weight, 0);
    return information + own - new KnownLight(lit, lights[k]!).form(seenBySource(lit, weights));
  }, 0);
}

/** Whether no target sum needs the force on a sensor, so that its record may serve as a reference. */
export function isForceFree(scheme: Scheme, channel: number): boolean {
  return scheme.channels[channel]!.force!.targets.every((target) => target === 0);
}

function litSensors(scheme: Scheme, source: SchemeSource, wave: ArrayLike<number>, light: SourceLight): LitSensor[] {
  return source.channels.map((j): LitSensor => {
    const channel = scheme.channels[j]!;
    const { perForce, push } = channel.force!;
    const arrived = wave[j]! * Math.sqrt(channel.before);
    return {
      own: ownForceNoise(channel, light, wave[j]!),
      phase: { real: arrived * perForce.real, imaginary: arrived * perForce.imaginary },
      amplitude: arrived * push,
      share: wave[j]! ** 2,
    };
  });
}

/** Importance-weighted sum over the target sums of something that their weights decide. */
function overSums(scheme: Scheme, of: (targets: readonly number[]) => number): number {
  const count = scheme.channels[0]?.force?.targets.length ?? 0;
  let sum = 0;
  for (let r = 0; r < count; r++) {
    // Real and imaginary part of a sum stand side by side and count alike.
    sum += scheme.importances[2 * r]! * of(scheme.channels.map(({ force }) => force!.targets[r]!));
  }
  return sum;
}
