import type { TimelineFigure } from '../../models/figure';
import { type Domain, domainOf, placeOf, ticksOf } from './axis-domain';
import { type PlacedTick, placeTicks } from './figure-layout';
import { elided, textWidth } from './text-width';
import { axisTitle, tickTexts } from './tick-text';

type Lane = TimelineFigure['lanes'][number];
export type Span = Lane['spans'][number];

export interface PlacedSpan {
  readonly span: Span;
  readonly left: number;
  readonly width: number;
  /** What of the label can be shown, left end of the text, and whether it stands on the block or beside it. */
  readonly label: { readonly text: string; readonly x: number; readonly inside: boolean } | null;
}

export interface PlacedLane {
  readonly lane: Lane;
  readonly name: string;
  /** Middle of the staff and height of its blocks. */
  readonly middle: number;
  readonly height: number;
  readonly spans: readonly PlacedSpan[];
}

/** Where everything of a timeline lies; the same on screen and in an exported file. */
export interface TimelineLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: Domain;
  readonly xTitle: string;
  readonly ticks: readonly PlacedTick[];
  readonly lanes: readonly PlacedLane[];
}

const FOOT = 38;
const PAD = 6;
/** Narrower blocks would be invisible. */
const LEAST = 1.5;

export function layoutTimeline(figure: TimelineFigure, width: number, height: number): TimelineLayout {
  const ends = figure.lanes.flatMap(({ spans }) => spans.flatMap(({ from, to }) => [from, to]));
  const x = domainOf(figure.x, figure.x.scale === 'linear' ? [0, ...ends] : ends, false);
  const names = Math.max(0, ...figure.lanes.map(({ label }) => textWidth(label)));
  const left = Math.min(Math.ceil(names) + 14, width * 0.36);
  const right = width - 14;
  const top = 8;
  const step = Math.min(46, Math.max(20, (height - FOOT - top) / Math.max(1, figure.lanes.length)));
  const bottom = top + step * figure.lanes.length;
  const at = (place: number): number => left + Math.max(0, Math.min(1, place)) * (right - left);
  const ticks = ticksOf(x, right - left, 76);
  const texts = tickTexts(
    ticks.filter((tick) => tick.major).map((tick) => tick.value),
    figure.x,
  );
  return {
    left,
    right,
    top,
    bottom,
    x,
    xTitle: axisTitle(figure.x),
    ticks: placeTicks(ticks, texts, x, at),
    lanes: figure.lanes.map((lane, index) => ({
      lane,
      name: elided(lane.label, left - 14),
      middle: top + step * (index + 0.5),
      height: Math.min(24, step - 8),
      spans: placeSpans(lane, x, at, { left, right }),
    })),
  };
}

/** A label stands on its block where it fits, else in free room beside it, else shortened on it, else nowhere. */
function placeSpans(
  lane: Lane,
  x: Domain,
  at: (place: number) => number,
  area: { readonly left: number; readonly right: number },
): readonly PlacedSpan[] {
  const blocks = lane.spans
    .flatMap((span) => {
      const from = placeOf(x, span.from);
      const to = placeOf(x, span.to);
      if (from === null && to === null) return [];
      // On a log axis what begins at zero begins at the left end.
      const start = at(from ?? 0);
      return [{ span, left: start, width: Math.max(LEAST, at(to ?? 1) - start) }];
    })
    .sort((a, b) => a.left - b.left);
  let free = area.left;
  return blocks.map((block, index) => {
    const text = block.span.label;
    const wide = textWidth(text);
    const end = block.left + block.width;
    const next = blocks[index + 1]?.left ?? area.right;
    const before = free;
    free = end;
    if (wide + 2 * PAD <= block.width) {
      return { ...block, label: { text, x: block.left + (block.width - wide) / 2, inside: true } };
    }
    if (wide + 2 * PAD <= next - end) {
      free = end + wide + PAD;
      return { ...block, label: { text, x: end + PAD, inside: false } };
    }
    if (wide + 2 * PAD <= block.left - before) {
      return { ...block, label: { text, x: block.left - PAD - wide, inside: false } };
    }
    const cut = elided(text, block.width - 2 * PAD);
    return {
      ...block,
      label: cut.length > 3 && block.width > 36 ? { text: cut, x: block.left + PAD, inside: true } : null,
    };
  });
}

/** The spans under way at x, one entry for each lane that has any. */
export function spansAt(figure: TimelineFigure, x: number): readonly { readonly lane: Lane; readonly span: Span }[] {
  return figure.lanes.flatMap((lane) =>
    lane.spans.filter(({ from, to }) => x >= from && x <= to).map((span) => ({ lane, span })),
  );
}
