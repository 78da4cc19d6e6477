import type { LineFigure, Series } from '../../figure';
import { formatNumber } from '../../quantity/format-number';
import { quantityText } from '../../quantity/format-quantity';
import { readMechanics } from '../network/mechanics';
import { networkNoise } from '../network/network-noise';
import type { OperatingPoint } from '../network/operating-point';
import { readScheme } from '../network/read-scheme';
import type { Scheme } from '../network/scheme';
import { coherentVariance, separateVariance } from './baselines';
import { decibel, percentText } from './display';
import { FORCE_UNIT, forceSubject } from './force-figure';
import { frequencyGrid, inHertz } from './frequency-grid';
import { photonsInUse } from './rival-schemes';

/**
 * Force resolution against frequency with the settings in force: what it is made of, and what coherent light and
 * separate squeezers with the same photons resolve.
 */
export function forceSpectrumFigure(scheme: Scheme, point: OperatingPoint, resolution: number): LineFigure {
  const { project } = scheme;
  const frequencies = frequencyGrid(scheme, readMechanics(project)!);
  const hertz = frequencies.map(inHertz);
  const photons = photonsInUse(scheme, point);
  const spectrum = frequencies.map((frequency) => {
    const at = readScheme(project, frequency);
    const { variance, forces } = networkNoise(project, { frequency });
    const { thermal, backAction } = forces!;
    return {
      total: variance,
      thermal,
      backAction,
      imprecision: variance - thermal - backAction,
      coherent: coherentVariance(at),
      separate: separateVariance(at, point, photons),
    };
  });
  const line = (
    key: keyof (typeof spectrum)[number],
    label: string,
    family: Series['family'],
    dash: Series['dash'],
  ): Series => ({ key, label, family, dash, x: hertz, y: spectrum.map((noise) => rootOrNothing(noise[key])) });
  const over = (key: 'total' | 'separate', label: string, family: Series['family'], dash: Series['dash']): Series => ({
    key,
    label,
    family,
    dash,
    x: hertz,
    y: spectrum.map((noise) => decibel(noise[key] / noise.coherent)),
  });
  const lowest = spectrum.reduce((best, { total }, i) => (total < spectrum[best]!.total ? i : best), 0);
  const here = spectrum[frequencies.indexOf(scheme.force!.frequency)]!;
  const label = 'frequency';
  return {
    kind: 'lines',
    key: 'force-spectrum',
    title: 'Force resolution against frequency',
    finding: findingOf(scheme, here.thermal / here.total, Math.sqrt(spectrum[lowest]!.total), hertz[lowest]!),
    x: { label, unit: 'Hz', scale: 'linear', min: hertz[0]!, max: hertz.at(-1)! },
    panels: [
      {
        y: { label: 'force resolution', unit: FORCE_UNIT, scale: 'log' },
        series: [
          line('coherent', 'coherent light', 'limit', 'long'),
          line('separate', 'separate, same photons', 'separate', 'dashed'),
          line('thermal', 'thermal force', 'thermal', 'dashed'),
          line('imprecision', 'imprecision', 'extra', 'dashed'),
          line('backAction', 'back-action', 'extra', 'dotted'),
          line('total', 'settings in force', 'design', 'solid'),
        ],
        height: 0.68,
      },
      {
        y: { label: 'ratio to coherent light', unit: 'dB', scale: 'linear' },
        series: [
          over('separate', 'separate, same photons', 'separate', 'dashed'),
          over('total', 'settings in force', 'design', 'solid'),
        ],
        height: 0.32,
      },
    ],
    operatingPoint: { x: inHertz(scheme.force!.frequency), y: resolution, label: 'settings in force' },
  };
}

/** Nothing where a term is zero or, by correlations of back-action and imprecision, negative. */
function rootOrNothing(density: number): number | null {
  return density > 0 ? Math.sqrt(density) : null;
}

function findingOf(scheme: Scheme, thermal: number, best: number, hertz: number): string {
  const share = percentText(thermal);
  const lowest = `${quantityText(best, 'forceNoise', { digits: 3 })} near ${quantityText(hertz, 'frequency', { digits: 4 })}`;
  const subject = forceSubject(scheme);
  if (thermal > 0.5)
    return `Thermal force is ${share} of the noise here, so squeezing gains little; ${subject} is resolved best with ${lowest}.`;
  const ratio = formatNumber(100 * (1 - thermal), { decimals: 1 });
  return `Light makes ${ratio} % of the noise here; ${subject} is resolved best with ${lowest}.`;
}
