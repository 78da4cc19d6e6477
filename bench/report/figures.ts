import type { Row } from '../row';

/** The columns of the table, in order. */
export const COLUMNS = ['problem', 'size', 'method', 'median ms', 'worst gap', 'success', 'proof', 'note'] as const;

/** Cells of a row as text, one for each of `COLUMNS`. */
export function cells(row: Row): string[] {
  return [
    row.problem,
    String(row.size),
    row.method,
    row.medianMs === null ? '—' : milliseconds(row.medianMs),
    row.relativeGap === null ? '—' : row.relativeGap.toExponential(1),
    `${row.success}/${row.starts}`,
    row.proof,
    row.note ?? '',
  ];
}

/** Three figures, never in powers of ten: 0.00412, 1.30, 4350. */
function milliseconds(value: number): string {
  return value >= 100 ? String(Math.round(value)) : Number(value.toPrecision(3)).toString();
}
