import type { Point } from './curve-points';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Where a card of the given size covers no curve: the free place nearest to the cursor but not on it,
 * else the one that hides fewest points. `area` is the space the card may use.
 */
export function placeCard(
  size: { readonly width: number; readonly height: number },
  area: Box,
  curves: readonly Point[],
  cursorX: number,
): { readonly left: number; readonly top: number } {
  const columns = steps(area.left, area.left + area.width - size.width, 14);
  const rows = steps(area.top, area.top + area.height - size.height, 10);
  let best = { left: area.left, top: area.top, cost: Infinity };
  for (const left of columns) {
    for (const top of rows) {
      const covered = curves.filter(
        (p) => p.x > left - 4 && p.x < left + size.width + 4 && p.y > top - 4 && p.y < top + size.height + 4,
      ).length;
      const onCursor = cursorX > left - 8 && cursorX < left + size.width + 8;
      const distance = Math.abs(left + size.width / 2 - cursorX) + Math.abs(top - area.top) / 2;
      const cost = covered * 1e4 + (onCursor ? 1e6 : 0) + distance;
      if (cost < best.cost) best = { left, top, cost };
    }
  }
  return { left: best.left, top: best.top };
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
