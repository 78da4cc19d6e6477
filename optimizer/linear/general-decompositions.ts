import {
  EigenvalueDecomposition,
  LuDecomposition,
  Matrix as LibraryMatrix,
  SingularValueDecomposition,
} from 'ml-matrix';
import { rowsOf, type Matrix } from '../matrix';
import { err, ok, type Result } from '../result';
import { isFiniteVector, type Vector } from '../vector';

export type DecompositionFailure = 'not-square' | 'not-finite' | 'wrong-length' | 'singular';

/**
 * The decompositions of general matrices that are not worth writing: ml-matrix behind checks. Given a
 * NaN the library either never returns or answers with numbers, so nothing that is not finite gets
 * there. Symmetric matrices belong to `symmetricEigen`, which keeps their small eigenvalues.
 */
export interface GeneralEigenvalues {
  readonly real: number[];
  readonly imaginary: number[];
}

/** Eigenvalues of any real square matrix, in no particular order. */
export function generalEigenvalues(matrix: Matrix): Result<GeneralEigenvalues, DecompositionFailure> {
  if (matrix.rows !== matrix.columns) return err('not-square');
  if (!isFiniteVector(matrix.data)) return err('not-finite');
  const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(inLibrary(matrix), {
    assumeSymmetric: false,
  });
  return ok({ real: realEigenvalues, imaginary: imaginaryEigenvalues });
}

/** Singular values of any real matrix, descending. */
export function singularValues(matrix: Matrix): Result<number[], DecompositionFailure> {
  if (!isFiniteVector(matrix.data)) return err('not-finite');
  if (matrix.rows === 0 || matrix.columns === 0) return ok([]);
  const decomposition = new SingularValueDecomposition(inLibrary(matrix), { autoTranspose: true });
  return ok(Array.from(decomposition.diagonal).sort((a, b) => b - a));
}

/** Solution x of A x = b for a general square A. */
export function solveGeneral(matrix: Matrix, right: Vector): Result<number[], DecompositionFailure> {
  if (matrix.rows !== matrix.columns) return err('not-square');
  if (right.length !== matrix.rows) return err('wrong-length');
  if (!isFiniteVector(matrix.data) || !isFiniteVector(right)) return err('not-finite');
  const factors = new LuDecomposition(inLibrary(matrix));
  if (factors.isSingular()) return err('singular');
  const x = factors.solve(LibraryMatrix.columnVector(Array.from(right))).to1DArray();
  return isFiniteVector(x) ? ok(x) : err('singular');
}

function inLibrary(matrix: Matrix): LibraryMatrix {
  return new LibraryMatrix(rowsOf(matrix));
}
