import fc from 'fast-check';
import { EigenvalueDecomposition, Matrix as DenseMatrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { matrixFromRows, multiply, rowsOf, transpose, type Matrix } from './matrix';
import { symmetricEigen } from './symmetric-eigen';

function eigenOf(matrix: Matrix) {
  const result = symmetricEigen(matrix);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

const entry = fc.double({ min: -10, max: 10, noNaN: true });
/** Gram matrices A A^T of n rows and `rank` columns: symmetric, semidefinite, often rank deficient. */
const gram = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }))
  .chain(([n, rank]) => fc.array(fc.array(entry, { minLength: rank, maxLength: rank }), { minLength: n, maxLength: n }))
  .map((rows) => matrixFromRows(rows))
  .map((a) => multiply(a, transpose(a)));

describe('symmetricEigen', () => {
  it('refuses NaN, infinities and rectangles instead of spinning on them', () => {
    expect(symmetricEigen(matrixFromRows([[NaN]]))).toEqual({ ok: false, error: 'not-finite' });
    expect(symmetricEigen(matrixFromRows([[1, Infinity], [Infinity, 1]]))).toEqual({ ok: false, error: 'not-finite' }); // prettier-ignore
    expect(symmetricEigen(matrixFromRows([[1, 2]]))).toEqual({ ok: false, error: 'not-square' });
  });

  it('takes an empty matrix, zeros and a single number', () => {
    expect(eigenOf(matrixFromRows([])).values).toEqual([]);
    expect(eigenOf(matrixFromRows([[0, 0], [0, 0]])).values).toEqual([0, 0]); // prettier-ignore
    expect(eigenOf(matrixFromRows([[-3]])).values).toEqual([-3]);
  });

  it('keeps the small eigenvalue of strong squeezing beside strong anti-squeezing', () => {
    // Exact: the determinant is 1 - 0.01 and the trace 1e8 + 1e-8.
    const { values } = eigenOf(matrixFromRows([[1e8, 0.1], [0.1, 1e-8]])); // prettier-ignore
    expect(values[1]! / 9.9e-9).toBeCloseTo(1, 12);
  });

  it('keeps every eigenvalue of a matrix graded over thirty decades', () => {
    const scales = [1, 1e-5, 1e-10, 1e-15];
    const core = [
      [4, 1, 1, 1],
      [1, 4, 1, 1],
      [1, 1, 4, 1],
      [1, 1, 1, 4],
    ];
    const { values } = eigenOf(matrixFromRows(core.map((row, i) => row.map((x, j) => x * scales[i]! * scales[j]!))));
    // For such scaling the eigenvalues tend to the pivots of the core matrix times the scales squared.
    const pivots = [4, 15 / 4, 18 / 5, 7 / 2];
    pivots.forEach((pivot, k) => expect(values[k]! / (pivot * scales[k]! ** 2)).toBeCloseTo(1, 8));
  });

  it('uses the symmetric part of a matrix that rounding made asymmetric', () => {
    const { values } = eigenOf(matrixFromRows([[1, 1], [0, 1]])); // prettier-ignore
    expect(values).toEqual([expect.closeTo(1.5, 15), expect.closeTo(0.5, 15)]);
  });

  it('rebuilds the matrix from orthonormal vectors, rank deficient ones too', () => {
    fc.assert(
      fc.property(gram, (a) => {
        const { values, vectors } = eigenOf(a);
        const n = a.rows;
        const scale = Math.max(1e-300, ...values.map(Math.abs));
        const diagonal = matrixFromRows(values.map((value, i) => values.map((_, j) => (i === j ? value : 0))));
        const rebuilt = multiply(multiply(vectors, diagonal), transpose(vectors));
        rebuilt.data.forEach((value, i) => expect(Math.abs(value - a.data[i]!) / scale).toBeLessThan(1e-13));
        const unit = rowsOf(multiply(transpose(vectors), vectors));
        unit.forEach((row, i) => row.forEach((x, j) => expect(Math.abs(x - (i === j ? 1 : 0))).toBeLessThan(1e-13)));
        for (let k = 1; k < n; k++) expect(values[k]).toBeLessThanOrEqual(values[k - 1]!);
        expect(values[n - 1]).toBeGreaterThanOrEqual(-1e-13 * scale);
      }),
    );
  });

  it('agrees with ml-matrix on indefinite matrices', () => {
    // No subnormal entries: ml-matrix throws on them.
    const plain = fc.integer({ min: -1000, max: 1000 }).map((n) => n / 100);
    const square = fc.integer({ min: 2, max: 6 }).chain((n) => fc.array(fc.array(plain, { minLength: n, maxLength: n }), { minLength: n, maxLength: n })); // prettier-ignore
    fc.assert(
      fc.property(square, (rows) => {
        const symmetric = rows.map((row, i) => row.map((x, j) => x + rows[j]![i]!));
        const other = new EigenvalueDecomposition(new DenseMatrix(symmetric), { assumeSymmetric: true });
        const expected = [...other.realEigenvalues].sort((x, y) => y - x);
        eigenOf(matrixFromRows(symmetric)).values.forEach((value, k) => expect(value).toBeCloseTo(expected[k]!, 10));
      }),
    );
  });

  it('converges for 64 sensors that all see one mode', () => {
    const ones = matrixFromRows(Array.from({ length: 64 }, (_, i) => Array.from({ length: 64 }, (__, j) => 1 / (1 + (i % 3)) / (1 + (j % 3))))); // prettier-ignore
    const { values } = eigenOf(ones);
    expect(values[0]).toBeCloseTo(22 * 1 + 21 / 4 + 21 / 9, 10);
    expect(Math.abs(values[1]!)).toBeLessThan(1e-13);
  });
});
