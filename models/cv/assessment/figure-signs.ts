import type { LineFigure, Series } from '../../figure';
import { formatNumber } from '../../quantity/format-number';
import { dot } from '../../../optimizer/vector';
import { lockGain, transmissionOf } from '../network/channel-response';
import { readMechanics, type Mechanics } from '../network/mechanics';
import { ratiosFor, type OperatingPoint } from '../network/operating-point';
import type { Scheme } from '../network/scheme';
import { sourceLight } from '../network/source-light';
import { fastVariance } from '../optimum/fast-variance';
import { solveScheme } from '../optimum/solve-scheme';
import { leastFloor } from '../optimum/optimum-force';
import { meanForceModes } from '../optomechanics/mean-force-modes';
import { decibel, decibelText } from './display';
import { plainShares, weightSigns } from './force-rivals';
import { spectrumLine, type ForceSpectrum } from './force-spectrum';
import { withGivenLight } from './rival-schemes';

/**
 * What frequency does to a split: noise over that of coherent light with equal signs, with the settings in force,
 * with the best split for each frequency and with two squeezers in one fixed network. Nothing where all sensors
 * share one resonance, and so one sign.
 */
export function signFigure(scheme: Scheme, point: OperatingPoint, spectrum: ForceSpectrum): readonly LineFigure[] {
  if (spectrum.oneResonance || scheme.channels.length < 2) return [];
  const plain = plainPoint(scheme, point);
  const two = twoSqueezers(scheme, readMechanics(scheme.project)!);
  const gains = spectrum.points.map(({ scheme: free, noise, coherent }) => {
    const at = withGivenLight(free, point);
    return {
      'all-plus': decibel(fastVariance(at, plain, weightSigns(at)) / coherent),
      design: decibel(noise.variance / coherent),
      best: decibel(solveScheme(at).bound / coherent),
      two: two ? decibel(two(at, point) / coherent) : null,
    };
  });
  const line = (
    key: keyof (typeof gains)[number],
    label: string,
    family: Series['family'],
    dash: Series['dash'],
  ): Series => spectrumLine(spectrum, key, label, family, dash, gains.map((gain) => gain[key])); // prettier-ignore
  const trapped = gains.filter((gain) => gain['all-plus'] > 0.5 * gain.best).length / gains.length;
  return [
    {
      kind: 'lines',
      key: 'signs',
      title: 'Signs between resonances',
      finding: `Shared with equal signs the light gains less than half of what is possible over ${formatNumber(100 * trapped, { decimals: 0 })} % of the points drawn.`,
      x: spectrum.axis,
      panels: [
        {
          y: { label: 'noise over coherent light', unit: 'dB', scale: 'linear' },
          series: [
            line('all-plus', 'equal signs', 'simpler', 'dotted'),
            line('best', 'best split at each frequency', 'limit', 'dashed'),
            ...(two ? [line('two', 'two squeezers, one network', 'extra', 'long')] : []),
            line('design', 'settings in force', 'design', 'solid'),
          ],
          height: 1,
        },
      ],
      operatingPoint: {
        x: spectrum.x[spectrum.here]!,
        y: gains[spectrum.here]!.design,
        label: decibelText(10 ** (gains[spectrum.here]!.design / 10)),
      },
    },
  ];
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
