import type { TimelineFigure } from '../../models/figure';
import { tickLength } from './figure-layout';
import { mixed } from './mix-colours';
import { PRINT_COLOURS } from './series-style';
import { tag } from './svg-marks';
import { AXIS, GRID, INK, line, QUIET, RAISED, text, tickText } from './svg-text';
import { layoutTimeline } from './timeline-layout';

/** How much of its hue a block shows, so that words on it stay readable. */
const BLOCK_STRENGTH = 0.32;

/** Staffs with their blocks over one time axis as markup of the given size. */
export function timelineBody(figure: TimelineFigure, width: number, height: number): string {
  const { left, right, top, bottom, ticks, lanes, xTitle } = layoutTimeline(figure, width, height);
  const blocks = lanes.flatMap(({ name, middle, height: thick, captions, spans }) => [
    text(0, middle + 4, name),
    line(left, middle, right, middle, GRID),
    ...spans.flatMap(({ span, left: x, width: long, label }) => {
      const hue = PRINT_COLOURS[span.family];
      const fill = mixed(hue, RAISED, BLOCK_STRENGTH);
      const y = middle - thick / 2;
      return [
        tag('rect', {
          x,
          y,
          width: long,
          height: thick,
          rx: Math.min(3, long / 2),
          fill,
          stroke: hue,
          'stroke-width': 1,
        }),
        text(label.x, label.where === 'below' ? captions : middle + 4, label.text, {
          fill: label.where === 'below' ? QUIET : INK,
          plate: label.where === 'beside',
        }),
      ];
    }),
  ]);
  return [
    ...ticks.filter((tick) => tick.major).map((tick) => line(tick.at, top, tick.at, bottom, GRID)),
    ...blocks,
    line(left, bottom, right, bottom, AXIS),
    ...ticks.map((tick) => line(tick.at, bottom, tick.at, bottom + tickLength(tick), AXIS)),
    ...ticks.flatMap((tick) => (tick.label === null ? [] : [tickText(tick.at, bottom + 17, tick.label, 'middle')])),
    text(right, bottom + 32, xTitle, { fill: QUIET, anchor: 'end' }),
  ].join('\n');
}
