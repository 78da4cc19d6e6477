import type { LineFigure, Series } from '../../models/figure';
import { type Domain, placeOf } from './axis-domain';

/** Where a series ends on a panel: place 0 at the bottom, 1 at the top, clipped; and whether it runs off. */
export interface SeriesEnd {
  readonly place: number;
  readonly off: 'above' | 'below' | null;
}

/** The last point of a series that exists, on the given axis; null if there is none within the x domain. */
export function endOf(series: Series, x: Domain, y: Domain): SeriesEnd | null {
  for (let index = series.x.length - 1; index >= 0; index--) {
    const value = series.y[index] ?? null;
    const across = placeOf(x, series.x[index]!);
    const place = value === null ? null : placeOf(y, value);
    if (place === null || across === null || across > 1 + 1e-9) continue;
    if (place > 1) return { place: 1, off: 'above' };
    if (place < 0) return { place: 0, off: 'below' };
    return { place, off: null };
  }
  return null;
}

/**
 * The panel on which each series is labelled: the one where its end keeps most pixels from the other
 * ends, because curves that merge on a log axis part again on the ratio strip.
 */
export function labelPanels(
  figure: LineFigure,
  x: Domain,
  ys: readonly Domain[],
  heights: readonly number[],
): ReadonlyMap<string, number> {
  const room = new Map<string, { panel: number; distance: number }>();
  figure.panels.forEach((panel, index) => {
    const ends = panel.series.map((series) => ({ series, end: endOf(series, x, ys[index]!) }));
    for (const { series, end } of ends) {
      if (end === null) continue;
      const others = ends.filter((other) => other.series !== series && other.end !== null);
      const gaps = others.map((other) => Math.abs(other.end!.place - end.place) * heights[index]!);
      // Beyond two lines of text more room says nothing; then the first panel wins.
      const distance = end.off === null ? Math.min(32, ...gaps) : 0;
      const best = room.get(series.label);
      if (best === undefined || distance > best.distance) room.set(series.label, { panel: index, distance });
    }
  });
  return new Map([...room].map(([label, { panel }]) => [label, panel]));
}

/**
 * Moves wanted heights apart to at least `gap`, keeping their order and staying within [low, high]
 * where there is room; each cluster stays centred on its wanted heights.
 */
export function spread(wanted: readonly number[], gap: number, low: number, high: number): readonly number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]!);
  const clusters: { sum: number; count: number }[] = [];
  const top = (cluster: { sum: number; count: number }): number => {
    const half = ((cluster.count - 1) * gap) / 2;
    return Math.max(low, Math.min(high - 2 * half, cluster.sum / cluster.count - half));
  };
  for (const index of order) {
    clusters.push({ sum: wanted[index]!, count: 1 });
    while (clusters.length > 1) {
      const last = clusters.at(-1)!;
      const before = clusters.at(-2)!;
      if (top(last) >= top(before) + before.count * gap) break;
      clusters.splice(-2, 2, { sum: before.sum + last.sum, count: before.count + last.count });
    }
  }
  const placed = clusters.flatMap((cluster) => Array.from({ length: cluster.count }, (_, k) => top(cluster) + k * gap));
  const result = new Array<number>(wanted.length);
  order.forEach((index, rank) => (result[index] = placed[rank]!));
  return result;
}
