import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrixFromRows, multiply, transpose, zeroMatrix } from '../matrix';
import { hermitianFactor, inverseHermitianForm, solveHermitian, type HermitianMatrix } from './hermitian-solve';

const entry = fc.double({ min: -3, max: 3, noNaN: true });
const square = (n: number) => fc.array(fc.array(entry, { minLength: n, maxLength: n }), { minLength: n, maxLength: n });

/** B B^H + I, with the scales of its unknowns apart by decades. */
const positive: fc.Arbitrary<HermitianMatrix> = fc.integer({ min: 1, max: 5 }).chain((n) =>
  fc
    .tuple(square(n), square(n), fc.array(fc.integer({ min: -30, max: 3 }), { minLength: n, maxLength: n }))
    .map(([re, im, decades]) => {
      const [a, b] = [matrixFromRows(re), matrixFromRows(im)];
      const parts = [multiply(a, transpose(a)), multiply(b, transpose(b)), multiply(b, transpose(a)), multiply(a, transpose(b))]; // prettier-ignore
      const real = zeroMatrix(n, n);
      const imaginary = zeroMatrix(n, n);
      for (let k = 0; k < n * n; k++) {
        const [i, j] = [Math.floor(k / n), k % n];
        const scale = 10 ** ((decades[i]! + decades[j]!) / 2);
        real.data[k] = scale * (parts[0]!.data[k]! + parts[1]!.data[k]! + (i === j ? 1 : 0));
        imaginary.data[k] = scale * (parts[2]!.data[k]! - parts[3]!.data[k]!);
      }
      return { real, imaginary };
    }),
);

describe('hermitianFactor', () => {
  it.each([
    ['not square', [[1, 0]], [[0, 0]], 'not-square'],
    ['of two shapes', [[1]], [[0, 0]], 'not-square'],
    ['with infinite noise', [[Infinity]], [[0]], 'not-finite'],
    ['not a number off the diagonal', [[1, NaN], [NaN, 1]], [[0, 0], [0, 0]], 'not-finite'],
    ['with an empty row', [[0]], [[0]], 'not-positive-definite'],
    ['singular by its imaginary part', [[1, 0], [0, 1]], [[0, 1], [-1, 0]], 'not-positive-definite'],
  ])('refuses a matrix %s', (_, real, imaginary, failure) => {
    const factor = hermitianFactor({ real: matrixFromRows(real), imaginary: matrixFromRows(imaginary) });
    expect(factor).toEqual({ ok: false, error: failure });
  }); // prettier-ignore

  it('solves A x = b for entries as small as forces and of unlike sizes', () => {
    fc.assert(
      fc.property(positive, fc.array(entry, { minLength: 10, maxLength: 10 }), (matrix, numbers) => {
        const n = matrix.real.rows;
        const scales = Array.from({ length: n }, (_, i) => Math.sqrt(matrix.real.data[i * n + i]!));
        const b = {
          real: scales.map((scale, i) => scale * numbers[i]!),
          imaginary: scales.map((scale, i) => scale * numbers[5 + i]!),
        };
        const factor = hermitianFactor(matrix);
        if (!factor.ok) throw new Error(factor.error);
        const x = solveHermitian(factor.value, b);
        let form = 0;
        for (let i = 0; i < n; i++) {
          let [re, im] = [0, 0];
          for (let j = 0; j < n; j++) {
            const [p, q] = [matrix.real.data[i * n + j]!, matrix.imaginary.data[i * n + j]!];
            re += p * x.real[j]! - q * x.imaginary[j]!;
            im += p * x.imaginary[j]! + q * x.real[j]!;
          }
          expect(Math.abs(re - b.real[i]!) / scales[i]!).toBeLessThan(1e-10);
          expect(Math.abs(im - b.imaginary[i]!) / scales[i]!).toBeLessThan(1e-10);
          form += b.real[i]! * x.real[i]! + b.imaginary[i]! * x.imaginary[i]!;
        }
        expect(Math.abs(inverseHermitianForm(factor.value, b) - form)).toBeLessThan(1e-10 * (1 + form));
      }),
    );
  });
});
