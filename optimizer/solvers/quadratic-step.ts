import { solveQuadraticProgram } from './quadratic-program';
import type { ConstrainedProblem } from './smooth-problem';

/** Weights of violating linearised limits, tried in turn: the step should violate only what it has to. */
const RELAXATIONS = [1e2, 1e5, 1e8];

export interface QuadraticStep {
  readonly x: Float64Array;
  /** Multipliers of the nonlinear limits, as in f + multipliers.c. */
  readonly multipliers: Float64Array;
  /** Share of the violation that the step removes to first order: 1 unless limits had to be relaxed. */
  readonly met: number;
}

/**
 * The step that minimises the quadratic model within bounds, simplices and linearised limits. Where
 * these contradict each other all limits are relaxed by one common share, as in D. Kraft's SLSQP.
 * Null where the model cannot be minimised (a matrix that rounding has made indefinite).
 */
export function solveStep(
  problem: ConstrainedProblem,
  x: Float64Array,
  hessian: Float64Array,
  gradient: Float64Array,
  values: Float64Array,
  jacobian: Float64Array,
): QuadraticStep | null {
  const n = x.length;
  const m = values.length;
  const { kinds, simplices, lower, upper } = problem;
  const equal = kinds.flatMap((kind, i) => (kind === 'equal' ? [i] : []));
  const atMost = kinds.flatMap((kind, i) => (kind === 'at-most' ? [i] : []));
  const order = [...equal, ...atMost];

  const attempt = (relaxation: number | null): QuadraticStep | null => {
    const size = relaxation === null ? n : n + 1;
    const rows: number[][] = [];
    const limits: number[] = [];
    const push = (entries: (j: number) => number, extra: number, limit: number) => {
      rows.push(Array.from({ length: size }, (_, j) => (j < n ? entries(j) : extra)));
      limits.push(limit);
    };
    const jacobianRow = (i: number, sign: number) => (j: number) => sign * jacobian[i * n + j]!;
    for (const block of simplices) push((j) => Number(j >= block.first && j < block.first + block.count), 0, 0);
    for (const i of equal) push(jacobianRow(i, 1), -values[i]!, -values[i]!);
    const equalities = rows.length;
    for (const i of atMost) push(jacobianRow(i, -1), Math.max(0, values[i]!), values[i]!);
    for (let k = 0; k < n; k++) {
      if (lower[k]! > -Infinity) push((j) => Number(j === k), 0, Math.min(0, lower[k]! - x[k]!));
      if (upper[k]! < Infinity) push((j) => -Number(j === k), 0, Math.min(0, x[k]! - upper[k]!));
    }
    if (relaxation !== null) {
      push(() => 0, 1, 0);
      push(() => 0, -1, -1);
    }
    const matrix = new Float64Array(size * size);
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) matrix[i * size + j] = hessian[i * n + j]!;
    const linear = new Float64Array(size);
    linear.set(gradient);
    if (relaxation !== null) matrix[size * size - 1] = relaxation;
    const solution = solveQuadraticProgram({
      size,
      hessian: matrix,
      gradient: linear,
      rows: Float64Array.from(rows.flat()),
      limits: Float64Array.from(limits),
      equalities,
    });
    if (!solution.ok) return null;
    const multipliers = new Float64Array(m);
    order.forEach((i, position) => {
      const value = solution.value.multipliers[simplices.length + position]!;
      // Rows of equalities stand as J d, those of upper limits as -J d.
      multipliers[i] = position < equal.length ? -value : value;
    });
    const met = relaxation === null ? 1 : Math.max(0, 1 - solution.value.x[n]!);
    return { x: solution.value.x.slice(0, n), multipliers, met };
  };

  const exact = attempt(null);
  if (exact !== null) return exact;
  for (const relaxation of RELAXATIONS) {
    const relaxed = attempt(relaxation);
    if (relaxed !== null && (relaxed.met > 0.01 || relaxation === RELAXATIONS.at(-1))) return relaxed;
  }
  return null;
}
