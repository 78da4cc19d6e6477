import { choleskyFactor, solveLower, solveWithFactor, type CholeskyFactor, type FactorFailure } from '../linear-solve';
import { zeroMatrix, type Matrix } from '../matrix';
import { err, ok, type Result } from '../result';
import type { Vector } from '../vector';

/** A Hermitian matrix: symmetric real part, antisymmetric imaginary part, both n x n. */
export interface HermitianMatrix {
  readonly real: Matrix;
  readonly imaginary: Matrix;
}

export interface ComplexVector {
  readonly real: Vector;
  readonly imaginary: Vector;
}

export interface HermitianFactor {
  /** Square roots of the diagonal. */
  readonly scales: readonly number[];
  /** Of the real form [[R, -J], [J, R]] of the matrix with unit diagonal. */
  readonly cholesky: CholeskyFactor;
}

/**
 * Factor of a Hermitian positive definite matrix R + i J by way of its real form of twice the size.
 * Rows and columns are scaled to a unit diagonal first, so that entries of any size (spectral
 * densities of forces are about 1e-28) and of very different sizes lose no digits.
 */
export function hermitianFactor({ real, imaginary }: HermitianMatrix): Result<HermitianFactor, FactorFailure> {
  const n = real.rows;
  const square = [real, imaginary].every((part) => part.rows === n && part.columns === n);
  if (!square) return err('not-square');
  const diagonal = Array.from({ length: n }, (_, i) => real.data[i * n + i]!);
  if (!diagonal.every(Number.isFinite)) return err('not-finite');
  if (!diagonal.every((value) => value > 0)) return err('not-positive-definite');
  const scales = diagonal.map(Math.sqrt);
  const embedded = zeroMatrix(2 * n, 2 * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const re = real.data[i * n + j]! / scales[i]! / scales[j]!;
      const im = imaginary.data[i * n + j]! / scales[i]! / scales[j]!;
      embedded.data[i * 2 * n + j] = re;
      embedded.data[(n + i) * 2 * n + n + j] = re;
      embedded.data[(n + i) * 2 * n + j] = im;
      embedded.data[i * 2 * n + n + j] = -im;
    }
  }
  const cholesky = choleskyFactor(embedded);
  return cholesky.ok ? ok({ scales, cholesky: cholesky.value }) : cholesky;
}

/** Solution x of A x = b. */
export function solveHermitian(factor: HermitianFactor, right: ComplexVector): ComplexVector {
  const n = factor.scales.length;
  const x = solveWithFactor(factor.cholesky, scaled(factor, right));
  return {
    real: factor.scales.map((scale, i) => x[i]! / scale),
    imaginary: factor.scales.map((scale, i) => x[n + i]! / scale),
  };
}

/** The real number b^H A^-1 b, as a sum of squares. */
export function inverseHermitianForm(factor: HermitianFactor, b: ComplexVector): number {
  return solveLower(factor.cholesky, scaled(factor, b)).reduce((sum, value) => sum + value * value, 0);
}

function scaled({ scales }: HermitianFactor, { real, imaginary }: ComplexVector): number[] {
  const part = (values: Vector) => scales.map((scale, i) => values[i]! / scale);
  return [...part(real), ...part(imaginary)];
}
