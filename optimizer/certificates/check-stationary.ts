import type { ConstrainedProblem } from '../solvers/smooth-problem';
import type { StationaryEvidence } from './evidence';
import { agree, failed, PASSED, type PointClaim, type Verdict } from './verdict';

/** Accuracy of differences that are compared with given derivatives. */
const DIFFERENCE = 1e-5;
const FEASIBLE = 1e-8;

/**
 * Re-verifies a stationary point with differences of values instead of the problem's own derivatives:
 * limits kept, multipliers of the right sign and zero on slack limits, and no first-order way down
 * (along a variable, or between two of the same simplex) steeper than claimed. Says nothing about other
 * points, however well it passes.
 *
 * @param tolerance first-order change a unit of a variable that counts as none, relative to max(1, |f|)
 * @param nameOf what a variable is called in the failure
 */
export function checkStationary(
  problem: ConstrainedProblem,
  claim: PointClaim,
  { multipliers, residual }: StationaryEvidence,
  tolerance: number,
  nameOf: (variable: number) => string = (j) => `variable ${j}`,
): Verdict {
  const { lower, upper, kinds, simplices } = problem;
  const x = Float64Array.from(claim.x);
  const n = x.length;
  if (n !== lower.length || multipliers.length !== kinds.length) return failed('a vector has the wrong length');
  if (![...x, claim.objective, ...multipliers].every(Number.isFinite)) return failed('a number is not finite');
  if (problem.evaluate(x, null) !== claim.objective) return failed('evaluating again gives another value');
  const size = Math.max(1, Math.abs(claim.objective));
  for (let j = 0; j < n; j++)
    if (x[j]! < lower[j]! || x[j]! > upper[j]!) return failed(`${nameOf(j)} is outside its limits`);
  for (const { first, count, total } of simplices) {
    if (
      !agree(
        x.subarray(first, first + count).reduceRight((sum, value) => sum + value, 0),
        total,
        1e-9,
      )
    )
      return failed('a sum is not kept');
  }
  const values = new Float64Array(kinds.length);
  problem.constrain(x, values, null);
  for (const [i, kind] of kinds.entries()) {
    const excess = kind === 'equal' ? Math.abs(values[i]!) : values[i]!;
    if (!(excess <= FEASIBLE)) return failed(`limit ${i} is not kept`);
    if (kind === 'at-most' && multipliers[i]! < -tolerance)
      return failed(`limit ${i} has a multiplier of the wrong sign`);
    if (kind === 'at-most' && Math.abs(multipliers[i]! * values[i]!) > tolerance * size)
      return failed(`limit ${i} is slack and has a multiplier`);
  }
  const lagrangian = (y: Float64Array) => {
    problem.constrain(y, values, null);
    return multipliers.reduce((sum, multiplier, i) => sum + multiplier * values[i]!, problem.evaluate(y, null));
  };

  const slopes = Float64Array.from(x, (_, j) => slopeAlong(lagrangian, x, j, lower[j]!, upper[j]!));
  if (!slopes.every(Number.isFinite)) return failed('the objective has no slope here');
  const block = new Int32Array(n).fill(-1);
  simplices.forEach(({ first, count }, b) => block.fill(b, first, first + count));
  const allowed = Math.max(tolerance, residual) * size + 1e-7 * size;
  for (let j = 0; j < n; j++) {
    if (block[j]! >= 0) continue;
    const canFall = x[j]! - lower[j]! > allowed;
    const canRise = upper[j]! - x[j]! > allowed;
    if ((slopes[j]! > allowed && canFall) || (slopes[j]! < -allowed && canRise))
      return failed(`${nameOf(j)} still has a way down`);
  }
  for (const { first, count } of simplices) {
    let giver = -Infinity;
    let taker = Infinity;
    for (let j = first; j < first + count; j++) {
      taker = Math.min(taker, slopes[j]!);
      if (x[j]! - lower[j]! > allowed) giver = Math.max(giver, slopes[j]!);
    }
    if (giver - taker > 2 * allowed) return failed('moving a share within a sum still helps');
  }
  return PASSED;
}

/** Five-point difference along a variable, one-sided where a bound is near. */
function slopeAlong(f: (x: Float64Array) => number, x: Float64Array, j: number, low: number, high: number): number {
  if (high === low) return 0;
  const h = Math.min(DIFFERENCE * Math.max(1, Math.abs(x[j]!)), (high - low) / 8);
  const at = (steps: number) => {
    const y = x.slice();
    y[j]! += steps * h;
    return f(y);
  };
  if (x[j]! - 2 * h >= low && x[j]! + 2 * h <= high) return (at(-2) - 8 * at(-1) + 8 * at(1) - at(2)) / (12 * h);
  const s = high - x[j]! >= x[j]! - low ? 1 : -1;
  return (s * (-25 * at(0) + 48 * at(s) - 36 * at(2 * s) + 16 * at(3 * s) - 3 * at(4 * s))) / (12 * h);
}
