import type { Series } from '../../models/figure';
import { type Box, covered, densePoints, placeLabel } from './card-place';
import { curvePoints } from './curve-points';
import type { FigureLayout, PanelLayout } from './figure-layout';
import { textWidth } from './text-width';

/** The name of a curve beside the curve itself: left end and baseline. */
export interface CurveLabel {
  readonly series: Series;
  readonly x: number;
  readonly y: number;
}

const HEIGHT = 12;

/**
 * Names on the lines of a panel whose curves end anywhere, as those of a map do: for each the place along its curve
 * where the name hides least of the curves and touches no other name. A curve outside the panel has no name there.
 */
export function placeCurveLabels(
  curves: readonly Series[],
  layout: FigureLayout,
  panel: PanelLayout,
  taken: readonly Box[],
): readonly CurveLabel[] {
  const area = { left: layout.left, top: panel.top, width: layout.right - layout.left, height: panel.height };
  const paths = curves.map((series) => densePoints(curvePoints(series, layout, panel), 4).filter(within(area)));
  const all = paths.flat();
  const boxes = [...taken];
  return curves.flatMap((series, index) => {
    const path = paths[index]!;
    if (path.length === 0) return [];
    const size = { width: textWidth(series.label), height: HEIGHT };
    const options = [0.5, 0.35, 0.65, 0.2, 0.8, 0.05, 0.95].map((share) => {
      const point = path[Math.round(share * (path.length - 1))]!;
      const place = placeLabel(size, point, area, all);
      const box = { ...place, ...size };
      const outside =
        covered(
          { ...area },
          [
            { x: box.left, y: box.top },
            { x: box.left + size.width, y: box.top + HEIGHT },
          ],
          1,
        ) < 2;
      const cost =
        covered(box, all, 1) + boxes.filter((other) => overlap(box, other)).length * 1e3 + (outside ? 1e4 : 0);
      return { box, cost };
    });
    const best = options.reduce((one, option) => (option.cost < one.cost ? option : one));
    boxes.push(best.box);
    return [{ series, x: best.box.left, y: best.box.top + 10 }];
  });
}

function within(area: Box): (point: { readonly x: number; readonly y: number }) => boolean {
  return ({ x, y }) => x >= area.left && x <= area.left + area.width && y >= area.top && y <= area.top + area.height;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;
}
