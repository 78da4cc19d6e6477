import type { LineFigure, Series } from '../../figure';
import { formatNumber } from '../../quantity/format-number';
import { readoutWeight, readResponse, transmissionOf } from '../network/channel-response';
import { percentText } from './display';
import { publishedFigure4 } from '../presets';
import type { Scheme } from '../network/scheme';
import { uniformAdvantage, uniformRmse, type Scheme as UniformScheme } from '../equations/uniform';

const MOST_SENSORS = 16;

/**
 * RMS error and advantage against the number of equal sensors, at the mean efficiency and the photons of
 * this network: the uniform network of Li et al. 2025, Fig. 4, with the published points beside it.
 */
export function sensorFigure(scheme: Scheme, photons: number): LineFigure {
  const efficiency = meanEfficiency(scheme);
  const sensors = Array.from({ length: MOST_SENSORS }, (_, i) => i + 1);
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
  const { conditions, entangled, separable, advantage } = publishedFigure4;
  const here = Math.max(2, scheme.channels.length);
  const gain = uniformAdvantage(here, photons, efficiency);
  return {
    kind: 'lines',
    key: 'sensors',
    title: 'RMS error against the number of sensors',
    finding: `${here} equal sensors with ${formatNumber(photons, { digits: 3 })} photons and ${percentText(efficiency)} efficiency: one squeezer does ${formatNumber(gain, { decimals: 2 })} times better than separate ones.`,
    x: { label: 'number of sensors', unit: '', scale: 'linear', min: 1, max: MOST_SENSORS },
    panels: [
      {
        y: { label: 'RMS error', unit: '', scale: 'log' },
        series: [
          curve('coherent', 'shot noise', 'limit', 'long'),
          curve('separable', 'separate', 'separate', 'dashed'),
          curve('entangled', 'one squeezer', 'design', 'solid'),
          ...(efficiency < 1 ? [curve('entangled', 'one squeezer, no loss', 'design', 'dotted', 1)] : []),
          published('published-separable', `separate, published (${conditions})`, 'separate', separable),
          published('published-entangled', `one squeezer, published (${conditions})`, 'design', entangled),
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
          published('published-advantage', `published (${conditions})`, 'extra', advantage),
        ],
        height: 0.38,
      },
    ],
  };
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
