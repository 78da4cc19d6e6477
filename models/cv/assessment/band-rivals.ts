import type { Baseline, Figure } from '../../design';
import { transpose, rowsOf } from '../../../optimizer/matrix';
import { dot, normalisedToLength, type Vector } from '../../../optimizer/vector';
import { optimiseFunctionals } from '../equations/functionals';
import { readoutWeight, readResponse, transmissionOf } from '../network/channel-response';
import type { OperatingPoint } from '../network/operating-point';
import type { Scheme } from '../network/scheme';
import { mostUsefulPhotons, sourceLight } from '../network/source-light';
import { regimeOf } from '../regime';
import { decibel } from './display';

/** More sensors than this are not behind one mesh, and the best mode of one squeezer is what the network itself has. */
const MOST_SENSORS = 64;

/** One squeezer for the whole band, on a mode that does not depend on the frequency. */
export interface BandRival {
  readonly key: 'all-plus' | 'best-single';
  readonly label: string;
  readonly rule: string;
  /** Signed amplitudes by channel, sum of squares 1. */
  readonly mode: readonly number[];
  /** V of the squeezer. */
  readonly squeezed: number;
  /** Mean over the band of noise over shot noise. */
  readonly variance: number;
}

/** What one squeezer does that has the best level of those in the network, and all photons that are in use. */
export function bandRivals(scheme: Scheme, point: OperatingPoint): readonly BandRival[] {
  const squeezed = bestLevel(scheme, point);
  const readouts = readoutsOf(scheme);
  const transmissions = scheme.channels.map(transmissionOf);
  const plain = normalisedToLength(weightsOf(scheme).map(Math.sqrt));
  const allPlus: BandRival = {
    key: 'all-plus',
    label: 'One squeezer, equal signs',
    rule: 'best level, light ∝ weight²',
    mode: plain,
    squeezed,
    variance: readouts.reduce((sum, row) => sum + modeVariance(row, transmissions, plain, squeezed), 0),
  };
  if (scheme.sources.length < 2 || scheme.channels.length > MOST_SENSORS) return [allPlus];
  const ones = readouts.map(() => 1);
  const best = optimiseFunctionals(readouts, ones, transmissions, { kind: 'given', variances: [squeezed] });
  if (!best) return [allPlus];
  const single: BandRival = {
    key: 'best-single',
    label: 'One squeezer, best split',
    rule: 'best level',
    mode: rowsOf(transpose(best.modes))[0]!,
    squeezed,
    variance: best.cost,
  };
  return [allPlus, single];
}

export function bandBaselines(scheme: Scheme, point: OperatingPoint, variance: number): readonly Baseline[] {
  return bandRivals(scheme, point).map((rival) => ({
    key: rival.key,
    label: rival.label,
    rule: rival.rule,
    value: Math.sqrt(rival.variance),
    gainDb: decibel(rival.variance / variance),
  }));
}

/** Amplitude of the noise relative to that of shot noise; in dB the mean over the band of their powers. */
export function bandMerit(variance: number, coherent: number): Figure {
  const label = 'Noise over shot noise, rms over the band';
  return { key: 'bandNoise', label, value: Math.sqrt(variance), unit: '', decibel: decibel(variance / coherent) };
}

/** Loss, what the mode misses, and squeezed noise: sums that cannot cancel. */
function modeVariance(row: Vector, transmissions: Vector, mode: Vector, squeezed: number): number {
  const received = Array.from(row, (g, j) => g * Math.sqrt(transmissions[j]!));
  const along = dot(received, mode);
  const rest = received.map((h, j) => h - along * mode[j]!);
  const lost = Array.from(row).reduce((sum, g, j) => sum + g * g * (1 - transmissions[j]!), 0);
  return lost + dot(rest, rest) + squeezed * along * along;
}

function bestLevel({ sources }: Scheme, { photons }: OperatingPoint): number {
  const free = sources.reduce((sum, source, k) => sum + (source.free ? photons[k]! : 0), 0);
  const levels = sources.map((source) => sourceLight(source, Math.min(free, mostUsefulPhotons(source))).squeezed);
  return Math.min(...levels);
}

function readoutsOf({ channels, importances }: Scheme): number[][] {
  const responses = channels.map(readResponse);
  return importances.map((importance, r) =>
    channels.map(({ weights }, j) => Math.sqrt(importance) * readoutWeight(weights[r]!, responses[j]!)),
  );
}

/** Importance-weighted squares of the target weights; equal for a force common to all. */
function weightsOf({ channels, project }: Scheme): number[] {
  if (regimeOf(project.parameters) === 'common') return channels.map(() => 1);
  return channels.map(({ id }) =>
    project.target.functionals.reduce((sum, { importance, weights }) => sum + importance * (weights[id] ?? 0) ** 2, 0),
  );
}
