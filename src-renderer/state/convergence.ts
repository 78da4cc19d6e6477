import type { ConvergencePoint } from '../../src-main/contract/api';

/** More than a curve of this size can show. */
const MOST_POINTS = 200;

/**
 * A convergence curve with further points at its end: evaluations grow, the best falls. Beyond 200 points every
 * second goes, but never the first and the last.
 */
export function addPoints(
  history: readonly ConvergencePoint[],
  points: readonly ConvergencePoint[],
): readonly ConvergencePoint[] {
  const all = [...history];
  for (const point of points) {
    const last = all.at(-1);
    const follows = last === undefined || (point.evaluations >= last.evaluations && point.best < last.best);
    if (follows && Number.isFinite(point.best)) all.push(point);
  }
  let kept = all;
  while (kept.length > MOST_POINTS) {
    const end = kept.length - 1;
    kept = kept.filter((_, k) => k === 0 || (end - k) % 2 === 0);
  }
  return kept;
}
