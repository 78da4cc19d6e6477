import type { Ensemble } from '../equations/allan-deviation';
import { schemeDeviation, type SchemeModel } from './schemes';

/**
 * Who learns the common phase: every node; the centre alone; or the members of a region, which
 * pass their laser signals on to each other or do not.
 */
export type FeedbackMode = 'full' | 'centre' | 'regional-shared' | 'regional-unshared';

/** Instability for each party: schemes (a) where it gets the common error signal, (c) where it has only its own clock. */
export interface PartyDeviations {
  readonly centre: number;
  readonly node: number;
}

/** Undefined where the closed forms are. */
export function feedbackDeviations(
  mode: FeedbackMode,
  model: SchemeModel,
  ensemble: Ensemble,
  linewidth: number,
): PartyDeviations | undefined {
  const shared = schemeDeviation('a', model, ensemble, linewidth);
  const alone = schemeDeviation('c', model, ensemble, linewidth);
  if (shared === undefined || alone === undefined) return undefined;
  return { centre: shared, node: nodeFollows(mode) ? shared : alone };
}

/** Whether a node, and not only the centre, is steered by the common phase. */
function nodeFollows(mode: FeedbackMode): boolean {
  switch (mode) {
    case 'full':
    case 'regional-shared':
      return true;
    case 'centre':
    case 'regional-unshared':
      return false;
  }
}
