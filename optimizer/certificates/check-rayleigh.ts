import type { RayleighProblem } from '../solvers/rayleigh-quotient';
import type { RayleighEvidence } from './evidence';
import { agree, failed, PASSED, type PointClaim, type Verdict } from './verdict';

/**
 * Re-verifies a closed form: the value at w by a second summation from the other end, and the bound by
 * Cauchy-Schwarz, as a plain sum of positive terms with its a-priori error bound.
 */
export function checkRayleigh(problem: RayleighProblem, claim: PointClaim, evidence: RayleighEvidence): Verdict {
  const b = Array.from(problem.numerator);
  const d = Array.from(problem.diagonal);
  const w = Array.from(claim.x);
  const n = b.length;
  if (d.length !== n || w.length !== n) return failed('a vector has the wrong length');
  if (![...b, ...d, ...w, claim.objective, claim.bound].every(Number.isFinite)) return failed('a number is not finite');
  if (!d.every((value) => value > 0)) return failed('the diagonal is not positive');
  const overlap = b.reduceRight((sum, value, i) => sum + value * w[i]!, 0);
  const noise = d.reduceRight((sum, value, i) => sum + value * w[i]! * w[i]!, 0);
  const value = noise > 0 ? -(overlap ** 2 / noise) : 0;
  if (!agree(value, claim.objective, 1e-11)) return failed('the value at w is another');
  const best = b.reduceRight((sum, value, i) => sum + (value / d[i]!) * value, 0);
  const error = (n + 3) * Number.EPSILON * best;
  if (claim.bound! > -(best - error)) return failed('the bound lies above the Cauchy-Schwarz limit');
  if (!(evidence.low <= best + error && evidence.high >= best - error && evidence.low <= evidence.high))
    return failed('the enclosure does not contain the closed form');
  if (claim.objective < claim.bound!) return failed('the value lies below the bound');
  return PASSED;
}
