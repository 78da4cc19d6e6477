import { describe, expect, it } from 'vitest';
import { identityMatrix, matrixFromRows, multiply, multiplyVector, quadraticForm, rowsOf, transpose } from './matrix';

const a = matrixFromRows([
  [1, 2, 3],
  [4, 5, 6],
]);

describe('dense matrices', () => {
  it('keep rows through the flat form, empty ones too', () => {
    expect(rowsOf(a)).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(rowsOf(matrixFromRows([]))).toEqual([]);
  });

  it('multiply matrices of different shapes, vectors and forms alike', () => {
    expect(rowsOf(multiply(a, transpose(a)))).toEqual([
      [14, 32],
      [32, 77],
    ]);
    expect(rowsOf(multiply(identityMatrix(2), a))).toEqual(rowsOf(a));
    expect(multiplyVector(a, [1, 0, -1])).toEqual([-2, -2]);
    expect(quadraticForm(multiply(a, transpose(a)), [1, -1])).toBe(14 - 64 + 77);
  });

  it('let NaN through a product rather than hiding it behind a zero row sum', () => {
    expect(multiplyVector(matrixFromRows([[0, NaN]]), [1, 0])).toEqual([NaN]);
  });
});
