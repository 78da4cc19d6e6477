import { err, ok, type Result } from '../result';
import { isFiniteVector, type Vector } from '../vector';

/** A = L D L^T with unit lower L, packed row by row in one array: D on the diagonal, L below it. */
export interface LdlFactor {
  readonly size: number;
  readonly packed: Float64Array;
}

/**
 * Factors a symmetric positive definite matrix without square roots, in one flat array and without
 * allocating beyond it: the kernel for inner loops. Reads the lower triangle only. No pivoting, so a
 * pivot that is not positive is refused.
 *
 * @param matrix n x n, row by row
 */
export function ldlFactor(
  matrix: Float64Array,
  size: number,
): Result<LdlFactor, 'not-finite' | 'not-positive-definite'> {
  if (!isFiniteVector(matrix)) return err('not-finite');
  const packed = Float64Array.from(matrix);
  for (let j = 0; j < size; j++) {
    const row = j * size;
    for (let i = 0; i < j; i++) {
      let entry = packed[row + i]!;
      for (let k = 0; k < i; k++) entry -= packed[row + k]! * packed[i * size + k]!;
      // Still L_ji D_i: divided below, once the pivot is summed.
      packed[row + i] = entry;
    }
    let pivot = packed[row + j]!;
    for (let i = 0; i < j; i++) {
      const scaled = packed[row + i]! / packed[i * size + i]!;
      pivot -= scaled * packed[row + i]!;
      packed[row + i] = scaled;
    }
    if (!(pivot > 0)) return err('not-positive-definite');
    packed[row + j] = pivot;
  }
  return ok({ size, packed });
}

/** Writes the solution of A x = b into `x`, which may be `right` itself. */
export function ldlSolve({ size, packed }: LdlFactor, right: Vector, x: Float64Array): void {
  for (let i = 0; i < size; i++) {
    let value = right[i]!;
    for (let k = 0; k < i; k++) value -= packed[i * size + k]! * x[k]!;
    x[i] = value;
  }
  for (let i = 0; i < size; i++) x[i]! /= packed[i * size + i]!;
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i]! -= packed[k * size + i]! * x[k]!;
  }
}
