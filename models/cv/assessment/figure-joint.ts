import type { LineFigure } from '../../figure';
import { formatNumber } from '../../quantity/format-number';
import type { NetworkNoise } from '../network/network-noise';
import type { Scheme } from '../network/scheme';
import type { Complex } from '../optomechanics/susceptibility';
import { decibel, decibelText } from './display';
import { spectrumLine, type ForceSpectrum } from './force-spectrum';

const NONE: Complex = { real: 0, imaginary: 0 };
const ONE: Complex = { real: 1, imaginary: 0 };

/**
 * The records added up, over their shot noise, as a spectrum analyser shows them: with equal weights (Fig. 3e of
 * Li et al. 2025), and with the read-out weights in force. Between the resonances only the second sum may be quiet.
 */
export function jointSpectrumFigure(spectrum: ForceSpectrum): LineFigure {
  const here = spectrum.points[spectrum.here]!.noise;
  const read = here.sensors.map((_, j) => here.efficiencies[j]! > 0);
  const even = read.map((is) => (is ? ONE : NONE));
  const { traced, filters } = here.forces!;
  const weights = traced.readoutOf(filters[0]!);
  const over = (of: (noise: NetworkNoise, at: Scheme) => number): number[] =>
    spectrum.points.map(({ noise, scheme: at }) => decibel(of(noise, at)));
  const plain = over((noise) => sumOfRecords(noise, even));
  const chosen = over((noise) => sumOfRecords(noise, weights));
  const vacuum = over((noise, at) => sumOfVacuum(noise, at, even));
  return {
    kind: 'lines',
    key: 'joint-spectrum',
    title: 'Joint spectrum of the records',
    finding: `At the frequency of the design the sum of the ${read.filter(Boolean).length} records is ${besideShotNoise(chosen[spectrum.here]!)} with the weights in force, and ${besideShotNoise(plain[spectrum.here]!)} with equal ones.`,
    x: spectrum.axis,
    panels: [
      {
        y: { label: 'sum of records over shot noise', unit: 'dB', scale: 'linear' },
        series: [
          spectrumLine(spectrum, 'shot', 'shot noise', 'limit', 'dotted', spectrum.x.map(() => 0)), // prettier-ignore
          spectrumLine(spectrum, 'vacuum', 'equal weights, coherent light', 'limit', 'long', vacuum),
          spectrumLine(spectrum, 'plain', 'equal weights', 'simpler', 'dashed', plain),
          spectrumLine(spectrum, 'sum', 'weights in force', 'design', 'solid', chosen),
        ],
        height: 1,
      },
    ],
    operatingPoint: {
      x: spectrum.x[spectrum.here]!,
      y: chosen[spectrum.here]!,
      label: decibelText(10 ** (chosen[spectrum.here]! / 10)),
    },
  };
}

function besideShotNoise(decibels: number): string {
  if (Math.abs(decibels) < 0.005) return 'at its shot noise';
  return `${formatNumber(Math.abs(decibels), { decimals: 2 })} dB ${decibels > 0 ? 'above' : 'below'} its shot noise`;
}

/** Spectral density of a sum of all records over its shot noise. */
function sumOfRecords({ forces }: NetworkNoise, weights: readonly Complex[]): number {
  const { traced } = forces!;
  return traced.varianceOf(traced.filterOfRecords(weights)) / lengthSquared(weights);
}

/** The same with vacuum: shot noise and the motion that thermal force and back-action drive. */
function sumOfVacuum({ sensors }: NetworkNoise, at: Scheme, weights: readonly Complex[]): number {
  const places = new Map(sensors.map(({ id }, j) => [id, j]));
  const moved = at.channels.reduce((sum, { id, after, force }) => {
    const { real, imaginary } = weights[places.get(id)!]!;
    const { perForce, thermal, push } = force!;
    const gain = after / (perForce.real ** 2 + perForce.imaginary ** 2);
    return sum + (real ** 2 + imaginary ** 2) * gain * (thermal + push * push);
  }, 0);
  return 1 + moved / lengthSquared(weights);
}

function lengthSquared(weights: readonly Complex[]): number {
  return weights.reduce((sum, { real, imaginary }) => sum + real ** 2 + imaginary ** 2, 0);
}
