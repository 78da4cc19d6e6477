import type { MapFigure } from '../../models/figure';
import { cellText, layoutMap, type MapLayout } from './map-layout';
import { shadeColour } from './map-shade';
import { PRINT_COLOURS } from './series-style';
import { curveMarks, operatingMark, panelAxes, xAxisTexts } from './svg-lines';
import { tag } from './svg-marks';
import { AXIS, INK, line, QUIET, RAISED, text, tickText } from './svg-text';

/** A map with its curves and the bar of its colours as markup of the given size. */
export function mapBody(figure: MapFigure, width: number, height: number): string {
  const map = layoutMap(figure, width, height);
  const { layout, panel } = map;
  const { left, right } = layout;
  const area = { x: left, y: panel.top, width: right - left, height: panel.height };
  const curves = panel.panel.series.flatMap((series) => curveMarks(series, layout, panel));
  return [
    tag('clipPath', { id: 'map' }, tag('rect', area)),
    hatchedGround(area),
    ...cellMarks(figure, map),
    tag('g', { 'clip-path': 'url(#map)' }, curves.join('\n')),
    ...panelAxes(layout, panel),
    ...xAxisTexts(layout, panel.top + panel.height),
    ...map.curveLabels.map(({ series, x, y }) =>
      text(x, y, series.label, { fill: PRINT_COLOURS[series.family], weight: 600, plate: true }),
    ),
    ...(map.operating === null ? [] : [operatingMark(map.operating)]),
    ...scaleMarks(map),
  ].join('\n');
}

/** Cells without value let the hatching through. */
function hatchedGround(area: Readonly<Record<string, number>>): string {
  const stripes = tag('line', { x1: 0, y1: 0, x2: 0, y2: 7, stroke: AXIS, 'stroke-width': 0.8 });
  const frame = { id: 'void', width: 7, height: 7, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' };
  return `${tag('pattern', frame, stripes)}\n${tag('rect', { ...area, fill: 'url(#void)' })}`;
}

function cellMarks(figure: MapFigure, { cells, shades, numbers }: MapLayout): readonly string[] {
  return cells.flatMap((cell) => {
    const shade = cell.value === null ? null : shades.of(cell.value);
    if (shade === null || cell.value === null) return [];
    const fill = shadeColour(shade, PRINT_COLOURS, RAISED, numbers);
    // Neighbours overlap a little, or the paper shows between them.
    const bleed = numbers ? -1 : 0.4;
    const block = tag('rect', {
      x: cell.left,
      y: cell.top,
      width: cell.width + bleed,
      height: cell.height + bleed,
      fill,
    });
    const middle = { x: cell.left + cell.width / 2, y: cell.top + cell.height / 2 + 4 };
    return numbers ? [block, text(middle.x, middle.y, cellText(figure, cell.value), { anchor: 'middle' })] : [block];
  });
}

function scaleMarks({ scale, shades, numbers, panel }: MapLayout): readonly string[] {
  const stops = scale.stops.flatMap((value, index) => {
    const shade = shades.of(value);
    const offset = index / (scale.stops.length - 1);
    return shade === null
      ? []
      : [tag('stop', { offset, 'stop-color': shadeColour(shade, PRINT_COLOURS, RAISED, numbers) })];
  });
  const words = scale.left + scale.width + 10;
  return [
    tag('linearGradient', { id: 'scale', x1: 0, y1: 0, x2: 0, y2: 1 }, stops.join('')),
    tag('rect', {
      x: scale.left,
      y: scale.top,
      width: scale.width,
      height: scale.height,
      fill: 'url(#scale)',
      stroke: AXIS,
    }),
    ...scale.ticks.flatMap((tick) =>
      tick.label === null
        ? []
        : [
            line(scale.left + scale.width, tick.at, scale.left + scale.width + 4, tick.at, AXIS),
            tickText(words, tick.at + 4, tick.label, 'start'),
          ],
    ),
    text(scale.titleX, panel.top - 8, scale.title, { fill: QUIET }),
    ...scale.above.map((part, index) => text(scale.left, panel.top + 10 + 13 * index, part, { fill: INK })),
    ...scale.below.map((part, index) =>
      text(scale.left, scale.top + scale.height + 17 + 13 * index, part, { fill: INK }),
    ),
  ];
}
