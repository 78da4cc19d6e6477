import type { Baseline } from '../../design';
import type { Complex } from '../optomechanics/susceptibility';
import { networkNoise } from '../network/network-noise';
import { ratiosFor, type OperatingPoint } from '../network/operating-point';
import { settingsOfPoint } from '../network/point-settings';
import type { Scheme } from '../network/scheme';
import { mergeSettings } from '../network/settings';
import { decibel } from './display';

/**
 * Shares of light without regard to losses and susceptibilities: by the squared weights, equal for a force on
 * all sensors and where records without weight serve as references. One entry for each channel.
 */
export function plainShares({ channels, force, regime, importances }: Scheme): number[] {
  if (regime === 'common' || force!.places === 'local') return channels.map(() => 1);
  return channels.map(({ force: own }) => own!.targets.reduce((sum, c, r) => sum + importances[2 * r]! * c * c, 0));
}

/** Phases as the weights alone would have them: what is set where nobody thinks of the resonances. */
export function weightSigns({ channels, regime }: Scheme): number[] {
  return channels.map(({ force }) => (regime !== 'common' && force!.targets[0]! < 0 ? -1 : 1));
}

/** The plain split with given signs, by propagation; null where there is no split to choose (a mesh). */
export function plainVariance(scheme: Scheme, point: OperatingPoint, signs: readonly number[]): number | null {
  if (scheme.mesh) return null;
  const shares = [...plainShares(scheme), ...new Array<number>(scheme.openEnds).fill(0)];
  const plain: OperatingPoint = { ...point, ratios: ratiosFor(scheme, shares).ratios };
  const settings = mergeSettings(scheme.project.settings, settingsOfPoint(scheme, plain, signs));
  const { variance } = networkNoise({ ...scheme.project, settings });
  return Number.isFinite(variance) ? variance : null;
}

/** The rivals that only forces have. */
export function forceBaselines(scheme: Scheme, point: OperatingPoint, variance: number): readonly Baseline[] {
  const line = (key: string, label: string, rule: string, rival: number | null): Baseline[] =>
    rival === null || !Number.isFinite(rival)
      ? []
      : [{ key, label, rule, value: Math.sqrt(rival), gainDb: decibel(rival / variance) }];
  const equal = plainVariance(scheme, point, weightSigns(scheme));
  return [
    ...line('all-plus', 'Equal signs', 'same source, plain split, resonances not heeded', equal),
    ...(scheme.force!.places === 'local' && scheme.regime !== 'common' ? recordBaselines(scheme, line) : []),
  ];
}

/** A force on one sensor read from its own record, and from the sum of all records, with the light in force. */
function recordBaselines(
  { project, channels }: Scheme,
  line: (key: string, label: string, rule: string, rival: number) => Baseline[],
): Baseline[] {
  const weighted = channels.filter(({ force }) => force!.targets.some((c) => c !== 0));
  const noise = networkNoise(project);
  const { traced, filters } = noise.forces!;
  if (weighted.length !== 1 || filters.length !== 1) return [];
  const at = noise.sensors.findIndex(({ id }) => id === weighted[0]!.id);
  const weight = filters[0]![at]!;
  const own = noise.sensors.map((_, j): Complex => (j === at ? weight : { real: 0, imaginary: 0 }));
  return [
    ...line('own-record', 'Own record only', 'same light, no references', traced.varianceOf(own)),
    ...line(
      'sum-record',
      'Sum of all records',
      'same light, equal weights',
      traced.varianceOf(traced.evenFilter(at, weight)),
    ),
  ];
}
