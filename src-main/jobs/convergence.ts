import type { ConvergencePoint } from '../contract/api';

/** Points kept between two reports; a curve on a logarithmic axis shows no more. */
const MOST_POINTS = 32;

/** Notes how the best figure of merit falls with the evaluations, thinned out between two reports. */
export interface Convergence {
  note(point: ConvergencePoint): void;
  /** What was noted since the last call. */
  take(): readonly ConvergencePoint[];
}

export function createConvergence(): Convergence {
  let least = Infinity;
  let points: ConvergencePoint[] = [];
  return {
    note(point) {
      if (!(point.best < least)) return;
      least = point.best;
      points.push(point);
      // Every second goes, but never the newest.
      if (points.length > MOST_POINTS) points = points.filter((_, k) => (points.length - 1 - k) % 2 === 0);
    },
    take() {
      const taken = points;
      points = [];
      return taken;
    },
  };
}
