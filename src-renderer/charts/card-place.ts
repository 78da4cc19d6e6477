import type { Point } from './curve-points';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** How many points of the curves a box would hide, with a little air around it. */
export function covered(box: Box, curves: readonly Point[], air = 3): number {
  return curves.filter(
    ({ x, y }) =>
      x > box.left - air && x < box.left + box.width + air && y > box.top - air && y < box.top + box.height + air,
  ).length;
}

/**
 * Where a card of the given size covers no curve: the free place nearest to the cursor, if possible
 * beside its line, else the one that hides fewest points. `area` is the space the card may use.
 */
export function placeCard(
  size: { readonly width: number; readonly height: number },
  area: Box,
  curves: readonly Point[],
  cursorX: number,
): { readonly left: number; readonly top: number } {
  let best = { left: area.left, top: area.top, cost: Infinity };
  for (const left of steps(area.left, area.left + area.width - size.width, 20)) {
    for (const top of steps(area.top, area.top + area.height - size.height, 14)) {
      const box = { left, top, ...size };
      const onCursor = cursorX > left - 6 && cursorX < left + size.width + 6;
      const distance = Math.abs(left + size.width / 2 - cursorX) + Math.abs(top - area.top) / 2;
      const cost = covered(box, curves) * 1e4 + (onCursor ? 2e3 : 0) + distance;
      if (cost < best.cost) best = { left, top, cost };
    }
  }
  return { left: best.left, top: best.top };
}

/** The place of a label beside a point that hides fewest points: above right, above left, below right, below left. */
export function placeLabel(
  size: { readonly width: number; readonly height: number },
  point: Point,
  area: Box,
  curves: readonly Point[],
): { readonly left: number; readonly top: number } {
  const gap = 9;
  const rights = [point.x + gap, point.x - gap - size.width];
  const heights = [point.y - gap - size.height / 2 - 2, point.y + gap - size.height / 2 + 2];
  const places = heights.flatMap((top) => rights.map((left) => ({ left, top })));
  const outside = ({ left, top }: { left: number; top: number }): boolean =>
    left < area.left ||
    left + size.width > area.left + area.width ||
    top < area.top ||
    top + size.height > area.top + area.height;
  const costs = places.map((place) => covered({ ...place, ...size }, curves, 1) + (outside(place) ? 1000 : 0));
  return places[costs.indexOf(Math.min(...costs))]!;
}

function steps(from: number, to: number, count: number): readonly number[] {
  if (to <= from) return [from];
  return Array.from({ length: count + 1 }, (_, index) => from + ((to - from) * index) / count);
}

/** Points of a curve at most `gap` pixels apart, so that a card between two far points is seen to cover it. */
export function densePoints(points: readonly (Point | null)[], gap = 6): readonly Point[] {
  const dense: Point[] = [];
  points.forEach((point, index) => {
    const before = points[index - 1] ?? null;
    if (point === null) return;
    if (before !== null) {
      const pieces = Math.min(200, Math.ceil(Math.hypot(point.x - before.x, point.y - before.y) / gap));
      for (let k = 1; k < pieces; k++) {
        const share = k / pieces;
        dense.push({ x: before.x + (point.x - before.x) * share, y: before.y + (point.y - before.y) * share });
      }
    }
    dense.push(point);
  });
  return dense;
}
