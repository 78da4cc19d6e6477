import Papa from 'papaparse';
import type { FigureSpec } from '../../models/figure';
import { tableOf } from './figure-table';

/**
 * The numbers of a figure as CSV with full precision in the units of its axes. Texts that a spreadsheet
 * would run as formulas are escaped; what does not exist is left empty.
 */
export function figureCsv(figure: FigureSpec): string {
  const { heads, rows } = tableOf(figure);
  const finite = rows.map((row) =>
    row.map((cell) => (typeof cell === 'number' && !Number.isFinite(cell) ? null : cell)),
  );
  return `${Papa.unparse([[...heads], ...finite], { escapeFormulae: true })}\r\n`;
}
