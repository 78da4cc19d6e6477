import type { Verdict } from '../../optimizer/certificates/verdict';
import type { Result } from '../../optimizer/result';
import type { Refusal, SolverResult } from '../../optimizer/solvers/contract';
import { NO_PROOF } from '../row';

/** Result of a solver of ours on a problem that is known to be well stated. */
export function unwrap(result: Result<SolverResult, Refusal>): SolverResult {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** What a row may claim: the proof only if the separate checker accepts it. */
export function proofOf(name: string, verdict: Verdict): string {
  return verdict.passed ? name : NO_PROOF;
}

export const YES = (proof: string) => proof !== NO_PROOF;
