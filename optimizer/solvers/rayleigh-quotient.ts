import { above, below } from '../numbers/interval';
import { err, ok } from '../result';
import type { Vector } from '../vector';
import type { Refusal, Solver } from './contract';
import { refuseLength, refuseNonFinite } from './refusal';

/** Maximise (b.w)^2 / (w.D w) over all w, D diagonal and positive: stated as the minimum of its negative. */
export interface RayleighProblem {
  readonly numerator: Vector;
  /** Entries > 0. */
  readonly diagonal: Vector;
}

/** -(b.w)^2 / (w.D w): the objective of a `RayleighProblem`; 0 for w = 0. */
export function rayleighObjective({ numerator, diagonal }: RayleighProblem, w: Vector): number {
  let projection = 0;
  let norm = 0;
  for (let j = 0; j < w.length; j++) {
    projection += numerator[j]! * w[j]!;
    norm += diagonal[j]! * w[j]! * w[j]!;
  }
  return norm > 0 ? -((projection * projection) / norm) : 0;
}

/**
 * Closed form in O(M): w is proportional to b_i / d_i, and by the Cauchy-Schwarz inequality no w
 * exceeds the sum of b_i^2 / d_i, enclosed here with outward rounding. w has length 1 (all zero for b = 0).
 */
export const rayleighQuotient: Solver<RayleighProblem> = {
  name: 'generalised Rayleigh quotient',
  solve(problem) {
    const refusal = refuse(problem);
    if (refusal) return err(refusal);
    const { numerator, diagonal } = problem;
    const n = numerator.length;
    const x = new Float64Array(n);
    // Dividing by the largest entry first keeps squares from overflowing or vanishing.
    let largest = 0;
    for (let j = 0; j < n; j++) {
      x[j] = numerator[j]! / diagonal[j]!;
      largest = Math.max(largest, Math.abs(x[j]!));
    }
    if (!Number.isFinite(largest)) return err(outOfRange());
    let length = 0;
    for (let j = 0; j < n; j++) length += (x[j]! / (largest || 1)) ** 2;
    const scale = largest > 0 ? 1 / (largest * Math.sqrt(length)) : 0;
    for (let j = 0; j < n; j++) x[j]! *= scale;
    const { low, high } = encloseBest(numerator, diagonal);
    if (!Number.isFinite(high)) return err(outOfRange());
    return ok({
      x,
      objective: rayleighObjective(problem, x),
      violation: 0,
      evaluations: 1,
      stopped: 'finished',
      holds: 'optimal',
      bound: -high,
      evidence: { kind: 'rayleigh', low, high },
    });
  },
};

/** Interval that certainly contains the sum of b_i^2 / d_i. */
function encloseBest(numerator: Vector, diagonal: Vector): { low: number; high: number } {
  let low = 0;
  let high = 0;
  for (let j = 0; j < numerator.length; j++) {
    const square = numerator[j]! * numerator[j]!;
    const smallest = below(below(square) / diagonal[j]!);
    low = below(low + (smallest > 0 ? smallest : 0));
    high = above(high + above(above(square) / diagonal[j]!));
  }
  return { low: Math.max(0, low), high };
}

function refuse({ numerator, diagonal }: RayleighProblem): Refusal | null {
  const refusal =
    refuseLength('diagonal', diagonal, numerator.length) ??
    refuseNonFinite('numerator', numerator) ??
    refuseNonFinite('diagonal', diagonal);
  if (refusal) return refusal;
  for (let j = 0; j < diagonal.length; j++) {
    if (!(diagonal[j]! > 0)) {
      return {
        code: 'out-of-range',
        where: `diagonal[${j}]`,
        message: `diagonal[${j}] is ${diagonal[j]!}; the quotient is bounded only for entries above 0.`,
        remedy: 'Leave out entries without noise, or give them their noise.',
      };
    }
  }
  return null;
}

function outOfRange(): Refusal {
  return {
    code: 'out-of-range',
    where: 'numerator',
    message: 'The ratios of numerator and diagonal are beyond the range of double precision.',
    remedy: 'Scale both to about 1.',
  };
}
