import type { FigureSpec, LevelFigure, LineFigure, MapFigure, TimelineFigure } from '../../models/figure';
import { headOf } from './read-out';

/** The numbers of a figure as a table: a head with units, and a row for each x, bar, cell, level or span. */
export interface FigureTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

export function tableOf(figure: FigureSpec): FigureTable {
  switch (figure.kind) {
    case 'lines':
      return lineTable(figure);
    case 'bars':
      return { heads: ['', headOf(figure.value)], rows: figure.bars.map((bar) => [bar.label, bar.value]) };
    case 'map':
      return mapTable(figure);
    case 'levels':
      return levelTable(figure);
    case 'timeline':
      return timelineTable(figure);
  }
}

function lineTable(figure: LineFigure): FigureTable {
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

/** A row for each cell, so that the units stand in the head; the points of the curves follow under their names. */
function mapTable(figure: MapFigure): FigureTable {
  const named = figure.curves.length > 0;
  const cells = figure.rows.flatMap((y, row) =>
    figure.columns.map((x, column) => [x, y, figure.cells[row]?.[column] ?? null, ...(named ? [''] : [])]),
  );
  const curves = figure.curves.flatMap((series) =>
    series.x.map((x, index) => [x, series.y[index] ?? null, null, series.label]),
  );
  return {
    heads: [headOf(figure.x), headOf(figure.y), headOf(figure.value), ...(named ? ['curve'] : [])],
    rows: [...cells, ...curves],
  };
}

function levelTable({ headings, levels }: LevelFigure): FigureTable {
  return {
    heads: [headings.name, headings.bar, 'size', ...headings.columns],
    rows: levels.map(({ label, barText, size, columns }) => [
      label,
      barText,
      size,
      ...headings.columns.map((_, index) => columns[index]?.text ?? ''),
    ]),
  };
}

function timelineTable({ x, lanes }: TimelineFigure): FigureTable {
  const unit = x.unit === '' ? '' : ` (${x.unit})`;
  return {
    heads: ['lane', 'what', `from${unit}`, `to${unit}`],
    rows: lanes.flatMap(({ label, spans }) => spans.map((span) => [label, span.label, span.from, span.to])),
  };
}
