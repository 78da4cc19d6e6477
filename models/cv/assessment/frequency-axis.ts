import type { Axis } from '../../figure';
import type { Mechanics } from '../network/mechanics';
import type { Scheme } from '../network/scheme';

/** Offsets from a resonance, in widths of it, at which its shape shows. */
const OFFSETS = [0, 0.5, 1, 2, 5, 12, 30];
const OFFSETS_OF_MANY = [0, 3];
/** With more sensors than this fewer points are drawn, as each costs more. */
const MANY = 8;
const POINTS = 121;
const POINTS_OF_MANY = 61;
/** Resonances beyond this number are not drawn out. */
const MOST_DRAWN_OUT = 24;
/** Resonances within so many widths are one, which is looked at by the distance from it. */
const ONE = 1;
/** Farthest offset that is drawn, over the resonance. */
const FARTHEST = 0.3;

/** The frequencies of a picture of forces, and the axis that they stand on. */
export interface FrequencyAxis {
  /** Angular, rad/s, in the order of x. */
  readonly frequencies: readonly number[];
  /** Their places on the axis. */
  readonly x: readonly number[];
  readonly axis: Axis;
  /** Index of the frequency of the scheme. */
  readonly here: number;
  /** Whether all sensors share one resonance, and x is the distance from it. */
  readonly oneResonance: boolean;
}

/**
 * Sensors of different resonances: frequency, with even steps over all of them and closer ones about each. Sensors
 * of one resonance: the distance from it in decades, on the side where forces are measured.
 */
export function frequencyAxis(scheme: Scheme, mechanics: Mechanics): FrequencyAxis {
  const shown = scheme.channels.map(({ id }) => mechanics.sensors.get(id)!);
  const widths = shown.map(({ damping, effectiveDamping = damping }) => effectiveDamping);
  const resonances = shown.map(({ resonance }) => resonance);
  const frequency = scheme.force!.frequency;
  const middle = resonances.reduce((sum, resonance) => sum + resonance / resonances.length, 0);
  const width = Math.max(...widths);
  const alike = Math.max(...resonances) - Math.min(...resonances) <= ONE * width;
  const offset = Math.abs(frequency - middle);
  if (alike && offset > width && offset < FARTHEST * middle) return offsetAxis(frequency, middle, width);
  return spreadAxis(frequency, resonances, widths);
}

function offsetAxis(frequency: number, resonance: number, width: number): FrequencyAxis {
  const offset = Math.abs(frequency - resonance);
  const decade = (hertz: number, round: (value: number) => number): number => 10 ** round(Math.log10(hertz));
  const from = decade(inHertz(Math.min(2 * width, offset / 10)) * (1 + 1e-9), Math.floor);
  const farthest = Math.min(decade(inHertz(20 * offset), Math.ceil), inHertz(FARTHEST * resonance));
  const even = Array.from({ length: POINTS }, (_, i) => from * (farthest / from) ** (i / (POINTS - 1)));
  const x = [...new Set([...even, inHertz(offset)])].sort((a, b) => a - b);
  const side = frequency > resonance ? 1 : -1;
  const here = x.indexOf(inHertz(offset));
  return {
    // The frequency of the scheme as it is, without the rounding of the way there and back.
    frequencies: x.map((hertz, i) => (i === here ? frequency : resonance + side * 2 * Math.PI * hertz)),
    x,
    axis: {
      label: side > 0 ? 'frequency above resonance' : 'frequency below resonance',
      unit: 'Hz',
      scale: 'log',
      min: x[0]!,
      max: x.at(-1)!,
    },
    here,
    oneResonance: true,
  };
}

function spreadAxis(frequency: number, resonances: readonly number[], widths: readonly number[]): FrequencyAxis {
  const marks = [...resonances, frequency];
  const low = Math.min(...marks);
  const high = Math.max(...marks);
  const margin = Math.max(0.2 * (high - low), 40 * Math.max(...widths));
  const from = Math.max(low - margin, 0.1 * low);
  const to = high + margin;
  const many = resonances.length > MANY;
  const count = many ? POINTS_OF_MANY : POINTS;
  const even = Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
  const offsets = many ? OFFSETS_OF_MANY : OFFSETS;
  const near = resonances
    .slice(0, MOST_DRAWN_OUT)
    .flatMap((resonance, j) =>
      offsets.flatMap((offset) => [resonance - offset * widths[j]!, resonance + offset * widths[j]!]),
    );
  const all = [...even, ...near, frequency].filter((one) => one >= from && one <= to);
  const frequencies = [...new Set(all)].sort((a, b) => a - b);
  const x = frequencies.map(inHertz);
  return {
    frequencies,
    x,
    axis: { label: 'frequency', unit: 'Hz', scale: 'linear', min: x[0]!, max: x.at(-1)! },
    here: frequencies.indexOf(frequency),
    oneResonance: false,
  };
}

/** rad/s to Hz. */
function inHertz(frequency: number): number {
  return frequency / (2 * Math.PI);
}
