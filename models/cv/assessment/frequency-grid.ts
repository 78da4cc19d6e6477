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

/**
 * Angular frequencies for a picture of forces: even steps over all resonances and the frequency of the scheme,
 * and closer ones about each resonance. Increasing, in rad/s.
 */
export function frequencyGrid({ channels, force }: Scheme, { sensors }: Mechanics): number[] {
  const shown = channels.map(({ id }) => sensors.get(id)!);
  const widths = shown.map(({ damping, effectiveDamping = damping }) => effectiveDamping);
  const marks = [...shown.map(({ resonance }) => resonance), force!.frequency];
  const low = Math.min(...marks);
  const high = Math.max(...marks);
  const margin = Math.max(0.2 * (high - low), 40 * Math.max(...widths));
  const from = Math.max(low - margin, 0.1 * low);
  const to = high + margin;
  const many = shown.length > MANY;
  const count = many ? POINTS_OF_MANY : POINTS;
  const even = Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
  const offsets = many ? OFFSETS_OF_MANY : OFFSETS;
  const near = shown
    .slice(0, MOST_DRAWN_OUT)
    .flatMap(({ resonance }, j) =>
      offsets.flatMap((offset) => [resonance - offset * widths[j]!, resonance + offset * widths[j]!]),
    );
  const all = [...even, ...near, force!.frequency].filter((frequency) => frequency >= from && frequency <= to);
  return [...new Set(all)].sort((a, b) => a - b);
}

/** rad/s to Hz. */
export function inHertz(frequency: number): number {
  return frequency / (2 * Math.PI);
}
