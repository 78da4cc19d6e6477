import type { LineFigure } from '../../models/figure';
import { placeOf } from './axis-domain';
import { placeBoundSentence } from './bound-sentence';
import { densePoints, placeLabel } from './card-place';
import { curvePoints, type Point } from './curve-points';
import type { FigureLayout } from './figure-layout';
import { textWidth } from './text-width';

export interface PlacedOperatingPoint extends Point {
  readonly label: string;
  /** Left end and baseline of the label. */
  readonly labelX: number;
  readonly labelY: number;
}

/** The ring of the present design on the first panel, its label clear of the curves; null outside the axes. */
export function placeOperatingPoint(figure: LineFigure, layout: FigureLayout): PlacedOperatingPoint | null {
  const point = figure.operatingPoint;
  const panel = layout.panels[0];
  if (point === undefined || panel === undefined) return null;
  const across = placeOf(layout.x, point.x);
  const up = placeOf(panel.domain, point.y);
  if (across === null || up === null || across < 0 || across > 1 || up < 0 || up > 1) return null;
  const place = { x: layout.left + across * (layout.right - layout.left), y: panel.top + panel.height * (1 - up) };
  const curves = panel.panel.series.flatMap((series) => densePoints(curvePoints(series, layout, panel), 3));
  const bound = panel.panel.unreachableBelow;
  const words = bound === undefined ? [] : placeBoundSentence(bound.text, layout, panel).points;
  const area = { left: layout.left, top: panel.top, width: layout.right - layout.left, height: panel.height };
  const label = placeLabel({ width: textWidth(point.label), height: 12 }, place, area, [...curves, ...words]);
  return { ...place, label: point.label, labelX: label.left, labelY: label.top + 10 };
}
