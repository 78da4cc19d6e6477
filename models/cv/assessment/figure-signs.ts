import type { LineFigure, Series } from '../../figure';
import { formatNumber } from '../../quantity/format-number';
import { dot } from '../../../optimizer/vector';
import type { Project } from '../../document/project';
import { lockGain, transmissionOf } from '../network/channel-response';
import { readMechanics, type Mechanics } from '../network/mechanics';
import { networkNoise } from '../network/network-noise';
import { ratiosFor, type OperatingPoint } from '../network/operating-point';
import { readScheme } from '../network/read-scheme';
import type { Scheme } from '../network/scheme';
import { sourceLight } from '../network/source-light';
import { fastVariance } from '../optimum/fast-variance';
import { solveScheme } from '../optimum/solve-scheme';
import { leastFloor } from '../optimum/optimum-force';
import { meanForceModes } from '../optomechanics/mean-force-modes';
import { coherentVariance } from './baselines';
import { decibel } from './display';
import { plainShares, weightSigns } from './force-rivals';
import { frequencyGrid, inHertz } from './frequency-grid';
import { withGivenLight } from './rival-schemes';

/**
 * What frequency does to a split: noise over that of coherent light with equal signs, with the settings in force,
 * with the best split for each frequency and with two squeezers in one fixed network; below, the sum of the records
 * as a spectrum analyser shows it.
 */
export function signFigure(scheme: Scheme, point: OperatingPoint): LineFigure {
  const { project } = scheme;
  const mechanics = readMechanics(project)!;
  const frequencies = frequencyGrid(scheme, mechanics);
  const hertz = frequencies.map(inHertz);
  const plain = plainPoint(scheme, point);
  const two = twoSqueezers(scheme, mechanics);
  const spectrum = frequencies.map((frequency) => {
    const at = withGivenLight(readScheme(project, frequency), point);
    const coherent = coherentVariance(at);
    const { variance } = networkNoise(project, { frequency });
    return {
      'all-plus': decibel(fastVariance(at, plain, weightSigns(at)) / coherent),
      design: decibel(variance / coherent),
      best: decibel(solveScheme(at).bound / coherent),
      two: two ? decibel(two(at, point) / coherent) : null,
      sum: decibel(sumOfRecords(project, frequency)),
      vacuum: decibel(sumOfVacuum(at)),
    };
  });
  type Key = keyof (typeof spectrum)[number];
  const line = (key: Key, label: string, family: Series['family'], dash: Series['dash']): Series => ({
    key,
    label,
    family,
    dash,
    x: hertz,
    y: spectrum.map((noise) => noise[key]),
  });
  const trapped = spectrum.filter((noise) => noise['all-plus'] > 0.5 * noise.best).length / spectrum.length;
  const splits = [
    line('all-plus', 'equal signs', 'simpler', 'dotted'),
    line('best', 'best split at each frequency', 'limit', 'dashed'),
    ...(two ? [line('two', 'two squeezers, one network', 'extra', 'long')] : []),
    line('design', 'settings in force', 'design', 'solid'),
  ];
  return {
    kind: 'lines',
    key: 'signs',
    title: 'Signs between resonances',
    finding:
      scheme.channels.length < 2
        ? 'A single sensor knows no signs.'
        : `Shared with equal signs the light gains less than half of what is possible over ${formatNumber(100 * trapped, { decimals: 0 })} % of the points drawn.`,
    x: { label: 'frequency', unit: 'Hz', scale: 'linear', min: hertz[0]!, max: hertz.at(-1)! },
    panels: [
      { y: { label: 'noise over coherent light', unit: 'dB', scale: 'linear' }, series: splits, height: 0.55 },
      {
        y: { label: 'sum of records over shot noise', unit: 'dB', scale: 'linear' },
        series: [
          line('vacuum', 'coherent light', 'limit', 'long'),
          line('sum', 'settings in force', 'design', 'solid'),
        ],
        height: 0.45,
      },
    ],
  };
}

/** The split of those who do not think of losses and resonances, as a point of the drawn network. */
function plainPoint(scheme: Scheme, point: OperatingPoint): OperatingPoint {
  if (scheme.mesh) return point;
  const shares = [...plainShares(scheme), ...new Array<number>(scheme.openEnds).fill(0)];
  return { ...point, ratios: ratiosFor(scheme, shares).ratios };
}

/**
 * Two squeezers of the level in use on the two modes that hold the read-out weights of every frequency. Only for
 * independent forces with one source and one target sum; else nothing.
 */
function twoSqueezers(
  scheme: Scheme,
  { sensors, places }: Mechanics,
): ((at: Scheme, point: OperatingPoint) => number) | null {
  if (scheme.regime === 'common' || places === 'local') return null;
  if (scheme.sources.length !== 1 || scheme.importances.length > 2) return null;
  const modes = meanForceModes(
    scheme.channels.map(({ id }) => sensors.get(id)!),
    scheme.channels.map(({ force }) => force!.targets[0]!),
    scheme.channels.map(({ before }) => before),
  );
  return (at, { photons }) => {
    const { squeezed } = sourceLight(at.sources[0]!, photons[0]!);
    return modesVariance(at, modes, squeezed) + leastFloor(at);
  };
}

/** Noise of the records with squeezed light on orthonormal modes; sums that cannot cancel. */
function modesVariance(
  { channels, importances }: Scheme,
  modes: readonly (readonly number[])[],
  squeezed: number,
): number {
  return importances.reduce((sum, importance, r) => {
    const readout = channels.map((channel) => channel.weights[r]! / (Math.sqrt(channel.after) * lockGain(channel)));
    const rest = readout.map((g, j) => g * Math.sqrt(transmissionOf(channels[j]!)));
    let noise = readout.reduce((lost, g, j) => lost + g * g * (1 - transmissionOf(channels[j]!)), 0);
    for (const mode of modes) {
      const along = dot(rest, mode);
      noise += squeezed * along * along;
      rest.forEach((value, j) => (rest[j] = value - along * mode[j]!));
    }
    return sum + importance * (noise + dot(rest, rest));
  }, 0);
}

/** Spectral density of the plain sum of all records over its shot noise, with the settings in force. */
function sumOfRecords(project: Project, frequency: number): number {
  const { sensors, responses, efficiencies, forces } = networkNoise(project, { frequency });
  const read = sensors.map((_, j) => j).filter((j) => efficiencies[j]! > 0);
  const first = read[0]!;
  const { traced } = forces!;
  const noise = traced.varianceOf(traced.evenFilter(first, { real: 1, imaginary: 0 }));
  return (noise * responses[first]! ** 2) / read.length;
}

/** The same with vacuum: shot noise and the motion that thermal force and back-action drive. */
function sumOfVacuum(at: Scheme): number {
  const read = at.channels.filter(({ after }) => after > 0);
  const moved = read.reduce((sum, channel) => {
    const { perForce, thermal, push } = channel.force!;
    const gain = channel.after / (perForce.real ** 2 + perForce.imaginary ** 2);
    return sum + gain * (thermal + push * push);
  }, 0);
  return 1 + moved / read.length;
}
