import { choleskyFactor, solveLower, solveUpper, solveWithFactor } from '../../../optimizer/linear-solve';
import { multiply, multiplyVector, quadraticForm, transpose, zeroMatrix, type Matrix } from '../../../optimizer/matrix';
import { err, ok, type Result } from '../../../optimizer/result';
import { symmetricEigen } from '../../../optimizer/symmetric-eigen';
import { dot, type Vector } from '../../../optimizer/vector';

export interface Estimate {
  readonly variance: number;
  /** One weight for each record. */
  readonly weights: number[];
}

/**
 * `not-estimable`: the target depends on an unknown that no record sees, so no finite number is right.
 * `degenerate-noise`: the noise covariance is not finite or not positive definite to working precision.
 */
export type EstimateFailure = 'not-estimable' | 'degenerate-noise';

/** Part of the target, relative to it, that may lie outside what the records see. */
const ESTIMABLE_TOLERANCE = 1e-8;
/** Eigenvalues of the scaled information matrix below this share of the largest count as zero. */
const RANK_TOLERANCE = 1e-13;

/**
 * Best linear unbiased estimate of c . theta from y = H theta + n, cov(n) = Sigma:
 * var = c^T F^+ c, weights Sigma^-1 H F^+ c, F = H^T Sigma^-1 H.
 *
 * @param noise Sigma, M x M
 * @param response H, M x p
 * @param target c, length p
 */
export function bestLinearUnbiased(noise: Matrix, response: Matrix, target: Vector): Result<Estimate, EstimateFailure> {
  const factor = choleskyFactor(noise);
  if (!factor.ok) return err('degenerate-noise');
  // Unknowns in units of their own response: F then shows the rank, not the choice of units.
  const scales = columnLengths(response);
  const whitened = zeroMatrix(response.rows, response.columns);
  for (let k = 0; k < response.columns; k++) {
    const column = solveLower(factor.value, columnOf(response, k));
    column.forEach((value, i) => {
      whitened.data[i * response.columns + k] = value / scales[k]!;
    });
  }
  const scaledTarget = Array.from(target, (c, k) => c / scales[k]!);
  const solved = pseudoSolve(multiply(transpose(whitened), whitened), scaledTarget);
  if (!solved) return err('degenerate-noise');
  const missed = solved.residual.map((value, k) => value * scales[k]!);
  if (Math.sqrt(dot(missed, missed)) > ESTIMABLE_TOLERANCE * Math.sqrt(dot(target, target))) {
    return err('not-estimable');
  }
  const weights = solveUpper(factor.value, multiplyVector(whitened, solved.solution));
  return ok({ variance: dot(scaledTarget, solved.solution), weights });
}

/**
 * Wiener estimate of c . theta with a prior of covariance P and mean zero: weights
 * (H P H^T + Sigma)^-1 H P c, var = c^T P c - (H P c) . weights. Biased towards the prior, so it never
 * fails to exist.
 *
 * @param prior P, p x p
 */
export function wienerEstimate(
  noise: Matrix,
  response: Matrix,
  target: Vector,
  prior: Matrix,
): Result<Estimate, EstimateFailure> {
  const total = multiply(multiply(response, prior), transpose(response));
  noise.data.forEach((value, i) => {
    total.data[i]! += value;
  });
  const factor = choleskyFactor(total);
  if (!factor.ok) return err('degenerate-noise');
  const covariance = multiplyVector(response, multiplyVector(prior, target));
  const weights = solveWithFactor(factor.value, covariance);
  return ok({ variance: quadraticForm(prior, target) - dot(covariance, weights), weights });
}

/**
 * Quantum Cramer-Rao bound c^T (H^T V^-1 H)^-1 c for displacements of every Y by one unit of its
 * unknown. It equals homodyne detection where the X-Y blocks vanish; the distance shows what other
 * homodyne angles would give.
 *
 * (H^T V^-1 H)^-1 is the Schur complement of the X block, which is L_YY L_YY^T in the Cholesky factor.
 *
 * @param atSensors V, 2M x 2M in the order X_1..X_M, Y_1..Y_M
 * @param target c, length M
 */
export function quantumCramerRao(atSensors: Matrix, target: Vector): Result<number, EstimateFailure> {
  const factor = choleskyFactor(atSensors);
  if (!factor.ok) return err('degenerate-noise');
  const m = atSensors.rows / 2;
  const { lower } = factor.value;
  let sum = 0;
  for (let k = 0; k < m; k++) {
    let entry = 0;
    for (let i = k; i < m; i++) entry += lower.data[(m + i) * 2 * m + m + k]! * target[i]!;
    sum += entry * entry;
  }
  return ok(sum);
}

/** F^+ c and the part of c outside the range of F, for a symmetric positive semidefinite F. */
function pseudoSolve(f: Matrix, c: Vector): { solution: number[]; residual: number[] } | null {
  const eigen = symmetricEigen(f);
  if (!eigen.ok) return null;
  const { values, vectors } = eigen.value;
  const n = f.rows;
  const floor = RANK_TOLERANCE * (values[0] ?? 0);
  const solution = Array.from({ length: n }, () => 0);
  const residual = Array.from(c);
  values.forEach((value, k) => {
    if (value <= floor) return;
    let along = 0;
    for (let i = 0; i < n; i++) along += vectors.data[i * n + k]! * c[i]!;
    for (let i = 0; i < n; i++) {
      solution[i]! += (vectors.data[i * n + k]! * along) / value;
      residual[i]! -= vectors.data[i * n + k]! * along;
    }
  });
  return { solution, residual };
}

function columnOf(matrix: Matrix, k: number): number[] {
  return Array.from({ length: matrix.rows }, (_, i) => matrix.data[i * matrix.columns + k]!);
}

/** Length of each column, 1 for a column of zeros. */
function columnLengths(matrix: Matrix): number[] {
  return Array.from({ length: matrix.columns }, (_, k) => {
    const column = columnOf(matrix, k);
    return Math.sqrt(dot(column, column)) || 1;
  });
}
