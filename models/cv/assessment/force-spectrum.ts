import type { Series } from '../../figure';
import { networkNoise, type NetworkNoise } from '../network/network-noise';
import { readMechanics } from '../network/mechanics';
import { readScheme } from '../network/read-scheme';
import type { Scheme } from '../network/scheme';
import { coherentVariance } from './baselines';
import { frequencyAxis, type FrequencyAxis } from './frequency-axis';

/** A network that measures forces at one of the frequencies of a picture, with the settings in force. */
export interface SpectrumPoint {
  readonly frequency: number;
  readonly scheme: Scheme;
  readonly noise: NetworkNoise;
  /** S_F of coherent light, N^2/Hz. */
  readonly coherent: number;
}

export interface ForceSpectrum extends FrequencyAxis {
  readonly points: readonly SpectrumPoint[];
}

/** What all pictures against frequency are drawn from, worked out once for each frequency. */
export function forceSpectrum(scheme: Scheme): ForceSpectrum {
  const axis = frequencyAxis(scheme, readMechanics(scheme.project)!);
  const points = axis.frequencies.map((frequency): SpectrumPoint => {
    const at = readScheme(scheme.project, frequency);
    const noise = networkNoise(scheme.project, { frequency });
    return { frequency, scheme: at, noise, coherent: coherentVariance(at) };
  });
  return { ...axis, points };
}

/** A curve over the frequencies of a spectrum. */
export function spectrumLine(
  { x }: ForceSpectrum,
  key: string,
  label: string,
  family: Series['family'],
  dash: Series['dash'],
  y: readonly (number | null)[],
): Series {
  return { key, label, family, dash, x, y };
}
