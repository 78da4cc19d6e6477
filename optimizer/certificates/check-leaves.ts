import { createRandomSequence } from '../numbers/random-sequence';
import type { BoxProblem } from '../solvers/branch-and-bound';
import type { Leaf, LeafEvidence } from './evidence';
import { failed, PASSED, type PointClaim, type Verdict } from './verdict';

/** Random points of the domain that are compared with the bound of their box. */
const PROBES = 2000;

/**
 * Re-verifies a branch and bound: the point is inside and has its value; the boxes leave no gap in the
 * domain; each box's bound is what the model's bound gives; none is below the claim; and random points
 * do not lie below the bounds of the boxes they are in, which would expose a bound that does not bound.
 */
export function checkLeaves(problem: BoxProblem, claim: PointClaim, { leaves }: LeafEvidence, seed: number): Verdict {
  const { variables } = problem;
  const integer = variables.map(({ kind }) => kind === 'integer' || kind === 'log-integer');
  const x = Float64Array.from(claim.x);
  if (x.length !== variables.length) return failed('a vector has the wrong length');
  if (!x.every(Number.isFinite) || !Number.isFinite(claim.objective)) return failed('a number is not finite');
  for (const [j, { lower, upper }] of variables.entries()) {
    if (x[j]! < lower || x[j]! > upper || (integer[j]! && !Number.isInteger(x[j]!)))
      return failed(`variable ${j} is outside its limits`);
  }
  if (problem.objective(x) !== claim.objective) return failed('evaluating again gives another value');
  if (claim.bound === null || claim.objective < claim.bound) return failed('the value lies below the bound');

  for (const leaf of leaves) {
    if (leaf.bound < claim.bound) return failed('a box has a bound below the claim');
    // A box may have inherited a better bound from the one it was cut from, never more than its points allow.
    const again = problem.bound(Float64Array.from(leaf.lower), Float64Array.from(leaf.upper));
    if (
      !(again >= claim.bound) &&
      !(leaf.bound > again && again > -Infinity && leaf.bound - again < 1e-9 * Math.abs(again))
    )
      return failed('the bound of a box is not what the model gives');
  }
  const domain = { lower: variables.map((v) => v.lower), upper: variables.map((v) => v.upper) };
  if (!covers(domain, leaves, integer)) return failed('the boxes leave a gap');
  return probe(problem, claim.bound, seed);
}

interface Box {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

/** Whether the boxes fill the domain: cut it where no box is cut through, until single boxes are left. */
function covers(domain: Box, boxes: readonly Leaf[], integer: readonly boolean[]): boolean {
  if (boxes.length === 0) return false;
  if (boxes.some((box) => box.lower.every((low, j) => low <= domain.lower[j]! && box.upper[j]! >= domain.upper[j]!)))
    return true;
  for (let j = 0; j < domain.lower.length; j++) {
    const sorted = [...boxes].sort((a, b) => a.lower[j]! - b.lower[j]!);
    let reach = -Infinity;
    let best = -1;
    for (let k = 0; k + 1 < sorted.length; k++) {
      reach = Math.max(reach, sorted[k]!.upper[j]!);
      const next = sorted[k + 1]!.lower[j]!;
      const clean = integer[j]! ? next === reach + 1 : next === reach;
      // The most even cut keeps the recursion shallow.
      if (clean && Math.abs(2 * (k + 1) - sorted.length) < Math.abs(2 * (best + 1) - sorted.length)) best = k;
    }
    if (best < 0) continue;
    const first = sorted.slice(0, best + 1);
    const cut = Math.max(...first.map((box) => box.upper[j]!));
    const replaced = (values: readonly number[], value: number) => values.map((old, i) => (i === j ? value : old));
    return (
      covers({ lower: domain.lower, upper: replaced(domain.upper, cut) }, first, integer) &&
      covers(
        { lower: replaced(domain.lower, integer[j]! ? cut + 1 : cut), upper: domain.upper },
        sorted.slice(best + 1),
        integer,
      )
    );
  }
  return false;
}

function probe(problem: BoxProblem, bound: number, seed: number): Verdict {
  const random = createRandomSequence(seed, 2);
  const x = new Float64Array(problem.variables.length);
  for (let k = 0; k < PROBES; k++) {
    problem.variables.forEach(({ kind, lower, upper }, j) => {
      const u = random.uniform();
      const value =
        kind === 'log-real' || kind === 'log-integer'
          ? (lower + 1e-300) * ((upper + 1e-300) / (lower + 1e-300)) ** u
          : lower + u * (upper - lower);
      x[j] = Math.min(upper, Math.max(lower, kind === 'integer' || kind === 'log-integer' ? Math.round(value) : value));
    });
    const value = problem.objective(x);
    if (value < bound) return failed('a random point lies below the bound');
    if (problem.bound(x, x) > value) return failed('the bound of a point lies above its value');
  }
  return PASSED;
}
