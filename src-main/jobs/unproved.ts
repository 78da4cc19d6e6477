import type { Solution } from '../../optimizer/optimize';
import type { BestPoint } from './watched-problem';

/** A point of a search that has not ended: feasible, nothing proved. */
export function unproved(point: BestPoint, evaluations: number): Solution {
  return {
    x: point.x,
    evaluation: { objective: point.objective, constraints: [] },
    stopped: 'cancelled',
    holds: 'feasible',
    certificate: {
      kind: 'stationary-only',
      bound: null,
      gap: null,
      stationarity: null,
      violation: 0,
      restarts: 0,
      agreeing: 0,
      recheck: 'failed',
      statement: 'The search was stopped before anything was proved; this is the best point it had found.',
    },
    evaluations,
    method: 'stopped search',
  };
}
