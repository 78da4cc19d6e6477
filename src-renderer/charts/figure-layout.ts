import type { LineFigure, Panel } from '../../models/figure';
import { type Domain, domainOf, placeOf, type Tick, ticksOf } from './axis-domain';
import { type EndLabel, layoutLabels } from './panel-labels';
import { textWidth } from './text-width';
import { axisTitle, type TickText, tickTexts } from './tick-text';

/** A tick with its place in pixels of the figure. */
export interface PlacedTick {
  readonly value: number;
  readonly at: number;
  readonly major: boolean;
  readonly label: TickText | null;
}

export interface PanelLayout {
  readonly panel: Panel;
  readonly top: number;
  readonly height: number;
  readonly domain: Domain;
  readonly title: string;
  readonly ticks: readonly PlacedTick[];
  readonly labels: readonly EndLabel[];
}

/** Where everything of a figure lies, in pixels; the same on screen and in an exported file. */
export interface FigureLayout {
  readonly width: number;
  readonly height: number;
  /** Left and right end of all panels. */
  readonly left: number;
  readonly right: number;
  readonly x: Domain;
  readonly xTitle: string;
  readonly xTicks: readonly PlacedTick[];
  readonly panels: readonly PanelLayout[];
}

const TITLE_HEIGHT = 20;
const PANEL_GAP = 28;
const FOOT_HEIGHT = 36;
/** Without them, half of the last tick label still hangs over the end of the axis. */
const NO_LABELS = 20;

/** Between the title of the first panel and its top, where the letters of placed cursors stand. */
const HANDLE_HEIGHT = 16;

/** What a figure with placed cursors has otherwise: no names at the ends of curves, which the table beside it names. */
export interface LayoutChoice {
  readonly endLabels?: boolean;
  /** Room for the letters of the cursors. */
  readonly handles?: boolean;
}

export function layoutFigure(
  figure: LineFigure,
  width: number,
  height: number,
  { endLabels: named = true, handles = false }: LayoutChoice = {},
): FigureLayout {
  const x = domainOf(
    figure.x,
    figure.panels.flatMap((panel) => panel.series.flatMap((s) => s.x)),
    false,
  );
  const operating = figure.operatingPoint;
  const domains = figure.panels.map((panel, index) => {
    const shown = panel.series.flatMap((series) =>
      series.y.filter((value, at): value is number => value !== null && isInside(x, series.x[at]!)),
    );
    return domainOf(panel.y, index === 0 && operating ? [...shown, operating.y] : shown, true);
  });
  const gaps = PANEL_GAP * (figure.panels.length - 1);
  const head = TITLE_HEIGHT + (handles ? HANDLE_HEIGHT : 0);
  const free = Math.max(40, height - head - FOOT_HEIGHT - gaps);
  const heights = figure.panels.map((panel) => Math.round(free * panel.height));
  const yTicks = domains.map((domain, index) => ticksOf(domain, heights[index]!, 22));
  const yTexts = yTicks.map((ticks, index) => tickTexts(majorsOf(ticks), figure.panels[index]!.y));
  const left = Math.ceil(Math.max(24, ...yTexts.flat().map(tickWidth)) + 12);
  let foot = head;
  const boxes = domains.map((domain, index) => {
    const top = foot;
    foot += heights[index]! + PANEL_GAP;
    return { domain, top, height: heights[index]! };
  });
  const labels = named ? layoutLabels(figure, x, boxes, PANEL_GAP, width) : null;
  const right = width - Math.ceil(labels?.margin ?? NO_LABELS);
  const panels = figure.panels.map((panel, index): PanelLayout => {
    const box = boxes[index]!;
    return {
      ...box,
      panel,
      title: axisTitle(panel.y),
      ticks: placeTicks(yTicks[index]!, yTexts[index]!, box.domain, (place) => box.top + box.height * (1 - place)),
      labels: labels?.panels[index] ?? [],
    };
  });
  const xTicks = ticksOf(x, right - left, 76);
  return {
    width,
    height,
    left,
    right,
    x,
    xTitle: axisTitle(figure.x),
    xTicks: placeTicks(xTicks, tickTexts(majorsOf(xTicks), figure.x), x, (place) => left + (right - left) * place),
    panels,
  };
}

/** Baseline of the title of a panel; that of the first stays at the edge of the figure. */
export function titleBaseline(layout: FigureLayout, panel: PanelLayout): number {
  return (panel === layout.panels[0] ? TITLE_HEIGHT : panel.top) - 8;
}

/** Major ticks are longer than the unlabelled ones between. */
export function tickLength(tick: PlacedTick): number {
  return tick.major ? 5 : 3;
}

function isInside(domain: Domain, value: number): boolean {
  const place = placeOf(domain, value);
  return place !== null && place >= -1e-9 && place <= 1 + 1e-9;
}

function majorsOf(ticks: readonly Tick[]): readonly number[] {
  return ticks.filter((tick) => tick.major).map((tick) => tick.value);
}

export function tickWidth({ text, exponent }: TickText): number {
  return textWidth(text) + (exponent === undefined ? 0 : textWidth(exponent, 8));
}

/** Ticks of a domain with their texts (one for each major tick) at pixels given by `at` from the place, 0 to 1. */
export function placeTicks(
  ticks: readonly Tick[],
  texts: readonly TickText[],
  domain: Domain,
  at: (place: number) => number,
): readonly PlacedTick[] {
  let next = 0;
  return ticks.map((tick) => ({
    value: tick.value,
    at: at(placeOf(domain, tick.value) ?? 0),
    major: tick.major,
    label: tick.major ? (texts[next++] ?? null) : null,
  }));
}
