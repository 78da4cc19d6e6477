import { describe, expect, it } from 'vitest';
import { matrixFromRows, multiplyVector, zeroMatrix } from '../matrix';
import { createRandomSequence } from '../numbers/random-sequence';
import { generalEigenvalues, singularValues, solveGeneral } from './general-decompositions';
import { ldlFactor, ldlSolve } from './ldl';

describe('general decompositions', () => {
  it('refuse NaN and infinities at once instead of hanging on them or answering', () => {
    const bad = matrixFromRows([
      [1, NaN],
      [0, 1],
    ]);
    for (const result of [
      generalEigenvalues(bad),
      singularValues(bad),
      solveGeneral(bad, [1, 1]),
      solveGeneral(matrixFromRows([[1]]), [Infinity]),
    ])
      expect(result).toEqual({ ok: false, error: 'not-finite' });
    expect(generalEigenvalues(zeroMatrix(1, 2))).toEqual({ ok: false, error: 'not-square' });
    expect(solveGeneral(matrixFromRows([[1]]), [1, 2])).toEqual({ ok: false, error: 'wrong-length' });
  });

  it('find the complex pair of a rotation and the singular values of a rectangle', () => {
    const rotation = generalEigenvalues(
      matrixFromRows([
        [0, -2],
        [2, 0],
      ]),
    );
    expect(rotation.ok && [...rotation.value.imaginary].sort()).toEqual([-2, 2]);
    const wide = singularValues(matrixFromRows([[3, 0, 4]]));
    expect(wide.ok && wide.value[0]).toBeCloseTo(5, 14);
    expect(singularValues(zeroMatrix(0, 0))).toEqual({ ok: true, value: [] });
  });

  it('solve what they can and call the rest singular', () => {
    const random = createRandomSequence(71, 0);
    const a = matrixFromRows(Array.from({ length: 9 }, () => Array.from({ length: 9 }, () => random.normal())));
    const right = Array.from({ length: 9 }, () => random.normal());
    const x = solveGeneral(a, right);
    if (!x.ok) return expect.fail(x.error);
    multiplyVector(a, x.value).forEach((value, i) => expect(value).toBeCloseTo(right[i]!, 11));
    expect(solveGeneral(zeroMatrix(2, 2), [1, 1])).toEqual({ ok: false, error: 'singular' });
  });
});

describe('ldl', () => {
  it('solves 500 random positive definite systems to rounding times their condition', () => {
    const random = createRandomSequence(72, 0);
    for (let trial = 0; trial < 500; trial++) {
      const n = 1 + random.integer(12);
      const factor = Array.from({ length: n }, () => Array.from({ length: n }, () => random.normal()));
      const matrix = new Float64Array(n * n);
      for (let i = 0; i < n; i++)
        for (let j = 0; j < n; j++)
          matrix[i * n + j] = factor[i]!.reduce((sum, value, k) => sum + value * factor[j]![k]!, i === j ? 1 : 0);
      const truth = Float64Array.from({ length: n }, () => random.normal());
      const x = Float64Array.from(multiplyVector({ rows: n, columns: n, data: matrix }, truth));
      const result = ldlFactor(matrix, n);
      if (!result.ok) return expect.fail(result.error);
      ldlSolve(result.value, x, x);
      for (let i = 0; i < n; i++)
        if (Math.abs(x[i]! - truth[i]!) > 1e-11) expect.fail(`system ${trial} is off by ${x[i]! - truth[i]!}`);
    }
  });

  it('refuses indefinite and non-finite matrices', () => {
    expect(ldlFactor(Float64Array.of(1, 2, 2, 1), 2)).toEqual({ ok: false, error: 'not-positive-definite' });
    expect(ldlFactor(Float64Array.of(NaN), 1)).toEqual({ ok: false, error: 'not-finite' });
  });
});
