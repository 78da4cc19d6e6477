import type { Axis, LineFigure, Series } from '../../models/figure';
import type { Domain } from './axis-domain';
import { valueOfSeries } from './interpolate';
import { reading } from './tick-text';

/** One line of the card at the cursor. */
export interface ReadOutRow {
  readonly series: Series;
  readonly value: number;
  readonly text: string;
}

export interface ReadOut {
  readonly x: number;
  /** Quantity and value of the cursor, e.g. "offset from resonance 48.5 kHz". */
  readonly title: string;
  /** For each panel the series that exist at x, highest value first as the curves lie. */
  readonly panels: readonly (readonly ReadOutRow[])[];
}

/** What the figure says at x. */
export function readOutAt(figure: LineFigure, xDomain: Domain, x: number): ReadOut {
  return {
    x,
    title: `${figure.x.label} ${reading(x, figure.x.unit)}`,
    panels: figure.panels.map((panel) =>
      panel.series
        .flatMap((series) => {
          const value = valueOfSeries(series, x, xDomain, panel.y.scale);
          return value === null ? [] : [{ series, value, text: reading(value, panel.y.unit) }];
        })
        .sort((a, b) => b.value - a.value),
    ),
  };
}

/** The same as one spoken sentence. */
export function spokenReadOut(readOut: ReadOut): string {
  const parts = readOut.panels.flat().map((row) => `${row.series.label} ${row.text}`);
  return `At ${readOut.title}: ${parts.length === 0 ? 'no value' : parts.join(', ')}.`;
}

/**
 * The only places where the cursor has something to say: the points of a figure that has nothing but
 * loose points, or whose x are counts. Empty for continuous curves.
 */
export function cursorStops(figure: LineFigure): readonly number[] {
  const all = figure.panels.flatMap((panel) => panel.series);
  const stops = [...new Set(all.flatMap((series) => series.x))];
  return all.every((series) => series.points === true) || stops.every(Number.isInteger) ? stops : [];
}

/** Axis of a panel in words, for table heads. */
export function headOf(axis: Axis): string {
  return axis.unit === '' ? axis.label : `${axis.label} (${axis.unit})`;
}
