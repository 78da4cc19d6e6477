import type { LineFigure, Series } from '../../figure';
import { formatNumber } from '../../quantity/format-number';
import { bandTasks } from '../network/band-scheme';
import { readMechanics } from '../network/mechanics';
import { networkNoise } from '../network/network-noise';
import type { OperatingPoint } from '../network/operating-point';
import type { Scheme } from '../network/scheme';
import { bandNoise } from '../optomechanics/band-design';
import { bandFrequencies } from '../optomechanics/band-grid';
import { bandRivals, type BandRival } from './band-rivals';
import { decibel } from './display';

/** Noise over shot noise against frequency: the settings in force, one squeezer, and full squeezing everywhere. */
export function bandFigure(scheme: Scheme, point: OperatingPoint): LineFigure {
  const { project } = scheme;
  const mechanics = readMechanics(project)!;
  const band = mechanics.band!;
  const frequencies = bandFrequencies(band);
  const hertz = frequencies.map((frequency) => frequency / (2 * Math.PI));
  const targets = project.target.functionals;
  const ends = scheme.channels.map(({ id, before, after }) => ({
    id,
    before,
    after,
    weights: targets.map(({ weights }) => weights[id] ?? 0),
  }));
  const tasks = bandTasks(project, mechanics, ends, frequencies);
  const spectrumOf = (modes: readonly (readonly number[])[], variances: readonly number[]): number[] => {
    const spectra = tasks.map(({ task }) => bandNoise(task, modes, variances));
    return frequencies.map((_, i) => tasks.reduce((sum, { share }, r) => sum + share * spectra[r]![i]!, 0));
  };
  const rivals = bandRivals(scheme, point);
  const units = scheme.channels.map((_, j) => scheme.channels.map((__, i) => (i === j ? 1 : 0)));
  const floor = spectrumOf(units, scheme.channels.map(() => rivals[0]!.squeezed)); // prettier-ignore
  const line = (key: string, label: string, family: Series['family'], dash: Series['dash'], noise: readonly number[]) =>
    ({ key, label, family, dash, x: hertz, y: noise.map(decibel) }) satisfies Series;
  const design = designSpectrum(scheme, frequencies.length);
  return {
    kind: 'lines',
    key: 'band',
    title: 'Noise over shot noise in the band',
    finding: findingOf(rivals, design),
    x: { label: 'frequency', unit: 'Hz', scale: 'linear', min: hertz[0]!, max: hertz.at(-1)! },
    panels: [
      {
        y: { label: 'noise over shot noise', unit: 'dB', scale: 'linear' },
        height: 1,
        series: [
          line('shot', 'shot noise', 'limit', 'long', frequencies.map(() => 1)), // prettier-ignore
          ...rivals.map(({ key, label, mode, squeezed }) =>
            line(
              key,
              label.toLowerCase(),
              'simpler',
              key === 'all-plus' ? 'dotted' : 'dashed',
              spectrumOf([mode], [squeezed]),
            ),
          ),
          line('design', 'this design', 'design', 'solid', design),
          line('floor', 'full squeezing', 'limit', 'dotted', floor),
        ],
      },
    ],
  };
}

/** What the settings in force do at each frequency, by propagation through the drawing. */
function designSpectrum({ project }: Scheme, points: number): number[] {
  const { readouts, importances, varianceOf } = networkNoise(project, { bandRows: 'every' });
  const noise = new Array<number>(points).fill(0);
  // Rows stand frequency by frequency, two for each, one target sum after the other.
  readouts.forEach(
    (readout, r) => (noise[Math.floor(r / 2) % points]! += points * importances[r]! * varianceOf(readout)),
  );
  return noise;
}

function findingOf(rivals: readonly BandRival[], design: readonly number[]): string {
  const gain = (variance: number): string => `${formatNumber(-decibel(variance), { decimals: 2 })} dB`;
  const mean = design.reduce((sum, noise) => sum + noise, 0) / design.length;
  const single = rivals.map(({ key, variance }) =>
    key === 'all-plus' ? `${gain(variance)} with equal signs` : `${gain(variance)} at best`,
  );
  return `In the mean over the band one squeezer gains ${single.join(' and ')}, this design ${gain(mean)}.`;
}
