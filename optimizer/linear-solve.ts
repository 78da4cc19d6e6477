import { zeroMatrix, type Matrix } from './matrix';
import { err, ok, type Result } from './result';
import { isFiniteVector, type Vector } from './vector';

/** Lower triangle L with A = L L^T. */
export interface CholeskyFactor {
  readonly lower: Matrix;
}

export type FactorFailure = 'not-square' | 'not-finite' | 'not-positive-definite';

/**
 * Cholesky factor of a symmetric positive definite matrix. The matrix is symmetrised first; anything
 * that is not finite or not positive definite to working precision is refused.
 */
export function choleskyFactor(matrix: Matrix): Result<CholeskyFactor, FactorFailure> {
  const n = matrix.rows;
  if (matrix.columns !== n) return err('not-square');
  if (!isFiniteVector(matrix.data)) return err('not-finite');
  const lower = zeroMatrix(n, n);
  const l = lower.data;
  for (let j = 0; j < n; j++) {
    let pivot = matrix.data[j * n + j]!;
    for (let k = 0; k < j; k++) pivot -= l[j * n + k]! ** 2;
    if (!(pivot > 0)) return err('not-positive-definite');
    const root = Math.sqrt(pivot);
    l[j * n + j] = root;
    for (let i = j + 1; i < n; i++) {
      let entry = 0.5 * matrix.data[i * n + j]! + 0.5 * matrix.data[j * n + i]!;
      for (let k = 0; k < j; k++) entry -= l[i * n + k]! * l[j * n + k]!;
      l[i * n + j] = entry / root;
    }
  }
  return ok({ lower });
}

/** Solution x of A x = b for the factor of A. */
export function solveWithFactor(factor: CholeskyFactor, right: Vector): number[] {
  return solveUpper(factor, solveLower(factor, right));
}

/** Solution y of L y = b. */
export function solveLower({ lower }: CholeskyFactor, right: Vector): number[] {
  const n = lower.rows;
  const y = Array.from(right);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) y[i]! -= lower.data[i * n + k]! * y[k]!;
    y[i]! /= lower.data[i * n + i]!;
  }
  return y;
}

/** Solution x of L^T x = y. */
export function solveUpper({ lower }: CholeskyFactor, right: Vector): number[] {
  const n = lower.rows;
  const x = Array.from(right);
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i]! -= lower.data[k * n + i]! * x[k]!;
    x[i]! /= lower.data[i * n + i]!;
  }
  return x;
}
