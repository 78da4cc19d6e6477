import type { MapFigure } from '../../models/figure';
import { reading } from './tick-text';

/** What a map says of one cell. */
export interface CellReadOut {
  readonly column: number;
  readonly row: number;
  /** Quantity and value of both axes, then of the cell. */
  readonly lines: readonly { readonly label: string; readonly text: string }[];
  /** On which side of no effect it lies, in the words of the scale; empty without such. */
  readonly side: string;
}

export function cellReadOut(figure: MapFigure, column: number, row: number): CellReadOut {
  const { x, y, value: axis } = figure;
  const value = figure.cells[row]?.[column] ?? null;
  const shown = value === null || !Number.isFinite(value) ? null : value;
  const { neutral, above = '', below = '' } = axis;
  const side = shown === null || neutral === undefined || shown === neutral ? '' : shown > neutral ? above : below;
  return {
    column,
    row,
    lines: [
      { label: x.label, text: reading(figure.columns[column]!, x.unit) },
      { label: y.label, text: reading(figure.rows[row]!, y.unit) },
      { label: axis.label, text: shown === null ? 'no value' : reading(shown, axis.unit) },
    ],
    side,
  };
}

/** The same as one spoken sentence. */
export function spokenCell({ lines, side }: CellReadOut): string {
  return `${lines.map(({ label, text }) => `${label} ${text}`).join(', ')}${side === '' ? '' : `, ${side}`}.`;
}

/** The cell to begin with: the one of the operating point, else the middle one. */
export function homeCell(figure: MapFigure): { readonly column: number; readonly row: number } {
  const point = figure.operatingPoint;
  return {
    column: point === undefined ? Math.floor(figure.columns.length / 2) : nearest(figure.columns, point.x),
    row: point === undefined ? Math.floor(figure.rows.length / 2) : nearest(figure.rows, point.y),
  };
}

function nearest(values: readonly number[], to: number): number {
  const distances = values.map((value) => Math.abs(value - to));
  return Math.max(0, distances.indexOf(Math.min(...distances)));
}
