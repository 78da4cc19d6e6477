import { erfc } from '../../../optimizer/numbers/erfc';
import type { RandomSamples } from '../../../optimizer/numbers/random-samples';
import type { Vector } from '../../../optimizer/vector';
import type { ProbeLight } from './force-noise';
import { deviated, relativeChange } from './parameter-sensitivity';
import type { OptomechanicalSensor, SensorParameter } from './sensor';

/** Relative standard deviations of Gaussian, independent parameters. */
export interface GaussianScatter {
  readonly coupling: number;
  readonly cavityDecay: number;
  readonly damping: number;
  readonly power: number;
}

/** Shares of sensors that keep the limit: on resonance, far off it, and at both. */
export interface SensorYield {
  readonly onResonance: number;
  readonly offResonance: number;
  readonly both: number;
}

/**
 * Yield to first order: sqrt(S) goes as sqrt(Gamma) on resonance and as kappa / (g_0 sqrt(P)) far off
 * it, so on = erf(limit / (sqrt 2 sigma_Gamma / 2)) and off = erf(limit / sqrt(2 (sigma_kappa^2 +
 * sigma_g^2 + sigma_P^2 / 4))). A network of M sensors has both^M.
 */
export function linearYield(scatter: GaussianScatter, limit: number): SensorYield {
  const onResonance = within(limit, scatter.damping / 2);
  const offResonance = within(limit, Math.hypot(scatter.cavityDecay, scatter.coupling, scatter.power / 2));
  return { onResonance, offResonance, both: onResonance * offResonance };
}

/** Probability that a Gaussian of that deviation stays within +-limit; 1 without deviation. */
export function within(limit: number, deviation: number): number {
  return deviation === 0 ? 1 : 1 - erfc(limit / (Math.SQRT2 * deviation));
}

/** How parameters scatter, independently of each other. */
export interface ParameterScatter {
  /** `uniform`: between -size and +size; `gaussian`: standard deviation size. Relative sizes. */
  readonly shape: 'uniform' | 'gaussian';
  readonly sizes: Readonly<Partial<Record<SensorParameter, number>>>;
}

/** What sensors have to keep: |delta| <= limit at all the frequencies. */
export interface Requirement {
  readonly limit: number;
  readonly frequencies: Vector;
  readonly light?: ProbeLight;
}

export interface SampledYield {
  readonly share: number;
  /** Binomial standard error of the share. */
  readonly standardError: number;
}

/**
 * Share of sensors that meet the requirement, with the exact force noise, from `count` draws. Draw k
 * depends on its number only, so that any part of a study can be drawn again.
 */
export function sampledYield(
  design: OptomechanicalSensor,
  scatter: ParameterScatter,
  requirement: Requirement,
  samples: RandomSamples,
  count: number,
): SampledYield {
  const names = Object.keys(scatter.sizes) as SensorParameter[];
  const sizes = names.map((name) => scatter.sizes[name]!);
  const drawn: Partial<Record<SensorParameter, number>> = {};
  const passes = (deviations: readonly number[]): boolean => {
    names.forEach((name, i) => (drawn[name] = deviations[i]!));
    return meets(design, deviated(design, drawn), requirement);
  };
  return sampledShare({ shape: scatter.shape, sizes }, passes, samples, count);
}

/** Share of draws of independent deviations that pass; a size for each. Draw k depends on its number only. */
export function sampledShare(
  { shape, sizes }: { readonly shape: ParameterScatter['shape']; readonly sizes: readonly number[] },
  passes: (deviations: readonly number[]) => boolean,
  samples: RandomSamples,
  count: number,
): SampledYield {
  const draws = new Float64Array(sizes.length);
  let passed = 0;
  for (let k = 0; k < count; k++) {
    if (shape === 'uniform') samples.uniforms(k, draws);
    else samples.normals(k, draws);
    if (passes(sizes.map((size, i) => size * (shape === 'uniform' ? 2 * draws[i]! - 1 : draws[i]!)))) passed++;
  }
  const share = passed / count;
  return { share, standardError: Math.sqrt((share * (1 - share)) / count) };
}

function meets(design: OptomechanicalSensor, made: OptomechanicalSensor, requirement: Requirement): boolean {
  const { limit, frequencies, light } = requirement;
  for (let i = 0; i < frequencies.length; i++) {
    if (!(Math.abs(relativeChange(design, made, frequencies[i]!, light)) <= limit)) return false;
  }
  return true;
}
