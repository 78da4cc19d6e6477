import type { FigureSpec } from '../../models/figure';
import { headOf } from './read-out';

/** The numbers of a figure as a table: a head with units, and a row for each x or each bar. */
export interface FigureTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

export function tableOf(figure: FigureSpec): FigureTable {
  if (figure.kind === 'bars') {
    return { heads: ['', headOf(figure.value)], rows: figure.bars.map((bar) => [bar.label, bar.value]) };
  }
  const columns = figure.panels.flatMap((panel) =>
    panel.series.map((series) => ({
      head:
        figure.panels.length > 1 ? `${series.label}: ${headOf(panel.y)}` : headOf({ ...panel.y, label: series.label }),
      values: new Map(series.x.map((x, index) => [x, series.y[index] ?? null])),
    })),
  );
  const xs = [...new Set(columns.flatMap((column) => [...column.values.keys()]))].sort((a, b) => a - b);
  return {
    heads: [headOf(figure.x), ...columns.map((column) => column.head)],
    rows: xs.map((x) => [x, ...columns.map((column) => column.values.get(x) ?? null)]),
  };
}
