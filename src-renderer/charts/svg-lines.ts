import type { LineFigure, Series } from '../../models/figure';
import { placeBoundSentence } from './bound-sentence';
import { curvePath, curvePoints, regionBelow } from './curve-points';
import { type FigureLayout, layoutFigure, type PanelLayout, tickLength } from './figure-layout';
import { type PlacedOperatingPoint, placeOperatingPoint } from './operating-point';
import { labelBaselines } from './panel-labels';
import { DASHES, FAMILY_MARKER, lineWidth, PRINT_COLOURS } from './series-style';
import { markerPath, tag } from './svg-marks';
import { AXIS, GRID, line, QUIET, text, tickText } from './svg-text';

/** Curves with their axes as markup of the given size. */
export function lineBody(figure: LineFigure, width: number, height: number): string {
  const layout = layoutFigure(figure, width, height);
  const parts = layout.panels.flatMap((panel, index) => panelParts(layout, panel, index));
  const foot = layout.panels.at(-1);
  if (foot !== undefined) parts.push(...xAxisTexts(layout, foot.top + foot.height));
  const point = placeOperatingPoint(figure, layout);
  if (point !== null) parts.push(operatingMark(point));
  return parts.join('\n');
}

/** The ring of the present design with its label. */
export function operatingMark(point: PlacedOperatingPoint): string {
  const stroke = PRINT_COLOURS.design;
  return [
    tag('circle', { cx: point.x, cy: point.y, r: 5, fill: '#FFFFFF', stroke, 'stroke-width': 2 }),
    tag('circle', { cx: point.x, cy: point.y, r: 1.75, fill: stroke }),
    text(point.labelX, point.labelY, point.label, { fill: stroke, weight: 600, plate: true }),
  ].join('\n');
}

/** Numbers of the x axis under the last panel, and its title. */
export function xAxisTexts(layout: FigureLayout, bottom: number): readonly string[] {
  const labels = layout.xTicks.filter((tick) => tick.label !== null);
  return [
    ...labels.map((tick) => tickText(tick.at, bottom + 17, tick.label!, 'middle')),
    text(layout.right, bottom + 32, layout.xTitle, { fill: QUIET, anchor: 'end' }),
  ];
}

function panelParts(layout: FigureLayout, panel: PanelLayout, index: number): readonly string[] {
  const { left, right } = layout;
  const bottom = panel.top + panel.height;
  const clip = `panel-${index}`;
  const hatch = `hatch-${index}`;
  const parts: string[] = [
    tag('clipPath', { id: clip }, tag('rect', { x: left, y: panel.top, width: right - left, height: panel.height })),
    ...panel.ticks.filter((tick) => tick.major).map((tick) => line(left, tick.at, right, tick.at, GRID)),
    ...layout.xTicks.filter((tick) => tick.major).map((tick) => line(tick.at, panel.top, tick.at, bottom, GRID)),
  ];
  const bound = panel.panel.unreachableBelow;
  const boundSeries = panel.panel.series.find((series) => series.key === bound?.series);
  if (bound !== undefined && boundSeries !== undefined) {
    const stripes = tag('line', { x1: 0, y1: 0, x2: 0, y2: 7, stroke: AXIS, 'stroke-width': 0.8 });
    const frame = { id: hatch, width: 7, height: 7, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' };
    const region = regionBelow(curvePoints(boundSeries, layout, panel), panel);
    parts.push(tag('pattern', frame, stripes));
    parts.push(tag('path', { d: region, fill: `url(#${hatch})`, 'clip-path': `url(#${clip})` }));
    const sentence = placeBoundSentence(bound.text, layout, panel);
    parts.push(...sentence.lines.map((words) => text(sentence.x, words.y, words.text, { fill: QUIET })));
  }
  const curves = panel.panel.series.flatMap((series) => curveMarks(series, layout, panel));
  parts.push(tag('g', { 'clip-path': `url(#${clip})` }, curves.join('\n')));
  parts.push(...panelAxes(layout, panel));
  for (const label of panel.labels) {
    const weight = label.series.family === 'design' ? 600 : undefined;
    const fill = PRINT_COLOURS[label.series.family];
    parts.push(...labelBaselines(label).map(({ line: words, y }) => text(right + 9, y, words, { fill, weight })));
  }
  return parts;
}

/** One curve as a path, or as its points. */
export function curveMarks(series: Series, layout: FigureLayout, panel: PanelLayout): readonly string[] {
  const stroke = PRINT_COLOURS[series.family];
  const points = curvePoints(series, layout, panel);
  if (series.points === true) {
    const marker = FAMILY_MARKER[series.family];
    const fill = marker === 'cross' ? 'none' : stroke;
    return points.flatMap((p) => (p ? [tag('path', { d: markerPath(marker, p.x, p.y, 3), fill, stroke })] : []));
  }
  const dash = DASHES[series.dash].join(' ');
  return [
    tag('path', {
      d: curvePath(points),
      fill: 'none',
      stroke,
      'stroke-width': lineWidth(series.family),
      'stroke-dasharray': dash === '' ? undefined : dash,
      'stroke-linejoin': 'round',
    }),
  ];
}

/** Axis lines, ticks, the numbers of the y axis and its title. */
export function panelAxes(layout: FigureLayout, panel: PanelLayout): readonly string[] {
  const { left, right } = layout;
  const bottom = panel.top + panel.height;
  const labelled = panel.ticks.filter((tick) => tick.label !== null);
  return [
    line(left, panel.top, left, bottom, AXIS),
    line(left, bottom, right, bottom, AXIS),
    ...panel.ticks.map((tick) => line(left - tickLength(tick), tick.at, left, tick.at, AXIS)),
    ...layout.xTicks.map((tick) => line(tick.at, bottom, tick.at, bottom + tickLength(tick), AXIS)),
    ...labelled.map((tick) => tickText(left - 8, tick.at + 4, tick.label!, 'end')),
    text(0, panel.top - 8, panel.title, { fill: QUIET }),
  ];
}
