import type { Assessment } from '../../design';
import type { BarFigure, SeriesFamily } from '../../figure';
import { formatNumber } from '../../quantity/format-number';
import { decibel } from './display';

/** Gaps below this, in dB, are rounding. */
const VISIBLE = 5e-4;

/** Where the distance between the settings in force and the limit comes from, in dB; nothing at the limit. */
export function gapFigure(factors: Assessment['gapFactors']): readonly BarFigure[] {
  const parts = factors.map(({ key, label, factor }) => ({ key, label, value: decibel(factor) }));
  const whole = parts.reduce((sum, { value }) => sum + value, 0);
  const shown = parts.filter(({ value }) => Math.abs(value) > VISIBLE);
  if (shown.length === 0) return [];
  const largest = shown.reduce((most, part) => (part.value > most.value ? part : most));
  return [
    {
      kind: 'bars',
      key: 'gap',
      title: 'Where the gap to the limit comes from',
      finding:
        shown.length > 1
          ? `The settings in force are ${shownDecibel(whole)} above the limit; most of it, ${shownDecibel(largest.value)}: ${largest.label.toLowerCase()}.`
          : `The settings in force are ${shownDecibel(whole)} above the limit, and it has one reason: ${largest.label.toLowerCase()}.`,
      value: { label: 'above the limit', unit: 'dB', scale: 'linear' },
      bars: shown.map((part) => ({ ...part, family: familyOf(part.key) })),
    },
  ];
}

function familyOf(key: string): SeriesFamily {
  switch (key) {
    case 'split':
      return 'simpler';
    case 'jitter':
    case 'lock':
      return 'thermal';
    case 'purity':
      return 'separate';
    default:
      return 'extra';
  }
}

function shownDecibel(value: number): string {
  return `${formatNumber(value, { decimals: 2 })} dB`;
}
