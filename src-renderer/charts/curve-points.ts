import type { Series } from '../../models/figure';
import { placeOf } from './axis-domain';
import type { FigureLayout, PanelLayout } from './figure-layout';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Pixel positions of the points of a series; null where the curve is interrupted. */
export function curvePoints(series: Series, layout: FigureLayout, panel: PanelLayout): readonly (Point | null)[] {
  return series.x.map((x, index) => {
    const value = series.y[index] ?? null;
    const across = placeOf(layout.x, x);
    const up = value === null ? null : placeOf(panel.domain, value);
    if (across === null || up === null) return null;
    return { x: layout.left + across * (layout.right - layout.left), y: panel.top + panel.height * (1 - up) };
  });
}

/** The unbroken pieces of a curve, each with at least one point. */
export function curvePieces(points: readonly (Point | null)[]): readonly (readonly Point[])[] {
  const pieces: Point[][] = [];
  let open = false;
  for (const point of points) {
    if (point === null) open = false;
    else if (open) pieces.at(-1)!.push(point);
    else {
      pieces.push([point]);
      open = true;
    }
  }
  return pieces;
}

/** SVG path data of a curve, rounded to a hundredth of a pixel. */
export function curvePath(points: readonly (Point | null)[]): string {
  return curvePieces(points)
    .map((piece) =>
      piece.map((point, index) => `${index === 0 ? 'M' : 'L'}${round(point.x)} ${round(point.y)}`).join(''),
    )
    .join('');
}

/** The region under a bound down to the foot of its panel, one closed shape for each piece. */
export function regionBelow(points: readonly (Point | null)[], panel: PanelLayout): string {
  const bottom = panel.top + panel.height;
  return curvePieces(points)
    .filter((piece) => piece.length > 1)
    .map((piece) => {
      const first = piece[0]!;
      const last = piece.at(-1)!;
      return `${curvePath(piece)}L${round(last.x)} ${round(bottom)}L${round(first.x)} ${round(bottom)}Z`;
    })
    .join('');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
