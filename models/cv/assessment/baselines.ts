import type { Baseline } from '../../design';
import type { Project } from '../../document/project';
import { bandBaselines } from './band-rivals';
import { decibel } from './display';
import { forceBaselines, plainVariance } from './force-rivals';
import { networkNoise } from '../network/network-noise';
import type { OperatingPoint } from '../network/operating-point';
import { ratiosFor } from '../network/operating-point';
import { settingsOfPoint } from '../network/point-settings';
import { photonsInUse, separateScheme, withGivenLight, withoutSqueezing } from './rival-schemes';
import type { Scheme } from '../network/scheme';
import { mergeSettings } from '../network/settings';
import { solveScheme } from '../optimum/solve-scheme';

/** Baselines closer than this to another, in variance, are not worth a line of their own. */
const SAME = 1e-9;

/** Variance of coherent light alone, carriers and split at their best: the shot noise. */
export function coherentVariance(scheme: Scheme): number {
  return solveScheme(withoutSqueezing(scheme)).bound;
}

/** Variance with a pure squeezer at every sensor that share `photons` in the best way. */
export function separateVariance(scheme: Scheme, point: OperatingPoint, photons: number): number {
  return solveScheme(separateScheme(withGivenLight(scheme, point), { kind: 'photons', photons })).bound;
}

/** The same for many numbers of photons; behind a mesh alone does the point decide what feeds the rival. */
export function separateVarianceOf(scheme: Scheme): (point: OperatingPoint, photons: number) => number {
  if (scheme.mesh) return (point, photons) => separateVariance(scheme, point, photons);
  const rival = separateScheme(scheme, { kind: 'photons', photons: scheme.photonBudget });
  return (_, photons) => solveScheme({ ...rival, photonBudget: photons }).bound;
}

/**
 * The rivals of the settings in force, each at its best under its rule.
 *
 * @param point the operating point in force
 * @param variance what it achieves
 * @param signs phases 0 or pi of the best split
 */
export function baselinesOf(
  scheme: Scheme,
  point: OperatingPoint,
  variance: number,
  signs: readonly number[],
): readonly Baseline[] {
  const given = withGivenLight(scheme, point);
  const photons = photonsInUse(scheme, point);
  const best = separateVariance(scheme, point, photons);
  const equal = solveScheme(separateScheme(given, { kind: 'equal', photons })).bound;
  const level = solveScheme(separateScheme(given, { kind: 'level' })).bound;
  const naive = naiveVariance(scheme, point, signs);
  const line = (key: string, label: string, rule: string, rival: number): Baseline => ({
    key,
    label,
    rule,
    value: Math.sqrt(rival),
    gainDb: decibel(rival / variance),
  });
  return [
    line('coherent', 'Shot noise', 'no squeezing', coherentVariance(scheme)),
    line('separable-photons', 'Separate squeezers', 'same photons', best),
    line('separable-level', 'Separate squeezers', `same level, ${scheme.channels.length} squeezers`, level),
    ...(naive === null ? [] : [line('naive', 'Naive split', naiveRule(scheme), naive)]),
    ...(scheme.band ? bandBaselines(scheme, point, variance) : []),
    ...(scheme.force ? forceBaselines(scheme, point, variance) : []),
    ...(Math.abs(equal / best - 1) > SAME
      ? [line('separable-equal', 'Separate squeezers', 'same photons, equal shares', equal)]
      : []),
  ];
}

function naiveRule({ regime, force }: Scheme): string {
  if (force) return 'same source, plain split, best signs';
  return regime === 'separate' ? 'same source, light ∝ weight²' : 'same source, equal split';
}

/**
 * Same sources, split without regard to losses: light in proportion to the squared weights where the
 * carrier is separate, else in equal parts, with equal carriers and equal read-out. Null where there is
 * no such split (a mesh) or where it cannot measure the target.
 */
export function naiveVariance(scheme: Scheme, point: OperatingPoint, signs: readonly number[]): number | null {
  if (scheme.mesh) return null;
  if (scheme.force) return plainVariance(scheme, point, signs);
  const { channels, sources, carrierBudget } = scheme;
  const shares = new Array<number>(channels.length + scheme.openEnds).fill(0);
  channels.forEach(({ weights }, j) => {
    shares[j] =
      scheme.regime === 'separate' ? weights.reduce((sum, c, r) => sum + scheme.importances[r]! * c * c, 0) : 1;
  });
  const naive: OperatingPoint = {
    ...point,
    ratios: ratiosFor(scheme, shares).ratios,
    launched: sources.map(() => carrierBudget / sources.length),
    carriers: channels.map(({ carrierCap }) => Math.min(carrierCap, carrierBudget / channels.length)),
  };
  const settings = mergeSettings(settingsOfPoint(scheme, naive, signs), equalReadout(scheme));
  const { variance } = networkNoise({ ...scheme.project, settings });
  return Number.isFinite(variance) ? variance : null;
}

function equalReadout({ channels, regime }: Scheme): Project['settings'] {
  if (regime !== 'common') return {};
  return Object.fromEntries(channels.map(({ id, response }) => [id, { readoutWeight: Math.sign(response) }]));
}
