import type { NetworkElement, NetworkLink, Project } from '../../document/project';
import { linkPassage, type Passage } from './graph';
import { meshTransfer } from './mesh-rotations';
import { rotationsOf, settingOf } from './settings';

/** A complex amplitude. */
export interface Amplitude {
  readonly real: number;
  readonly imaginary: number;
}

export const DARK: Amplitude = { real: 0, imaginary: 0 };

export function powerOf({ real, imaginary }: Amplitude): number {
  return real * real + imaginary * imaginary;
}

export function sumOf(amplitudes: readonly Amplitude[]): Amplitude {
  if (amplitudes.length === 1) return amplitudes[0]!;
  let real = 0;
  let imaginary = 0;
  for (const amplitude of amplitudes) {
    real += amplitude.real;
    imaginary += amplitude.imaginary;
  }
  return { real, imaginary };
}

/** An amplitude times factor exp(i phase). */
export function turned({ real, imaginary }: Amplitude, factor: number, phase: number): Amplitude {
  if (phase === 0) return { real: factor * real, imaginary: factor * imaginary };
  const cosine = factor * Math.cos(phase);
  const sine = factor * Math.sin(phase);
  return { real: cosine * real - sine * imaginary, imaginary: sine * real + cosine * imaginary };
}

/** The passage through a link; `coherent` where phases do not count because the carrier goes the same way. */
export function linkTurn(link: NetworkLink, coherent: boolean): Passage {
  const passage = linkPassage(link);
  return coherent ? { ...passage, phase: 0 } : passage;
}

/** Amplitude with which light from an input port of an element leaves by an output port, at the settings in force. */
export function division(project: Project, element: NetworkElement): (input: string, output: string) => number {
  switch (element.type) {
    case 'splitter': {
      const ratio = settingOf(project, element.id, 'ratio');
      const tap = Math.sqrt(ratio);
      const through = Math.sqrt(1 - ratio);
      return (_input, output) => (output === 'tap' ? tap : through);
    }
    case 'mesh': {
      const mesh = meshTransfer(rotationsOf(project, element.id));
      return (input, output) => mesh.data[portIndex(output) * mesh.columns + portIndex(input)]!;
    }
    default:
      return () => 1;
  }
}

/** Number of a mesh port "in3" or "out3", counted from 0. */
function portIndex(port: string): number {
  return Number(port.replace(/^\D+/, '')) - 1;
}
