import type { LineFigure, Series } from '../../figure';
import { formatNumber } from '../../quantity/format-number';
import { readoutWeight, readResponse, transmissionOf } from '../network/channel-response';
import { percentText } from './display';
import { publishedFigure4 } from '../presets';
import type { Scheme } from '../network/scheme';
import { uniformAdvantage, uniformRmse, type Scheme as UniformScheme } from '../equations/uniform';

/** Numbers of sensors that are drawn at least, one by one. */
const FIRST = 16;
/** Further points up to the number of a larger network. */
const FURTHER = 24;

/**
 * RMS error and advantage against the number of equal sensors, at the mean efficiency and the photons of
 * this network: the uniform network of Li et al. 2025, Fig. 4, with the published points beside it.
 */
export function sensorFigure(scheme: Scheme, photons: number): LineFigure {
  const efficiency = meanEfficiency(scheme);
  const sensors = numbersUpTo(scheme.channels.length);
  const most = sensors.at(-1)!;
  const curve = (
    key: UniformScheme,
    label: string,
    family: Series['family'],
    dash: Series['dash'],
    passed = efficiency,
  ): Series => ({
    key: passed === efficiency ? key : `${key}-lossless`,
    label,
    family,
    dash,
    x: sensors,
    y: sensors.map((count) => uniformRmse(count, photons, passed, key)),
  });
  const published = (
    key: string,
    label: string,
    family: Series['family'],
    points: readonly (readonly [number, number])[],
  ): Series => ({
    key,
    label,
    family,
    dash: 'solid',
    points: true,
    x: points.map(([count]) => count),
    y: points.map(([, value]) => value),
  });
  const { source, conditions, entangled, separable, advantage } = publishedFigure4;
  const here = Math.max(2, scheme.channels.length);
  const gain = uniformAdvantage(here, photons, efficiency);
  return {
    kind: 'lines',
    key: 'sensors',
    title: 'RMS error against the number of sensors',
    finding: `${here} equal sensors with ${formatNumber(photons, { digits: 3 })} photons and ${percentText(efficiency)} efficiency: one squeezer does ${formatNumber(gain, { decimals: 2 })} times better than separate ones. Points: ${source}, at ${conditions}.`,
    x: { label: 'number of sensors', unit: '', scale: most > FIRST ? 'log' : 'linear', min: 1, max: most },
    panels: [
      {
        y: { label: 'RMS error', unit: '', scale: 'log' },
        series: [
          curve('coherent', 'shot noise', 'limit', 'long'),
          curve('separable', 'separate', 'separate', 'dashed'),
          curve('entangled', 'one squeezer', 'design', 'solid'),
          ...(efficiency < 1 ? [curve('entangled', 'one squeezer, no loss', 'design', 'dotted', 1)] : []),
          published('published-separable', 'separate, published', 'separate', separable),
          published('published-entangled', 'one squeezer, published', 'design', entangled),
        ],
        height: 0.62,
      },
      {
        y: { label: 'advantage', unit: '', scale: 'linear' },
        series: [
          {
            key: 'advantage',
            label: 'separate / one squeezer',
            family: 'design',
            dash: 'solid',
            x: sensors,
            y: sensors.map((count) => uniformAdvantage(count, photons, efficiency)),
          },
          ...(efficiency < 1
            ? [
                {
                  key: 'advantage-lossless',
                  label: 'no loss',
                  family: 'design',
                  dash: 'dotted',
                  x: sensors,
                  y: sensors.map((count) => uniformAdvantage(count, photons, 1)),
                } as const,
              ]
            : []),
          published('published-advantage', 'published', 'extra', advantage),
        ],
        height: 0.38,
      },
    ],
  };
}

/** 1 to 16 and, in even ratios, on to the number of a larger network. */
function numbersUpTo(count: number): number[] {
  const first = Array.from({ length: FIRST }, (_, i) => i + 1);
  if (count <= FIRST) return first;
  const further = Array.from({ length: FURTHER }, (_, i) => Math.round(FIRST * (count / FIRST) ** ((i + 1) / FURTHER)));
  return [...new Set([...first, ...further])];
}

/** Efficiency that matters: mean of tau_j, weighted with what each sensor contributes to the shot noise. */
function meanEfficiency({ channels, regime, importances }: Scheme): number {
  let sum = 0;
  let received = 0;
  for (const channel of channels) {
    const response = readResponse(channel);
    const noise =
      regime === 'common'
        ? response ** 2
        : importances.reduce(
            (total, importance, r) => total + importance * readoutWeight(channel.weights[r]!, response) ** 2,
            0,
          );
    sum += noise;
    received += noise * transmissionOf(channel);
  }
  return received / sum;
}
