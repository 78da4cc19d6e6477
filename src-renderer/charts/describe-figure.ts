import type { BarFigure, FigureSpec, LineFigure, Series } from '../../models/figure';
import { domainOf } from './axis-domain';
import { valueOfSeries } from './interpolate';
import { reading } from './tick-text';

/** What a figure shows, in sentences for those who do not see it: axes, the lowest point of the design, its rivals there. */
export function describeFigure(figure: FigureSpec): string {
  const facts = figure.kind === 'lines' ? lineFacts(figure) : barFacts(figure);
  return [figure.title, figure.finding, ...facts]
    .map(sentence)
    .filter((text) => text !== '')
    .join(' ');
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
