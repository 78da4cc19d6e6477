import { OPTIMAL_GAP, type EvidenceSummary, type StopReason } from './certificate';
import { checkSplit } from './certificates/check-split';
import { checkCertificate, PERTURBATIONS } from './check-certificate';
import { isFeasible } from './direct-search';
import type { Solution } from './optimize';
import type { Evaluation, ExactSolution, Problem } from './problem';

/** What a search ended with, before anything is claimed of it. */
export interface Searched {
  readonly x: Float64Array;
  readonly evaluation: Evaluation;
  readonly stopped: StopReason;
  readonly evaluations: number;
  readonly method: string;
  /** Starting points tried, and how many of them ended at this value. */
  readonly starts: number;
  readonly agreeing: number;
  /** Slope left over, in scaled variables; null where it is not known. */
  readonly residual: number | null;
}

/**
 * States how far a point is proved, with the bound of the structured solution where there is one. The claim is
 * re-verified before it is made: nothing is optimal that a recheck refutes.
 */
export function conclude(problem: Problem, exact: ExactSolution | null, found: Searched, seed: number): Solution {
  const { x, evaluation, starts, agreeing, residual } = found;
  const { objective } = evaluation;
  const stated = exact && Number.isFinite(exact.bound) ? exact.bound : null;
  const { bound, failure, evidence } = verifiedBound(problem, exact, stated, seed);
  const value = checkCertificate(problem, { x, objective, bound }, seed);
  const recheck = value.passed && failure !== null ? { ...value, passed: false, failure } : value;
  const gap = bound === null || !Number.isFinite(objective) ? null : Math.max(0, Math.expm1(objective - bound));
  // A search that was chosen by hand may stay above what the structured solution reaches.
  const attained = exact !== null && problem.evaluate(exact.x).objective - exact.bound <= OPTIMAL_GAP;
  const missed = gap !== null && gap > OPTIMAL_GAP && !attained;
  const statement = exact === null || gap === null ? unproved(starts, agreeing) : proved(exact, gap, attained);
  return {
    x,
    evaluation,
    stopped: Number.isFinite(objective) ? found.stopped : 'numerical-failure',
    holds: !isFeasible(evaluation)
      ? 'infeasible'
      : !recheck.passed || gap === null
        ? 'feasible'
        : gap <= OPTIMAL_GAP
          ? 'optimal'
          : 'within-gap',
    certificate: {
      kind: exact === null ? 'stationary-only' : missed && exact.kind === 'closed-form' ? 'dual' : exact.kind,
      bound,
      gap,
      stationarity: residual !== null && Number.isFinite(residual) ? residual : null,
      violation: recheck.violation,
      restarts: starts,
      agreeing,
      recheck: recheck.passed ? 'passed' : 'failed',
      statement: recheck.passed ? statement : `Not verified: ${recheck.failure}.`,
      ...(recheck.passed && { evidence }),
    },
    evaluations: found.evaluations,
    method: found.method,
  };
}

interface VerifiedBound {
  /** At most what the checker derived itself. */
  readonly bound: number | null;
  readonly failure: string | null;
  readonly evidence: EvidenceSummary;
}

/** Has the bound derived anew where there is evidence for it; else says that samples are all there is. */
function verifiedBound(
  problem: Problem,
  exact: ExactSolution | null,
  bound: number | null,
  seed: number,
): VerifiedBound {
  if (exact === null || bound === null) return { bound, failure: null, evidence: { check: 'value' } };
  if (!exact.evidence) return { bound, failure: null, evidence: { check: 'samples', samples: PERTURBATIONS } };
  const { enclosure, failure } = checkSplit(problem, { x: exact.x, bound }, exact.evidence, seed);
  if (enclosure === null) return { bound, failure, evidence: { check: 'value' } };
  const { amounts, carriers } = exact.evidence.prices;
  const multipliers = Number(amounts > 0) + Number(carriers > 0);
  // The logarithm may round upward by a unit in the last place.
  const proved = Math.log(enclosure.lower);
  const least = proved - 2 * Number.EPSILON * Math.abs(proved);
  return { bound: Math.min(bound, least), failure, evidence: { check: 'derived-bound', multipliers, ...enclosure } };
}

/** What is said of the best of several starts without a bound. */
export function unproved(starts: number, agreeing: number): string {
  return `Best of ${starts} starts, ${agreeing} of which agree; nothing is proved about other settings.`;
}

function proved(exact: ExactSolution, gap: number, attained: boolean): string {
  if (gap <= OPTIMAL_GAP) return exact.statement;
  const within = `Within ${percent(gap)} of a proved bound, in variance.`;
  return attained
    ? `${within} The structured solution (${exact.method}) attains that bound.`
    : `${within} ${exact.statement}`;
}

/** A relative gap in percent with two significant digits. */
export function percent(gap: number): string {
  return `${Number((100 * gap).toPrecision(2))} %`;
}
