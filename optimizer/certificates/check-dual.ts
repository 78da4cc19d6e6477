import type { ConvexTerm, SeparableProblem } from '../solvers/separable-problem';
import type { DualEvidence, InfeasibilityEvidence } from './evidence';
import { agree, failed, PASSED, type PointClaim, type Verdict } from './verdict';

/** Relative step of the secants: its square is what the bound loses. */
const SECANT = 1e-5;
const FEASIBLE = 1e-9;
/** What the secants' rounding may cost, relative to the sizes involved. */
const TOLERANCE = 1e-8;

/**
 * Re-verifies a separable convex optimum from its prices, using values of the terms only (neither
 * their slopes nor their demands). A convex function lies above the extension of any of its chords, so
 * two short chords at x_j bound term_j + price x from below everywhere; weak duality adds them up.
 */
export function checkDual(problem: SeparableProblem, claim: PointClaim, { prices }: DualEvidence): Verdict {
  const { terms, lower, upper, rows } = problem;
  const x = Array.from(claim.x);
  if (x.length !== terms.length || prices.length !== rows.length) return failed('a vector has the wrong length');
  if (![...x, ...prices, claim.objective, claim.bound].every(Number.isFinite)) return failed('a number is not finite');
  if (rows.some((row, k) => row.kind === 'at-most' && prices[k]! < 0))
    return failed('an upper limit has a negative price');
  for (const [j, value] of x.entries()) {
    if (value < lower[j]! || value > upper[j]!) return failed(`amount ${j} is outside its limits`);
  }
  for (const [k, row] of rows.entries()) {
    const activity = x.reduceRight((sum, value, j) => sum + value * row.coefficients[j]!, 0);
    const excess = activity - row.limit;
    const size = Math.max(Math.abs(row.limit), Math.abs(activity), 1e-300);
    if (excess > FEASIBLE * size || (row.kind === 'equal' && excess < -FEASIBLE * size))
      return failed(`row ${k} is not kept`);
  }
  const value = x.reduceRight((sum, amount, j) => sum + terms[j]!.value(amount), 0);
  const size = x.reduce((sum, amount, j) => sum + Math.abs(terms[j]!.value(amount)), 0);
  if (!agree(value, claim.objective, 1e-11, size)) return failed('the terms add up to another value');

  let bound = 0;
  let parts = size;
  for (const [j, term] of terms.entries()) {
    const cost = rows.reduce((sum, row, k) => sum + prices[k]! * row.coefficients[j]!, 0);
    const least = leastByChords(term, cost, x[j]!, lower[j]!, upper[j]!);
    if (least === null) return failed(`term ${j} is not convex`);
    bound += least;
    parts += Math.abs(cost * x[j]!);
  }
  rows.forEach((row, k) => {
    bound -= prices[k]! * row.limit;
    parts += Math.abs(prices[k]! * row.limit);
  });
  if (claim.bound! > bound + TOLERANCE * parts) return failed('the prices do not support the bound');
  if (claim.objective < claim.bound! - 1e-12 * parts) return failed('the value lies below the bound');
  return PASSED;
}

/** Lower bound of term(y) + cost y over the range from chords around x; null if the values are not convex there. */
function leastByChords(term: ConvexTerm, cost: number, x: number, low: number, high: number): number | null {
  const phi = (y: number) => term.value(y) + cost * y;
  const step = SECANT * Math.max(Math.abs(x), Number.isFinite(high - low) ? 1e-6 * (high - low) : 1e-6);
  const left = Math.max(low, x - step);
  const right = Math.min(high, x + step);
  const [atLeft, here, atRight] = [phi(left), phi(x), phi(right)];
  if (!Number.isFinite(here)) return null;
  const rising = right > x && Number.isFinite(atRight) ? (atRight - here) / (right - x) : null;
  const falling = x > left && Number.isFinite(atLeft) ? (here - atLeft) / (x - left) : null;
  const noise = (8 * Number.EPSILON * (Math.abs(term.value(x)) + Math.abs(cost * x))) / step;
  if (rising !== null && falling !== null && falling > rising + 2 * noise) return null;
  if (!convexAcross(term, x, low, high)) return null;
  let least = Math.min(here, atLeft, atRight);
  // Between x and `right` the chord from the left, extended, is below; beyond `right` the chord x-right is.
  if (rising !== null) {
    if (falling !== null) least = Math.min(least, here + falling * (right - x));
    if (rising < -noise && high > right) least = Math.min(least, atRight + rising * (Math.min(high, 1e300) - right));
  }
  if (falling !== null) {
    if (rising !== null) least = Math.min(least, here - rising * (x - left));
    if (falling > noise && left > low) least = Math.min(least, atLeft - falling * (left - Math.max(low, -1e300)));
  }
  return least;
}

/** Midpoints below chords at a few places of the range: exposes terms that are not convex at all. */
function convexAcross(term: ConvexTerm, x: number, low: number, high: number): boolean {
  const from = Math.max(low, x - 10 * Math.max(1, Math.abs(x)));
  const to = Math.min(high, x + 10 * Math.max(1, Math.abs(x)));
  for (let k = 0; k + 2 <= 8; k++) {
    const at = (i: number) => from + ((to - from) * (i + 0.5)) / 9;
    const [a, b, c] = [term.value(at(k)), term.value(at(k + 1)), term.value(at(k + 2))];
    if (b > 0.5 * a + 0.5 * c + 1e-9 * (Math.abs(a) + Math.abs(b) + Math.abs(c))) return false;
  }
  return true;
}

/** Re-verifies that no amounts within their limits meet all rows: the combined row asks for the impossible. */
export function checkInfeasible(problem: SeparableProblem, { prices }: InfeasibilityEvidence): Verdict {
  const { rows, lower, upper } = problem;
  if (prices.length !== rows.length || !prices.every(Number.isFinite))
    return failed('the prices are not numbers, one a row');
  if (rows.some((row, k) => row.kind === 'at-most' && prices[k]! < 0))
    return failed('an upper limit has a negative price');
  const limit = rows.reduce((sum, row, k) => sum + prices[k]! * row.limit, 0);
  let least = 0;
  for (let j = 0; j < lower.length; j++) {
    const coefficient = rows.reduce((sum, row, k) => sum + prices[k]! * row.coefficients[j]!, 0);
    if (coefficient !== 0) least += coefficient > 0 ? coefficient * lower[j]! : coefficient * upper[j]!;
  }
  return least > limit + 1e-13 * (Math.abs(limit) + Math.abs(least)) ? PASSED : failed('the combined row can be met');
}
