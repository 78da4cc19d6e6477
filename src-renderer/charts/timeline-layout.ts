import type { TimelineFigure } from '../../models/figure';
import { type Domain, domainOf, placeOf, ticksOf } from './axis-domain';
import { spread } from './end-labels';
import { type PlacedTick, placeTicks } from './figure-layout';
import { elided, textWidth } from './text-width';
import { axisTitle, tickTexts } from './tick-text';

type Lane = TimelineFigure['lanes'][number];
export type Span = Lane['spans'][number];

export interface PlacedSpan {
  readonly span: Span;
  readonly left: number;
  readonly width: number;
  readonly label: PlacedSpanLabel;
}

/** The name of a block: left end of the text, and whether it stands on its block, beside it, or in a row below. */
export interface PlacedSpanLabel {
  readonly text: string;
  readonly x: number;
  readonly where: 'inside' | 'beside' | 'below';
}

export interface PlacedLane {
  readonly lane: Lane;
  readonly name: string;
  /** Middle of the staff, height of its blocks, baseline of the names below them. */
  readonly middle: number;
  readonly height: number;
  readonly captions: number;
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
const LANE = 32;
const BLOCK = 22;
/** Height of a row of names below the blocks. */
const CAPTION = 14;
/** Narrower blocks would be invisible. */
const LEAST = 1.5;

export function layoutTimeline(figure: TimelineFigure, width: number, height: number): TimelineLayout {
  const ends = figure.lanes.flatMap(({ spans }) => spans.flatMap(({ from, to }) => [from, to]));
  const x = domainOf(figure.x, figure.x.scale === 'linear' ? [0, ...ends] : ends, false);
  const names = Math.max(0, ...figure.lanes.map(({ label }) => textWidth(label)));
  const left = Math.min(Math.ceil(names) + 14, width * 0.36);
  const right = width - 14;
  const top = 8;
  const at = (place: number): number => left + Math.max(0, Math.min(1, place)) * (right - left);
  const placed = figure.lanes.map((lane) => placeSpans(lane, x, at, { left, right }));
  const steps = placed.map((spans) => (spans.some(({ label }) => label.where === 'below') ? LANE + CAPTION : LANE));
  const total = steps.reduce((sum, step) => sum + step, 0);
  // Room that is left goes between the staffs, but they stay together.
  const air = Math.max(0, Math.min(14, (height - FOOT - top - total) / Math.max(1, steps.length)));
  const tops = steps.map((_, index) => top + steps.slice(0, index).reduce((sum, step) => sum + step + air, air / 2));
  const bottom = top + total + air * steps.length;
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
      middle: tops[index]! + LANE / 2,
      height: BLOCK,
      captions: tops[index]! + LANE + 6,
      spans: placed[index]!,
    })),
  };
}

/**
 * A name stands on its block where it fits, else in free room beside it; where neither is wide enough it goes to a row
 * below, near its block.
 */
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
      return [{ span, left: start, width: Math.max(LEAST, at(to ?? 1) - start), text: span.label }];
    })
    .sort((a, b) => a.left - b.left);
  let free = area.left;
  const labels = blocks.map(({ left, width, text }, index): PlacedSpanLabel => {
    const wide = textWidth(text);
    const end = left + width;
    const next = blocks[index + 1]?.left ?? area.right;
    const before = free;
    free = end;
    if (wide + 2 * PAD <= width) return { text, x: left + (width - wide) / 2, where: 'inside' };
    if (wide + 2 * PAD <= next - end) {
      free = end + wide + PAD;
      return { text, x: end + PAD, where: 'beside' };
    }
    if (wide + 2 * PAD <= left - before) return { text, x: left - PAD - wide, where: 'beside' };
    return { text, x: left + width / 2 - wide / 2, where: 'below' };
  });
  const below = labels.filter(({ where }) => where === 'below');
  const widths = below.map(({ text }) => textWidth(text) + 2 * PAD);
  const middles = spread(
    below.map((label, index) => label.x + widths[index]! / 2 - PAD),
    widths,
    area.left - PAD,
    area.right + PAD,
  );
  return blocks.map(({ span, left, width }, index) => {
    const label = labels[index]!;
    const row = below.indexOf(label);
    return { span, left, width, label: row < 0 ? label : { ...label, x: middles[row]! - widths[row]! / 2 + PAD } };
  });
}

/** The spans under way at x, one entry for each lane that has any. */
export function spansAt(figure: TimelineFigure, x: number): readonly { readonly lane: Lane; readonly span: Span }[] {
  return figure.lanes.flatMap((lane) =>
    lane.spans.filter(({ from, to }) => x >= from && x <= to).map((span) => ({ lane, span })),
  );
}
