import type { Axis, LineFigure, MapFigure } from '../../models/figure';
import { formatNumber } from '../../models/quantity/format-number';
import { type Domain, placeOf, ticksOf } from './axis-domain';
import type { Box } from './card-place';
import { type CurveLabel, placeCurveLabels } from './curve-labels';
import {
  type FigureLayout,
  layoutFigure,
  type PanelLayout,
  type PlacedTick,
  placeTicks,
  tickWidth,
} from './figure-layout';
import { type MapShades, shadesOf } from './map-shade';
import { signedText } from './number-text';
import { type PlacedOperatingPoint, placeOperatingPoint } from './operating-point';
import { inTwoLines, textWidth } from './text-width';
import { axisTitle, tickTexts } from './tick-text';

/** A cell in pixels of the figure. */
export interface MapCell extends Box {
  readonly column: number;
  readonly row: number;
  readonly value: number | null;
}

/** The bar that tells values from colours. */
export interface ScaleBar extends Box {
  readonly title: string;
  /** Left end of the title: over the bar, or further left where it is long. */
  readonly titleX: number;
  readonly ticks: readonly PlacedTick[];
  /** Words for the two sides, set beside the ends of the bar. */
  readonly above: readonly string[];
  readonly below: readonly string[];
  /** Values at evenly spaced heights from the top down, for the gradient. */
  readonly stops: readonly number[];
}

/** Where everything of a map lies; the same on screen and in an exported file. */
export interface MapLayout {
  /** The map as a figure of its curves, which shares the axes. */
  readonly frame: LineFigure;
  readonly layout: FigureLayout;
  readonly panel: PanelLayout;
  readonly cells: readonly MapCell[];
  readonly shades: MapShades;
  /** Number of each cell, where all of them fit; by column within row. */
  readonly numbers: boolean;
  readonly scale: ScaleBar;
  readonly curveLabels: readonly CurveLabel[];
  readonly operating: PlacedOperatingPoint | null;
}

const BAR_WIDTH = 10;
const BAR_GAP = 16;
const WORDS_WIDTH = 84;
const STOPS = 24;
/** More columns of counts would crowd their labels. */
const MOST_COUNTS = 12;

export function layoutMap(figure: MapFigure, width: number, height: number): MapLayout {
  const shades = shadesOf(figure);
  const above = sideWords(figure.value.above);
  const below = sideWords(figure.value.below);
  const scaleTicks = ticksOf(shades.domain, Math.max(60, height - 120), 34);
  const scaleTexts = tickTexts(
    scaleTicks.filter((tick) => tick.major).map((tick) => tick.value),
    figure.value,
  );
  const words = [...above, ...below].map((line) => textWidth(line));
  const right = BAR_GAP + BAR_WIDTH + 10 + Math.max(20, ...scaleTexts.map(tickWidth), ...words);
  const columns = edgesOf(figure.columns, figure.x.scale);
  const rows = edgesOf(figure.rows, figure.y.scale);
  const frame = frameOf(figure, columns, rows);
  const layout = layoutFigure(frame, width - right, height, { endLabels: false });
  const first = layout.panels[0]!;
  const across = (place: number): number => layout.left + (layout.right - layout.left) * place;
  const up = (place: number): number => first.top + first.height * (1 - place);
  const xTicks = ticksOfCounts(figure.columns, figure.x, layout.x, across) ?? layout.xTicks;
  const panel = { ...first, ticks: ticksOfCounts(figure.rows, figure.y, first.domain, up) ?? first.ticks };
  const cells = cellsOf(figure, columns, rows, layout, panel);
  const operating = placeOperatingPoint(frame, layout);
  const taken = operating === null ? [] : [labelBox(operating)];
  // Room at both ends of the bar for the words of the sides.
  const barTop = panel.top + above.length * 13 + (above.length > 0 ? 6 : 0);
  const barBottom = panel.top + panel.height - below.length * 13 - (below.length > 0 ? 8 : 0);
  const bar = { left: layout.right + BAR_GAP, top: barTop, width: BAR_WIDTH, height: Math.max(20, barBottom - barTop) };
  const { domain } = shades;
  const title = axisTitle(figure.value);
  return {
    frame,
    layout: { ...layout, width, xTicks },
    panel,
    cells,
    shades,
    numbers: cells.length > 0 && cells.every((cell) => fits(cell, figure)),
    scale: {
      ...bar,
      title,
      titleX: Math.max(0, Math.min(bar.left, width - textWidth(title))),
      ticks: placeTicks(scaleTicks, scaleTexts, domain, (place) => bar.top + bar.height * (1 - place)),
      above,
      below,
      stops: Array.from({ length: STOPS + 1 }, (_, k) => {
        const place = 1 - k / STOPS;
        return domain.scale === 'log'
          ? domain.min * (domain.max / domain.min) ** place
          : domain.min + place * (domain.max - domain.min);
      }),
    },
    curveLabels: placeCurveLabels(panel.panel.series, layout, panel, taken),
    operating,
  };
}

/** The number in a cell: signed where no effect is zero. */
export function cellText(figure: MapFigure, value: number): string {
  if (figure.value.neutral !== 0) return formatNumber(value, { digits: 3 });
  const size = Math.max(...figure.cells.flat().map((cell) => Math.abs(cell ?? 0)));
  const decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  return signedText(value, decimals);
}

/**
 * Borders of cells around their centres: half way between neighbours (in the logarithm on a log axis), mirrored at the
 * ends. One more than there are centres.
 */
export function edgesOf(centres: readonly number[], scale: 'linear' | 'log'): readonly number[] {
  const to = scale === 'log' ? Math.log : (value: number): number => value;
  const from = scale === 'log' ? Math.exp : (value: number): number => value;
  const at = centres.map(to);
  if (at.length === 0) return [];
  if (at.length === 1) return scale === 'log' ? [centres[0]! / 2, centres[0]! * 2] : [at[0]! - 0.5, at[0]! + 0.5];
  const middles = at.slice(1).map((value, index) => (value + at[index]!) / 2);
  const first = 2 * at[0]! - middles[0]!;
  const last = 2 * at.at(-1)! - middles.at(-1)!;
  return [first, ...middles, last].map(from);
}

/** Ticks in the middle of the cells where these are a few counts; null where the usual ticks say more. */
function ticksOfCounts(
  centres: readonly number[],
  axis: Axis,
  domain: Domain,
  at: (place: number) => number,
): readonly PlacedTick[] | null {
  if (centres.length > MOST_COUNTS || !centres.every(Number.isInteger)) return null;
  return placeTicks(
    centres.map((value) => ({ value, major: true })),
    tickTexts(centres, axis),
    domain,
    at,
  );
}

function frameOf(figure: MapFigure, columns: readonly number[], rows: readonly number[]): LineFigure {
  const ends = (edges: readonly number[]) => (edges.length === 0 ? {} : { min: edges[0]!, max: edges.at(-1)! });
  return {
    kind: 'lines',
    key: figure.key,
    title: figure.title,
    finding: figure.finding,
    x: { ...figure.x, ...ends(columns) },
    panels: [{ y: { ...figure.y, ...ends(rows) }, height: 1, series: figure.curves }],
    ...(figure.operatingPoint !== undefined && { operatingPoint: figure.operatingPoint }),
  };
}

function cellsOf(
  figure: MapFigure,
  columns: readonly number[],
  rows: readonly number[],
  layout: FigureLayout,
  panel: PanelLayout,
): readonly MapCell[] {
  const across = columns.map((edge) => placeOf(layout.x, edge));
  const up = rows.map((edge) => placeOf(panel.domain, edge));
  return figure.rows.flatMap((_, row) =>
    figure.columns.flatMap((_, column) => {
      const borders = [across[column], across[column + 1], up[row], up[row + 1]];
      // A log axis has no place for a border at zero or below.
      if (!borders.every((border) => typeof border === 'number')) return [];
      const [x0, x1, y0, y1] = borders as [number, number, number, number];
      const span = layout.right - layout.left;
      const value = figure.cells[row]?.[column] ?? null;
      return [
        {
          column,
          row,
          value: value !== null && Number.isFinite(value) ? value : null,
          left: layout.left + x0 * span,
          top: panel.top + panel.height * (1 - y1),
          width: (x1 - x0) * span,
          height: panel.height * (y1 - y0),
        },
      ];
    }),
  );
}

function fits(cell: MapCell, figure: MapFigure): boolean {
  return cell.height >= 17 && (cell.value === null || cell.width >= textWidth(cellText(figure, cell.value)) + 8);
}

function sideWords(words: string | undefined): readonly string[] {
  return words === undefined ? [] : inTwoLines(words, WORDS_WIDTH);
}

function labelBox(point: PlacedOperatingPoint): Box {
  return { left: point.labelX, top: point.labelY - 10, width: textWidth(point.label), height: 12 };
}
