import type { Axis, LineFigure, Series } from '../../models/figure';
import { formatNumber } from '../../models/quantity/format-number';
import type { Domain } from './axis-domain';
import { valueOfSeries } from './interpolate';
import { signedText } from './number-text';
import { reading } from './tick-text';

/** One curve at both cursors. What does not exist is null: no value there, no ratio of decibels or through zero. */
export interface DifferenceRow {
  readonly series: Series;
  readonly a: number | null;
  readonly b: number | null;
  readonly difference: number | null;
  /** b over a. */
  readonly ratio: number | null;
  readonly decibels: number | null;
}

export interface DifferencePanel {
  readonly axis: Axis;
  /** Highest value first, as the curves lie at the cursor that was placed last. */
  readonly rows: readonly DifferenceRow[];
}

/** Every curve at cursor A and, where it is placed, at cursor B. */
export function differencesOf(figure: LineFigure, x: Domain, a: number, b: number | null): readonly DifferencePanel[] {
  return figure.panels.map(({ y, series }) => {
    const rows = series.map((one) => {
      const atA = valueOfSeries(one, a, x, y.scale);
      const atB = b === null ? null : valueOfSeries(one, b, x, y.scale);
      return { series: one, a: atA, b: atB, ...changeOf(atA, atB, y) };
    });
    const height = (row: DifferenceRow): number => (b === null ? row.a : (row.b ?? row.a)) ?? -Infinity;
    const present = rows.filter((row) => row.a !== null || row.b !== null);
    return { axis: y, rows: present.sort((one, other) => height(other) - height(one)) };
  });
}

function changeOf(
  a: number | null,
  b: number | null,
  axis: Axis,
): Pick<DifferenceRow, 'difference' | 'ratio' | 'decibels'> {
  if (a === null || b === null) return { difference: null, ratio: null, decibels: null };
  const difference = b - a;
  if (axis.unit === 'dB') return { difference, ratio: null, decibels: difference };
  const ratio = a !== 0 && Number.isFinite(b / a) ? b / a : null;
  const factor = axis.decibels === 'power' ? 10 : 20;
  return { difference, ratio, decibels: ratio !== null && ratio > 0 ? factor * Math.log10(ratio) : null };
}

/** The change from A to B in words, e.g. "−0.41 N · 0.43 × · −7.33 dB"; null where there is none. */
export function changeText({ difference, ratio, decibels }: DifferenceRow, axis: Axis): string | null {
  if (difference === null) return null;
  const parts = axis.unit === 'dB' ? [] : [signedReading(difference, axis.unit)];
  if (ratio !== null) parts.push(`${formatNumber(ratio, { digits: 4 })} ×`);
  if (decibels !== null) parts.push(`${signedText(decibels, 2)} dB`);
  return parts.join(' · ');
}

/** The step along x from A to B: the difference, on a log axis also the ratio. */
export function stepText(axis: Axis, a: number, b: number): string {
  const difference = signedReading(b - a, axis.unit);
  return axis.scale === 'log' && a > 0 ? `${difference} · ${formatNumber(b / a)} ×` : difference;
}

function signedReading(value: number, unit: string): string {
  const text = reading(value, unit);
  return value > 0 ? `+${text}` : text;
}
