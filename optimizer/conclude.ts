import { OPTIMAL_GAP, type EvidenceSummary, type StopReason } from './certificate';
import { checkLocal, FLAT } from './certificates/check-local';
import { checkSplit } from './certificates/check-split';
import type { StationaryEvidence } from './certificates/evidence';
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
  /** That it is a stationary point; null where nothing is said of the slope. */
  readonly local: StationaryEvidence | null;
}

/**
 * States how far a point is proved, with the bound of the structured solution where there is one. The claim is
 * re-verified before it is made: nothing is optimal that a recheck refutes.
 */
export function conclude(problem: Problem, exact: ExactSolution | null, found: Searched, seed: number): Solution {
  const { x, evaluation, starts, agreeing } = found;
  const { objective } = evaluation;
  const stated = exact && Number.isFinite(exact.bound) ? exact.bound : null;
  const { bound, failure, evidence } = verifiedBound(problem, exact, stated, seed);
  const value = checkCertificate(problem, { x, objective, bound }, seed);
  const recheck = value.passed && failure !== null ? { ...value, passed: false, failure } : value;
  const gap = bound === null || !Number.isFinite(objective) ? null : Math.max(0, Math.expm1(objective - bound));
  const wide = gap !== null && gap > OPTIMAL_GAP;
  // A search that was chosen by hand may stay above what the structured solution reaches.
  const attained = wide && exact !== null && problem.evaluate(exact.x).objective - exact.bound <= OPTIMAL_GAP;
  const missed = wide && !attained;
  const slope = verifiedSlope(problem, x, found.local);
  const statement =
    exact === null || gap === null ? unproved(starts, agreeing, slope.refuted) : proved(exact, gap, attained);
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
      stationarity: slope.residual,
      violation: recheck.violation,
      restarts: starts,
      agreeing,
      recheck: recheck.passed ? 'passed' : 'failed',
      statement: recheck.passed ? statement : `Not verified: ${recheck.failure}.`,
      ...(recheck.passed && { evidence: bound === null ? slope.evidence : evidence }),
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

/** What is confirmed of the slope at a point. */
export interface VerifiedSlope {
  /** Slope left over, in units of each range; null where nothing is claimed, or the claim was refuted. */
  readonly residual: number | null;
  /** Why it was refuted. */
  readonly refuted: string | null;
  readonly evidence: EvidenceSummary;
}

/** Has the slope measured anew by differences; a claim that this does not confirm is withdrawn. */
export function verifiedSlope(problem: Problem, x: Float64Array, local: StationaryEvidence | null): VerifiedSlope {
  const residual = local !== null && Number.isFinite(local.residual) ? local.residual : null;
  // A slope that is left over is no claim.
  if (local === null || residual === null || residual > FLAT)
    return { residual, refuted: null, evidence: { check: 'value' } };
  const { passed, failure } = checkLocal(problem, x, local);
  if (!passed) return { residual: null, refuted: failure, evidence: { check: 'value' } };
  return { residual, refuted: null, evidence: { check: 'slopes', settings: x.length } };
}

/** What is said of the best of several starts without a bound. */
export function unproved(starts: number, agreeing: number, refuted: string | null): string {
  const best = `Best of ${starts} starts, ${agreeing} of which agree; nothing is proved about other settings.`;
  return refuted === null ? best : `${best} That it is a local best is not confirmed: ${refuted}.`;
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
