import type { LineFigure, Series } from '../../figure';
import { formatNumber } from '../../quantity/format-number';
import { coherentVariance, separateVarianceOf } from './baselines';
import { decibel } from './display';
import { FORCE_UNIT } from './force-figure';
import { fastVariance } from '../optimum/fast-variance';
import { limitOf } from './limit';
import type { OperatingPoint } from '../network/operating-point';
import { photonsInUse } from './rival-schemes';
import type { Scheme } from '../network/scheme';
import { solveScheme } from '../optimum/solve-scheme';

/** Points on a curve; half as many where the rival needs a squeezer for each of many sensors. */
const POINTS = 49;
const POINTS_OF_LARGE = 25;
const LARGE = 16;

/** RMS error against photons: this network with pure squeezers, optimised anew at each number, and its rivals. */
export function photonFigure(scheme: Scheme, point: OperatingPoint, sigma: number): LineFigure {
  const inUse = photonsInUse(scheme, point);
  const photons = decades(
    Math.min(0.01, inUse > 0 ? inUse / 10 : 0.01),
    Math.max(100, 10 * inUse),
    scheme.channels.length,
  );
  const pure: Scheme = { ...scheme, sources: scheme.sources.map((source) => ({ ...source, free: true })) };
  const separate = separateVarianceOf(pure);
  const variances = photons.map((photonBudget) => {
    const budgeted = { ...pure, photonBudget };
    const optimum = solveScheme(budgeted);
    return {
      design: optimum.exact ? optimum.bound : fastVariance(budgeted, optimum.point, optimum.signs),
      separate: separate(optimum.point, photonBudget),
      limit: limitOf(budgeted, photonBudget).variance,
    };
  });
  const coherent = coherentVariance(scheme);
  const design = variances.map((variance) => variance.design);
  const rival = variances.map((variance) => variance.separate);
  const limit = limitOf(scheme, inUse);
  const measured = scheme.sources.some((source) => !source.free);
  const label = measured ? 'this network, pure squeezers' : 'this design';
  const lines = (of: (variance: number) => number): Series[] => [
    {
      key: 'coherent',
      label: 'shot noise',
      family: 'limit',
      dash: 'long',
      x: photons,
      y: photons.map(() => of(coherent)),
    },
    { key: 'separate', label: 'separate', family: 'separate', dash: 'dashed', x: photons, y: rival.map(of) },
    { key: 'design', label, family: 'design', dash: 'solid', x: photons, y: design.map(of) },
  ];
  const bound: Series = {
    key: 'limit',
    label: 'limit',
    family: 'limit',
    dash: 'dotted',
    x: photons,
    y: variances.map((variance) => Math.sqrt(variance.limit)),
  };
  const merit = scheme.force
    ? { title: 'Force resolution', label: 'force resolution', unit: FORCE_UNIT }
    : { title: 'RMS error', label: 'RMS error', unit: '' };
  return {
    kind: 'lines',
    key: 'photons',
    title: `${merit.title} against photons`,
    finding: findingOf(photons, design, rival),
    x: {
      label: 'squeezed photons, all sources together',
      unit: '',
      scale: 'log',
      min: photons[0]!,
      max: photons.at(-1)!,
    },
    panels: [
      {
        y: { label: merit.label, unit: merit.unit, scale: 'log' },
        series: [...lines(Math.sqrt), bound],
        height: 0.62,
        unreachableBelow: {
          series: 'limit',
          text: limit.quantum
            ? 'out of reach of any quantum strategy with these losses'
            : 'out of reach with these sources and homodyne detection',
        },
      },
      {
        y: { label: 'ratio to shot noise', unit: 'dB', scale: 'linear' },
        series: lines((variance) => decibel(variance / coherent)),
        height: 0.38,
      },
    ],
    ...(inUse > 0 ? { operatingPoint: { x: inUse, y: sigma, label: 'settings in force' } } : {}),
  };
}

/** Where the one squeezer gains most over separate ones. */
function findingOf(photons: readonly number[], design: readonly number[], separate: readonly number[]): string {
  const gains = design.map((variance, i) => separate[i]! / variance);
  const best = gains.reduce((top, gain, i) => (gain > gains[top]! ? i : top), 0);
  const gain = decibel(gains[best]!);
  if (gain < 0.005) return 'Sharing squeezed light gains nothing over separate squeezers with the same photons here.';
  const most = formatNumber(gain, { decimals: 2 });
  return `Sharing the squeezed light gains most, ${most} dB over separate squeezers, at about ${formatNumber(photons[best]!, { digits: 2 })} photons.`;
}

function decades(low: number, high: number, sensors: number): number[] {
  const count = sensors > LARGE ? POINTS_OF_LARGE : POINTS;
  return Array.from({ length: count }, (_, i) => low * (high / low) ** (i / (count - 1)));
}
