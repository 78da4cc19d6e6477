import type { LineFigure, Series } from '../../models/figure';
import type { Domain } from './axis-domain';
import { endOf, labelPanels, spread } from './end-labels';
import { elided, inTwoLines, textWidth } from './text-width';

/** The name of a curve at its right end. */
export interface EndLabel {
  readonly series: Series;
  /** One line, or two for a long name. */
  readonly lines: readonly string[];
  /** Height of the middle of the text, and of the end of the curve it belongs to. */
  readonly y: number;
  readonly anchor: number;
}

/** As much of a laid out panel as its names need. */
export interface PanelBox {
  readonly domain: Domain;
  readonly top: number;
  readonly height: number;
}

/** Names of each panel, and the width to keep free for all of them. */
export interface LabelColumn {
  readonly margin: number;
  readonly panels: readonly (readonly EndLabel[])[];
}

export const LABEL_LINE = 13;
/** Longer names are set in two lines where there is room for them. */
const LABEL_WIDTH = 120;
/** At most this share of the width goes to labels at the ends of the curves. */
const LABEL_SHARE = 0.34;
/** From the end of the axis to the names, and from there to the edge of the figure. */
const LEADER = 12;
const EDGE = 10;

/** The heights between which names of a panel may stand. */
interface Room {
  readonly low: number;
  readonly high: number;
}

/**
 * Names at the right ends of the curves of a figure. Those of a panel keep to its height and its half of the gaps beside
 * it, so that they never run into those of the next: where two lines for a long name leave too little room, every name
 * has one; then a name moves to a panel that draws its curve too and has room; then the last ones are left out, which
 * the table of the figure names still.
 */
export function layoutLabels(
  figure: LineFigure,
  x: Domain,
  boxes: readonly PanelBox[],
  gap: number,
  width: number,
): LabelColumn {
  const rooms = boxes.map((box, index): Room => {
    const last = index === boxes.length - 1;
    return {
      low: box.top - (index === 0 ? 7 : gap / 2),
      // The numbers of the x axis hang over its end.
      high: box.top + box.height + (last ? 0 : gap / 2),
    };
  });
  const homes = labelPanels(
    figure,
    x,
    boxes.map(({ domain }) => domain),
    boxes.map(({ height }) => height),
  );
  const wanted = figure.panels.map((panel, index) => panel.series.filter(({ label }) => homes.get(label) === index));
  const fits = wanted.every((series, index) => {
    const lines = series.reduce((sum, { label }) => sum + labelHeight(inTwoLines(label, LABEL_WIDTH)), 0);
    return lines <= sizeOf(rooms[index]!);
  });
  const longest = fits ? LABEL_WIDTH : Infinity;
  const names = figure.panels.flatMap(({ series }) => series.flatMap(({ label }) => inTwoLines(label, longest)));
  const margin = Math.min(Math.max(0, ...names.map((name) => textWidth(name))) + LEADER + EDGE, width * LABEL_SHARE);
  const named = fits ? wanted : withinRoom(figure, x, boxes, wanted, rooms);
  return {
    margin,
    panels: named.map((series, index) => placed(series, x, boxes[index]!, rooms[index]!, longest, margin - EDGE)),
  };
}

/** Single-line names shared out so that no panel has more than its height holds. */
function withinRoom(
  figure: LineFigure,
  x: Domain,
  boxes: readonly PanelBox[],
  wanted: readonly (readonly Series[])[],
  rooms: readonly Room[],
): readonly (readonly Series[])[] {
  const most = rooms.map((room) => Math.floor(sizeOf(room) / labelHeight([''])));
  // This design is the last to lose its name.
  const named = wanted.map((series) => [
    ...series.filter(({ family }) => family === 'design'),
    ...series.filter(({ family }) => family !== 'design'),
  ]);
  named.forEach((series, index) => {
    for (const surplus of series.splice(most[index]!)) {
      const other = figure.panels.findIndex((panel, at) => {
        const twin = panel.series.find(({ label }) => label === surplus.label);
        return twin !== undefined && named[at]!.length < most[at]! && endOf(twin, x, boxes[at]!.domain) !== null;
      });
      const twin = figure.panels[other]?.series.find(({ label }) => label === surplus.label);
      if (twin) named[other]!.push(twin);
    }
  });
  return named;
}

function placed(
  named: readonly Series[],
  x: Domain,
  { domain, top, height }: PanelBox,
  { low, high }: Room,
  longest: number,
  width: number,
): readonly EndLabel[] {
  const ends = named.flatMap((series) => {
    const end = endOf(series, x, domain);
    if (end === null) return [];
    const arrow = end.off === 'above' ? ' ↑' : end.off === 'below' ? ' ↓' : '';
    // The break is that of the name alone: an arrow must not ask for a line that was not counted.
    const lines = inTwoLines(series.label, longest);
    const shown = lines.map((line, index) => elided(index === lines.length - 1 ? line + arrow : line, width));
    return [{ series, lines: shown, anchor: top + height * (1 - end.place) }];
  });
  const middles = spread(
    ends.map(({ anchor }) => anchor),
    ends.map(({ lines }) => labelHeight(lines)),
    low,
    high,
  );
  return ends.map((end, at) => ({ ...end, y: middles[at]! }));
}

function labelHeight(lines: readonly string[]): number {
  return lines.length * LABEL_LINE + 1;
}

function sizeOf({ low, high }: Room): number {
  return high - low;
}

/** Baselines of the lines of a label, centred on its height. */
export function labelBaselines({ lines, y }: EndLabel): readonly { readonly line: string; readonly y: number }[] {
  return lines.map((line, index) => ({ line, y: y + 4 + (index - (lines.length - 1) / 2) * LABEL_LINE }));
}
