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
 * Middles of labels of the given heights near their wanted middles: none overlaps, their order is kept,
 * and all stay within [low, high] where there is room; a cluster is centred on what its members want.
 */
export function spread(
  wanted: readonly number[],
  heights: readonly number[],
  low: number,
  high: number,
): readonly number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  const clusters: Cluster[] = [];
  for (const index of order) {
    const height = heights[index]!;
    clusters.push({ members: [index], height, tops: wanted[index]! - height / 2 });
    while (clusters.length > 1) {
      const last = clusters.at(-1)!;
      const before = clusters.at(-2)!;
      if (topOf(last, low, high) >= topOf(before, low, high) + before.height) break;
      clusters.splice(-2, 2, {
        members: [...before.members, ...last.members],
        height: before.height + last.height,
        // Each member wants the cluster to begin so much higher as others stand above it.
        tops: before.tops + last.tops - before.height * last.members.length,
      });
    }
  }
  const middles = new Array<number>(wanted.length);
  for (const cluster of clusters) {
    let top = topOf(cluster, low, high);
    for (const index of cluster.members) {
      middles[index] = top + heights[index]! / 2;
      top += heights[index]!;
    }
  }
  return middles;
}

/** Labels that touch; `tops` is the sum of the beginnings that its members want for the cluster. */
interface Cluster {
  readonly members: readonly number[];
  readonly height: number;
  readonly tops: number;
}

function topOf({ members, height, tops }: Cluster, low: number, high: number): number {
  return Math.max(low, Math.min(high - height, tops / members.length));
}
