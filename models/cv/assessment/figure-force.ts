import type { LineFigure, Series } from '../../figure';
import { quantityText } from '../../quantity/format-quantity';
import type { OperatingPoint } from '../network/operating-point';
import type { Scheme } from '../network/scheme';
import { separateVariance } from './baselines';
import { decibel, percentText } from './display';
import { FORCE_UNIT, forceSubject } from './force-figure';
import { spectrumLine, type ForceSpectrum } from './force-spectrum';
import { limitOf } from './limit';
import { photonsAllowed, photonsInUse } from './rival-schemes';

/** A term this far below the lowest resolution is left off the axis: its decades would flatten all others. */
const OFF_SCALE = 30;

/** Spectral densities at one frequency, N^2/Hz. */
interface Budget {
  readonly coherent: number;
  readonly separate: number;
  readonly thermal: number;
  readonly imprecision: number;
  readonly backAction: number;
  readonly total: number;
  readonly limit: number;
}

/**
 * The noise budget against frequency with the settings in force: force resolution and what it is made of, coherent
 * light, separate squeezers with the same photons, and the limit; below, the ratio to coherent light.
 */
export function forceSpectrumFigure(
  scheme: Scheme,
  point: OperatingPoint,
  resolution: number,
  spectrum: ForceSpectrum,
): LineFigure {
  const photons = photonsInUse(scheme, point);
  const budgets = spectrum.points.map(({ scheme: at, noise, coherent }): Budget => {
    const { thermal, backAction } = noise.forces!;
    return {
      coherent,
      separate: separateVariance(at, point, photons),
      thermal,
      backAction,
      imprecision: noise.variance - thermal - backAction,
      total: noise.variance,
      limit: limitOf(at, photonsAllowed(at)).variance,
    };
  });
  const line = (key: keyof Budget, label: string, family: Series['family'], dash: Series['dash']): Series =>
    spectrumLine(spectrum, key, label, family, dash, budgets.map((noise) => rootOrNothing(noise[key]))); // prettier-ignore
  const over = (key: keyof Budget, label: string, family: Series['family'], dash: Series['dash']): Series =>
    spectrumLine(spectrum, key, label, family, dash, budgets.map((noise) => decibel(noise[key] / noise.coherent))); // prettier-ignore
  const here = budgets[spectrum.here]!;
  const { quantum } = limitOf(scheme, photonsAllowed(scheme));
  return {
    kind: 'lines',
    key: 'force-spectrum',
    title: 'Noise budget against frequency',
    finding: findingOf(scheme, placeOf(scheme, spectrum), here, quantum),
    x: spectrum.axis,
    panels: [
      {
        y: { label: 'force resolution', unit: FORCE_UNIT, scale: 'log', min: lowestShown(budgets) },
        series: [
          line('coherent', 'coherent light', 'limit', 'long'),
          line('separate', 'separate', 'separate', 'dashed'),
          line('thermal', 'thermal force', 'thermal', 'dashed'),
          line('imprecision', 'imprecision', 'extra', 'dashed'),
          line('backAction', 'back-action', 'extra', 'dotted'),
          line('limit', limitLabel(quantum), 'limit', 'dotted'),
          line('total', 'settings in force', 'design', 'solid'),
        ],
        height: 0.62,
      },
      {
        y: { label: 'ratio to coherent light', unit: 'dB', scale: 'linear' },
        series: [
          over('coherent', 'coherent light', 'limit', 'long'),
          over('separate', 'separate', 'separate', 'dashed'),
          over('limit', limitLabel(quantum), 'limit', 'dotted'),
          over('total', 'settings in force', 'design', 'solid'),
        ],
        height: 0.38,
      },
    ],
    operatingPoint: {
      x: spectrum.x[spectrum.here]!,
      y: resolution,
      label: quantityText(resolution, 'forceNoise', { digits: 3 }),
    },
  };
}

function limitLabel(quantum: boolean): string {
  return quantum ? 'quantum limit' : 'limit';
}

/** Foot of the axis: a little below the lowest term that is within reach of the resolution. */
function lowestShown(budgets: readonly Budget[]): number {
  const lowest = Math.sqrt(budgets.reduce((least, { total, limit }) => Math.min(least, total, limit), Infinity));
  const terms = budgets.flatMap(({ thermal, backAction }) => [thermal, backAction]).map(Math.sqrt);
  return 0.7 * Math.min(lowest, ...terms.filter((term) => term > lowest / OFF_SCALE));
}

/** Nothing where a term is zero or, by correlations of back-action and imprecision, negative. */
function rootOrNothing(density: number): number | null {
  return density > 0 ? Math.sqrt(density) : null;
}

/** "At 4.32 MHz", or by the distance from the one resonance: "48.46 kHz above resonance". */
function placeOf(scheme: Scheme, { oneResonance, axis, x, here }: ForceSpectrum): string {
  if (!oneResonance) return `At ${quantityText(scheme.force!.frequency / (2 * Math.PI), 'frequency', { digits: 4 })}`;
  return `${quantityText(x[here]!, 'frequency', { digits: 4 })} ${axis.label.replace('frequency ', '')}`;
}

function findingOf(scheme: Scheme, place: string, here: Budget, quantum: boolean): string {
  const value = quantityText(Math.sqrt(here.total), 'forceNoise', { digits: 3 });
  const gain = decibel(here.total / here.coherent);
  const beside = `${Math.abs(gain).toFixed(2)} dB ${gain > 0 ? 'above' : 'below'} coherent light`;
  const distance = decibel(here.total / here.limit).toFixed(2);
  const light = `${Math.abs(gain) < 0.005 ? 'as by coherent light' : beside} and ${distance} dB above the ${limitLabel(quantum)}`;
  const thermal = here.thermal / here.total;
  const felt =
    thermal > 0.5
      ? `thermal force is ${percentText(thermal)} of the noise, and no light lowers it`
      : `thermal force is ${percentText(thermal)} of the noise`;
  return `${place} ${forceSubject(scheme)} is resolved with ${value}, ${light}; ${felt}.`;
}
