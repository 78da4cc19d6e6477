import type {
  BarFigure,
  FigureSpec,
  LevelFigure,
  LineFigure,
  MapFigure,
  Series,
  TimelineFigure,
} from '../../models/figure';
import { domainOf } from './axis-domain';
import { valueOfSeries } from './interpolate';
import { reading } from './tick-text';

/** What a figure shows, in sentences for those who do not see it: axes, the lowest point of the design, its rivals there. */
export function describeFigure(figure: FigureSpec): string {
  return [figure.title, figure.finding, ...factsOf(figure)]
    .map(sentence)
    .filter((text) => text !== '')
    .join(' ');
}

function factsOf(figure: FigureSpec): readonly string[] {
  switch (figure.kind) {
    case 'lines':
      return lineFacts(figure);
    case 'bars':
      return barFacts(figure);
    case 'map':
      return mapFacts(figure);
    case 'levels':
      return levelFacts(figure);
    case 'timeline':
      return timelineFacts(figure);
  }
}

function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

function lineFacts(figure: LineFigure): readonly string[] {
  const panel = figure.panels[0];
  if (panel === undefined) return [];
  const x = domainOf(
    figure.x,
    panel.series.flatMap((series) => series.x),
    false,
  );
  const axes = `${panel.y.label} against ${figure.x.label} from ${reading(x.min, figure.x.unit)} to ${reading(x.max, figure.x.unit)}`;
  const main = panel.series.find((series) => series.family === 'design') ?? panel.series[0];
  const lowest = main === undefined ? null : lowestOf(main);
  if (main === undefined || lowest === null) return [axes];
  const rivals = panel.series.flatMap((series) => {
    const value = series === main ? null : valueOfSeries(series, lowest.x, x, panel.y.scale);
    return value === null ? [] : [`${series.label} ${reading(value, panel.y.unit)}`];
  });
  const place = `Lowest of ${main.label}: ${reading(lowest.y, panel.y.unit)} at ${reading(lowest.x, figure.x.unit)}`;
  return [axes, rivals.length === 0 ? place : `${place}; there ${rivals.join(', ')}`];
}

function lowestOf(series: Series): { readonly x: number; readonly y: number } | null {
  let best: { x: number; y: number } | null = null;
  series.y.forEach((y, index) => {
    if (y !== null && Number.isFinite(y) && (best === null || y < best.y)) best = { x: series.x[index]!, y };
  });
  return best;
}

function barFacts(figure: BarFigure): readonly string[] {
  const bars = [...figure.bars].sort((a, b) => b.value - a.value);
  return [
    `${figure.value.label}: ${bars.map((bar) => `${bar.label} ${reading(bar.value, figure.value.unit)}`).join(', ')}`,
  ];
}

function mapFacts(figure: MapFigure): readonly string[] {
  const { x, y, value: axis } = figure;
  let low: CellOfMap | null = null;
  let high: CellOfMap | null = null;
  figure.cells.forEach((cells, row) =>
    cells.forEach((value, column) => {
      if (value === null || !Number.isFinite(value)) return;
      const cell = { value, x: figure.columns[column]!, y: figure.rows[row]! };
      if (low === null || value < low.value) low = cell;
      if (high === null || value > high.value) high = cell;
    }),
  );
  const place = ({ value, ...at }: CellOfMap): string =>
    `${reading(value, axis.unit)} at ${x.label} ${reading(at.x, x.unit)} and ${y.label} ${reading(at.y, y.unit)}`;
  const plane = `${axis.label} over ${x.label} and ${y.label}`;
  return low === null || high === null ? [plane] : [plane, `Lowest ${place(low)}; highest ${place(high)}`];
}

interface CellOfMap {
  readonly value: number;
  readonly x: number;
  readonly y: number;
}

function levelFacts({ headings, levels }: LevelFigure): readonly string[] {
  return levels.map(({ label, barText, columns }) => {
    const rest = columns.map(
      ({ text, limit }, index) => `${headings.columns[index]} ${text}${limit ? ', the limit' : ''}`,
    );
    return [`${label}: ${barText}`, ...rest].join(', ');
  });
}

function timelineFacts({ x, lanes }: TimelineFigure): readonly string[] {
  return lanes.map(({ label, spans }) => {
    const parts = spans.map(
      (span) => `${span.label} from ${reading(span.from, x.unit)} to ${reading(span.to, x.unit)}`,
    );
    return `${label}: ${parts.length === 0 ? 'nothing' : parts.join(', ')}`;
  });
}
