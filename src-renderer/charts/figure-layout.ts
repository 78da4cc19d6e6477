import type { LineFigure, Panel, Series } from '../../models/figure';
import { type Domain, domainOf, placeOf, type Tick, ticksOf } from './axis-domain';
import { endOf, labelPanels, spread } from './end-labels';
import { elided, inTwoLines, textWidth } from './text-width';
import { axisTitle, type TickText, tickTexts } from './tick-text';

/** A tick with its place in pixels of the figure. */
export interface PlacedTick {
  readonly value: number;
  readonly at: number;
  readonly major: boolean;
  readonly label: TickText | null;
}

export interface EndLabel {
  readonly series: Series;
  /** One line, or two for a long name. */
  readonly lines: readonly string[];
  /** Height of the middle of the text, and of the end of the curve it belongs to. */
  readonly y: number;
  readonly anchor: number;
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
export const LABEL_LINE = 13;
/** Longer names are set in two lines. */
const LABEL_WIDTH = 120;
/** At most this share of the width goes to labels at the ends of the curves. */
const LABEL_SHARE = 0.34;
/** Without them, half of the last tick label still hangs over the end of the axis. */
const NO_LABELS = 20;

/** What may be left out of a layout: names at the ends of curves, where a table beside the figure names them. */
export interface LayoutChoice {
  readonly endLabels?: boolean;
}

export function layoutFigure(
  figure: LineFigure,
  width: number,
  height: number,
  { endLabels: named = true }: LayoutChoice = {},
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
  const free = Math.max(40, height - TITLE_HEIGHT - FOOT_HEIGHT - gaps);
  const heights = figure.panels.map((panel) => Math.round(free * panel.height));
  const yTicks = domains.map((domain, index) => ticksOf(domain, heights[index]!, 22));
  const yTexts = yTicks.map((ticks, index) => tickTexts(majorsOf(ticks), figure.panels[index]!.y));
  const left = Math.ceil(Math.max(24, ...yTexts.flat().map(tickWidth)) + 12);
  const labelPanel = labelPanels(figure, x, domains, heights);
  const names = figure.panels.flatMap((panel) => panel.series.flatMap((series) => labelLines(series.label)));
  const margin = named
    ? Math.min(Math.max(0, ...names.map((name) => textWidth(name))) + 22, width * LABEL_SHARE)
    : NO_LABELS;
  const right = width - Math.ceil(margin);

  let top = TITLE_HEIGHT;
  const panels = figure.panels.map((panel, index): PanelLayout => {
    const domain = domains[index]!;
    const panelTop = top;
    const panelHeight = heights[index]!;
    top += panelHeight + PANEL_GAP;
    const vertical = (place: number): number => panelTop + panelHeight * (1 - place);
    return {
      panel,
      top: panelTop,
      height: panelHeight,
      domain,
      title: axisTitle(panel.y),
      ticks: placeTicks(yTicks[index]!, yTexts[index]!, domain, vertical),
      labels: named
        ? endLabels(panel, index, labelPanel, x, domain, vertical, {
            top: panelTop,
            // The numbers of the x axis hang over its end.
            bottom: panelTop + panelHeight - (index === figure.panels.length - 1 ? 7 : 0),
            width: margin - 10,
          })
        : [],
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

function labelLines(label: string): readonly string[] {
  return inTwoLines(label, LABEL_WIDTH);
}

function endLabels(
  panel: Panel,
  index: number,
  labelPanel: ReadonlyMap<string, number>,
  x: Domain,
  domain: Domain,
  vertical: (place: number) => number,
  room: { readonly top: number; readonly bottom: number; readonly width: number },
): readonly EndLabel[] {
  const ends = panel.series.flatMap((series) => {
    const end = labelPanel.get(series.label) === index ? endOf(series, x, domain) : null;
    if (end === null) return [];
    const arrow = end.off === 'above' ? ' ↑' : end.off === 'below' ? ' ↓' : '';
    const lines = labelLines(series.label + arrow).map((line) => elided(line, room.width));
    return [{ series, lines, anchor: vertical(end.place) }];
  });
  const heights = spread(
    ends.map((end) => end.anchor),
    ends.map((end) => end.lines.length * LABEL_LINE + 1),
    room.top - 7,
    room.bottom + 7,
  );
  return ends.map((end, at) => ({ ...end, y: heights[at]! }));
}

/** Baselines of the lines of a label, centred on its height. */
export function labelBaselines({ lines, y }: EndLabel): readonly { readonly line: string; readonly y: number }[] {
  return lines.map((line, index) => ({ line, y: y + 4 + (index - (lines.length - 1) / 2) * LABEL_LINE }));
}
