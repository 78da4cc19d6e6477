import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identityMatrix, matrixFromRows, rowsOf, type Matrix } from '../../../optimizer/matrix';
import { decomposeMesh, meshMatrix, meshRoundTripError } from './reck';

/** Orthonormal columns by Gram-Schmidt, twice for the last digits. */
function orthonormalColumns(list: readonly (readonly number[])[]): Matrix | null {
  const basis: number[][] = [];
  for (const column of list) {
    let rest = [...column];
    for (let pass = 0; pass < 2; pass++) {
      for (const unit of basis) {
        const along = unit.reduce((sum, u, i) => sum + u * rest[i]!, 0);
        rest = rest.map((entry, i) => entry - along * unit[i]!);
      }
    }
    const length = Math.hypot(...rest);
    if (length < 1e-3) return null;
    basis.push(rest.map((entry) => entry / length));
  }
  return matrixFromRows(list[0]!.map((_, i) => basis.map((unit) => unit[i]!)));
}

const entry = fc.integer({ min: -1000, max: 1000 }).map((n) => n / 1000);
const shape = fc.integer({ min: 1, max: 8 }).chain((m) => fc.tuple(fc.constant(m), fc.integer({ min: 1, max: m })));
const network = shape
  .chain(([m, k]) => fc.array(fc.array(entry, { minLength: m, maxLength: m }), { minLength: k, maxLength: k }))
  .map(orthonormalColumns);

describe('decomposeMesh', () => {
  it('refuses what is not orthonormal', () => {
    const refused = { ok: false, error: 'not-orthonormal' };
    expect(decomposeMesh(matrixFromRows([[1, 1], [0, 1]]))).toEqual(refused); // prettier-ignore
    expect(decomposeMesh(matrixFromRows([[NaN]]))).toEqual(refused);
    expect(decomposeMesh(matrixFromRows([[1, 0]]))).toEqual(refused);
  });

  it('rebuilds the network, with K (2 M - K - 1) / 2 splitters for K of M inputs', () => {
    fc.assert(
      fc.property(network, (matrix) => {
        fc.pre(matrix !== null);
        const mesh = decomposeMesh(matrix!);
        if (!mesh.ok) throw new Error(mesh.error);
        const [m, k] = [matrix!.rows, matrix!.columns];
        expect(mesh.value.splitters).toHaveLength((k * (2 * m - k - 1)) / 2);
        expect(meshRoundTripError(matrix!)).toMatchObject({ ok: true });
        rowsOf(meshMatrix(mesh.value)).forEach((row, i) =>
          row.forEach((x, j) => expect(Math.abs(x - matrix!.data[i * k + j]!)).toBeLessThan(1e-12)),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('takes the identity, swaps and reflections', () => {
    for (const matrix of [
      identityMatrix(4),
      matrixFromRows([
        [0, 1],
        [1, 0],
      ]),
      matrixFromRows([[-1]]),
      matrixFromRows([
        [-1, 0],
        [0, -1],
      ]),
    ]) {
      // prettier-ignore
      expect(meshRoundTripError(matrix)).toEqual({ ok: true, value: expect.closeTo(0, 15) });
    }
  });

  it('splits a single column like a chain from the far end', () => {
    const mesh = decomposeMesh(matrixFromRows([[0.5], [0.5], [0.5], [0.5]]));
    const ratios = mesh.ok ? mesh.value.splitters.map(({ angle }) => Math.sin(angle) ** 2) : [];
    [0.75, 2 / 3, 0.5].forEach((ratio, k) => expect(ratios[k]).toBeCloseTo(ratio, 15));
  });
});
