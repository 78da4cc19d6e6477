import type { BarFigure, FigureSpec, LineFigure } from '../../models/figure';
import { layoutBars } from './bar-layout';
import { placeBoundSentence } from './bound-sentence';
import { curvePath, curvePoints, regionBelow } from './curve-points';
import { describeFigure } from './describe-figure';
import { type FigureLayout, labelBaselines, layoutFigure, type PanelLayout, tickLength } from './figure-layout';
import { placeOperatingPoint } from './operating-point';
import { DASHES, FAMILY_MARKER, lineWidth, PRINT_COLOURS } from './series-style';
import { escapeXml, markerPath, tag } from './svg-marks';
import type { TickText } from './tick-text';

const INK = '#15181E';
const QUIET = '#454D5B';
const AXIS = '#838C9B';
const GRID = '#EBEDF1';
const HEAD_HEIGHT = 26;
const FOOT_HEIGHT = 24;
const MARGIN = 14;

/** The figure as a vector drawing for paper, white ground, with its title, finding and a spoken description. */
export function figureSvg(figure: FigureSpec, width = 640, height = 400): string {
  const inner = { width: width - 2 * MARGIN, height: height - HEAD_HEIGHT - FOOT_HEIGHT - 2 * MARGIN };
  const body = figure.kind === 'lines' ? lineBody(figure, inner.width, inner.height) : barBody(figure, inner);
  const children = [
    tag('title', {}, escapeXml(figure.title)),
    tag('desc', {}, escapeXml(describeFigure(figure))),
    tag('rect', { width, height, fill: '#FFFFFF' }),
    text(MARGIN, MARGIN + 12, figure.title, { size: 13, weight: 600 }),
    tag('g', { transform: `translate(${MARGIN} ${MARGIN + HEAD_HEIGHT})` }, body),
    text(MARGIN, height - MARGIN, figure.finding, { fill: QUIET }),
  ].join('\n');
  return tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'font-family': "Inter, 'Helvetica Neue', Arial, sans-serif",
      'font-size': 11,
    },
    `\n${children}\n`,
  );
}

interface TextStyle {
  readonly size?: number;
  readonly weight?: number;
  readonly fill?: string;
  readonly anchor?: 'start' | 'end' | 'middle';
}

function text(x: number, y: number, content: string, style: TextStyle = {}): string {
  return tag('text', attributesOf(x, y, style), escapeXml(content));
}

function attributesOf(x: number, y: number, style: TextStyle): Record<string, string | number | undefined> {
  return {
    x,
    y,
    fill: style.fill ?? INK,
    'font-size': style.size,
    'font-weight': style.weight,
    'text-anchor': style.anchor,
  };
}

function tickText(x: number, y: number, label: TickText, anchor: 'end' | 'middle'): string {
  const raised =
    label.exponent === undefined ? '' : tag('tspan', { dy: -4, 'font-size': 8 }, escapeXml(label.exponent));
  return tag('text', attributesOf(x, y, { fill: QUIET, anchor }), escapeXml(label.text) + raised);
}

function line(x1: number, y1: number, x2: number, y2: number, stroke: string): string {
  return tag('line', { x1, y1, x2, y2, stroke });
}

function lineBody(figure: LineFigure, width: number, height: number): string {
  const layout = layoutFigure(figure, width, height);
  const parts = layout.panels.flatMap((panel, index) => panelParts(layout, panel, index));
  const foot = layout.panels.at(-1);
  if (foot !== undefined) {
    const bottom = foot.top + foot.height;
    const labels = layout.xTicks.filter((tick) => tick.label !== null);
    parts.push(...labels.map((tick) => tickText(tick.at, bottom + 17, tick.label!, 'middle')));
    parts.push(text(layout.right, bottom + 32, layout.xTitle, { fill: QUIET, anchor: 'end' }));
  }
  const point = placeOperatingPoint(figure, layout);
  if (point !== null) {
    const stroke = PRINT_COLOURS.design;
    parts.push(tag('circle', { cx: point.x, cy: point.y, r: 5, fill: '#FFFFFF', stroke, 'stroke-width': 2 }));
    parts.push(tag('circle', { cx: point.x, cy: point.y, r: 1.75, fill: stroke }));
    parts.push(text(point.labelX, point.labelY, point.label, { fill: stroke, weight: 600 }));
  }
  return parts.join('\n');
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
  const curves = panel.panel.series.flatMap((series) => {
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
  });
  parts.push(tag('g', { 'clip-path': `url(#${clip})` }, curves.join('\n')));
  parts.push(line(left, panel.top, left, bottom, AXIS), line(left, bottom, right, bottom, AXIS));
  parts.push(...panel.ticks.map((tick) => line(left - tickLength(tick), tick.at, left, tick.at, AXIS)));
  parts.push(...layout.xTicks.map((tick) => line(tick.at, bottom, tick.at, bottom + tickLength(tick), AXIS)));
  const labelled = panel.ticks.filter((tick) => tick.label !== null);
  parts.push(...labelled.map((tick) => tickText(left - 8, tick.at + 4, tick.label!, 'end')));
  parts.push(text(0, panel.top - 8, panel.title, { fill: QUIET }));
  for (const label of panel.labels) {
    const weight = label.series.family === 'design' ? 600 : undefined;
    const fill = PRINT_COLOURS[label.series.family];
    parts.push(...labelBaselines(label).map(({ line: words, y }) => text(right + 9, y, words, { fill, weight })));
  }
  return parts;
}

function barBody(figure: BarFigure, inner: { readonly width: number; readonly height: number }): string {
  const bars = layoutBars(figure);
  const step = Math.min(44, inner.height / Math.max(1, bars.length));
  const track = inner.width - 90;
  return bars
    .map((bar, index) => {
      const top = index * step;
      const strong = bar.family === 'design' ? 600 : undefined;
      const x = bar.from * track;
      const width = Math.max(1, (bar.to - bar.from) * track);
      return [
        text(0, top + 11, bar.label, { weight: strong }),
        tag('rect', { x, y: top + 17, width, height: 9, rx: 1.5, fill: PRINT_COLOURS[bar.family] }),
        text(x + width + 8, top + 25, bar.text, { weight: 600 }),
      ].join('\n');
    })
    .join('\n');
}
