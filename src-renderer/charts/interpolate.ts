import type { Series } from '../../models/figure';
import type { Domain } from './axis-domain';

/**
 * The value of a series at x, on the straight line that the figure draws between its points (straight
 * in the logarithm on a log axis). Null outside its x, in a gap, and for loose points away from x.
 */
export function valueOfSeries(series: Series, x: number, xDomain: Domain, yScale: 'linear' | 'log'): number | null {
  const right = series.x.findIndex((point) => point >= x);
  if (right < 0) return null;
  const end = series.y[right] ?? null;
  if (series.x[right] === x) return end;
  if (right === 0 || series.points === true) return null;
  const start = series.y[right - 1] ?? null;
  if (start === null || end === null) return null;
  const across = xDomain.scale === 'log' ? Math.log : (value: number): number => value;
  const x0 = across(series.x[right - 1]!);
  const share = (across(x) - x0) / (across(series.x[right]!) - x0);
  const straight = start + (end - start) * share;
  const value = yScale === 'log' && start > 0 && end > 0 ? start * (end / start) ** share : straight;
  return Number.isFinite(value) ? value : null;
}
