import type { Row } from '../row';
import { cells, COLUMNS } from './figures';

const RIGHT: readonly string[] = ['size', 'median ms', 'worst gap', 'success'];

/** The table for a terminal: one line a row, columns as wide as they need, figures to the right. */
export function asTable(rows: readonly Row[]): string {
  const lines: readonly (readonly string[])[] = [COLUMNS, ...rows.map(cells)];
  const widths = COLUMNS.map((_, j) => Math.max(...lines.map((line) => line[j]!.length)));
  return lines
    .map((line) =>
      line
        .map((text, j) => (RIGHT.includes(COLUMNS[j]!) ? text.padStart(widths[j]!) : text.padEnd(widths[j]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
