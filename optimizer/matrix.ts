import type { Vector } from './vector';

/** A dense real matrix, entry (i, j) at data[i * columns + j]. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
}

export function zeroMatrix(rows: number, columns: number): Matrix {
  return { rows, columns, data: new Float64Array(rows * columns) };
}

export function identityMatrix(size: number): Matrix {
  const result = zeroMatrix(size, size);
  for (let i = 0; i < size; i++) result.data[i * size + i] = 1;
  return result;
}

/** A matrix from rows of equal length; zero rows give a 0 x 0 matrix. */
export function matrixFromRows(rows: readonly Vector[]): Matrix {
  const columns = rows[0]?.length ?? 0;
  const result = zeroMatrix(rows.length, columns);
  rows.forEach((row, i) => result.data.set(Array.from(row), i * columns));
  return result;
}

export function rowsOf(matrix: Matrix): number[][] {
  const { rows, columns, data } = matrix;
  return Array.from({ length: rows }, (_, i) => Array.from(data.subarray(i * columns, (i + 1) * columns)));
}

export function transpose(matrix: Matrix): Matrix {
  const { rows, columns, data } = matrix;
  const result = zeroMatrix(columns, rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) result.data[j * rows + i] = data[i * columns + j]!;
  }
  return result;
}

/** Product a b; the columns of a are as many as the rows of b. */
export function multiply(a: Matrix, b: Matrix): Matrix {
  const result = zeroMatrix(a.rows, b.columns);
  for (let i = 0; i < a.rows; i++) {
    for (let k = 0; k < a.columns; k++) {
      const factor = a.data[i * a.columns + k]!;
      if (factor === 0) continue;
      for (let j = 0; j < b.columns; j++) {
        result.data[i * b.columns + j]! += factor * b.data[k * b.columns + j]!;
      }
    }
  }
  return result;
}

export function multiplyVector(matrix: Matrix, vector: Vector): number[] {
  const { rows, columns, data } = matrix;
  return Array.from({ length: rows }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < columns; j++) sum += data[i * columns + j]! * vector[j]!;
    return sum;
  });
}

/** The quadratic form x^T A x. */
export function quadraticForm(matrix: Matrix, x: Vector): number {
  let sum = 0;
  for (let i = 0; i < matrix.rows; i++) {
    let row = 0;
    for (let j = 0; j < matrix.columns; j++) row += matrix.data[i * matrix.columns + j]! * x[j]!;
    sum += x[i]! * row;
  }
  return sum;
}
