import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choleskyFactor, solveWithFactor } from './linear-solve';
import { identityMatrix, matrixFromRows, multiply, multiplyVector, transpose } from './matrix';

describe('choleskyFactor', () => {
  it('refuses what is not finite, not square or not positive definite', () => {
    expect(choleskyFactor(matrixFromRows([[NaN]]))).toEqual({ ok: false, error: 'not-finite' });
    expect(choleskyFactor(matrixFromRows([[1, 2]]))).toEqual({ ok: false, error: 'not-square' });
    expect(choleskyFactor(matrixFromRows([[0]]))).toEqual({ ok: false, error: 'not-positive-definite' });
    expect(choleskyFactor(matrixFromRows([[1, 2], [2, 1]]))).toEqual({ ok: false, error: 'not-positive-definite' }); // prettier-ignore
  });

  it('uses the symmetric part where rounding made the matrix asymmetric', () => {
    const factor = choleskyFactor(matrixFromRows([[2, 1 + 1e-10], [1 - 1e-10, 2]])); // prettier-ignore
    expect(factor.ok && solveWithFactor(factor.value, [3, 3])).toEqual([expect.closeTo(1, 14), expect.closeTo(1, 14)]);
  });

  it('solves any well-conditioned system', () => {
    const entry = fc.double({ min: -3, max: 3, noNaN: true });
    const rows = fc.integer({ min: 1, max: 7 }).chain((n) => fc.array(fc.array(entry, { minLength: n, maxLength: n }), { minLength: n, maxLength: n })); // prettier-ignore
    fc.assert(
      fc.property(rows, fc.infiniteStream(entry), (half, numbers) => {
        const a = matrixFromRows(half);
        const definite = multiply(a, transpose(a));
        identityMatrix(a.rows).data.forEach((value, i) => (definite.data[i]! += value));
        const x = Array.from({ length: a.rows }, () => numbers.next().value);
        const factor = choleskyFactor(definite);
        if (!factor.ok) throw new Error(factor.error);
        solveWithFactor(factor.value, multiplyVector(definite, x)).forEach((value, i) =>
          expect(value).toBeCloseTo(x[i]!, 9),
        );
      }),
    );
  });
});
