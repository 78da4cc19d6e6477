import { zeroMatrix, type Matrix } from '../../../optimizer/matrix';
import { dot, normalisedToLength } from '../../../optimizer/vector';
import { MESH_SIZE } from '../declaration/elements';
import { decomposeMesh, meshMatrix } from '../equations/reck';

/** The pair of neighbouring modes (its first) that each rotation of the triangular mesh couples, in order. */
export const meshModes: readonly number[] = Array.from({ length: MESH_SIZE - 1 }, (_, k) => k)
  .flatMap((column) => Array.from({ length: MESH_SIZE - 1 - column }, (_, i) => MESH_SIZE - 2 - i))
  .reverse();

/** Real transfer of a mesh, outputs (rows) by inputs (columns), for its mixing angles in rad. */
export function meshTransfer(rotations: ArrayLike<number>): Matrix {
  const splitters = meshModes.map((mode, k) => ({ mode, angle: rotations[k] ?? 0 }));
  return meshMatrix({ modes: MESH_SIZE, signs: new Array<number>(MESH_SIZE).fill(1), splitters });
}

/**
 * Mixing angles that send input `inputs[k]` to the orthonormal column `columns[k]` (entries by output).
 * The sign of a column may come out reversed, which squeezed light does not notice.
 */
export function rotationsFor(columns: readonly (readonly number[])[], inputs: readonly number[]): number[] {
  const basis = completedBasis(columns);
  const order = [...inputs, ...range(MESH_SIZE).filter((input) => !inputs.includes(input))];
  const matrix = zeroMatrix(MESH_SIZE, MESH_SIZE);
  basis.forEach((column, k) => column.forEach((value, row) => (matrix.data[row * MESH_SIZE + order[k]!] = value)));
  const first = decomposeMesh(matrix);
  if (!first.ok) throw new Error('The modes of a mesh are orthonormal by construction.');
  if (first.value.signs.every((sign) => sign > 0)) return first.value.splitters.map(({ angle }) => angle);
  // A reflection is no product of rotations: turn the last column of the basis over.
  for (let row = 0; row < MESH_SIZE; row++) matrix.data[row * MESH_SIZE + order[MESH_SIZE - 1]!]! *= -1;
  const turned = decomposeMesh(matrix);
  if (!turned.ok) throw new Error('The modes of a mesh are orthonormal by construction.');
  return turned.value.splitters.map(({ angle }) => angle);
}

/** Adds unit vectors until the columns span all outputs (Gram-Schmidt, twice for the last digits). */
function completedBasis(columns: readonly (readonly number[])[]): number[][] {
  const basis = columns.map((column) => [...column]);
  const candidates = range(MESH_SIZE).map((k) => range(MESH_SIZE).map((i) => (i === k ? 1 : 0)));
  while (basis.length < MESH_SIZE) {
    const residuals = candidates.map((candidate) => withoutBasis(candidate, basis));
    const largest = residuals.reduce((best, residual) => (dot(residual, residual) > dot(best, best) ? residual : best));
    basis.push(normalisedToLength(withoutBasis(normalisedToLength(largest), basis)));
  }
  return basis;
}

function withoutBasis(vector: readonly number[], basis: readonly number[][]): number[] {
  const rest = [...vector];
  for (const unit of basis) {
    const along = dot(rest, unit);
    for (let i = 0; i < rest.length; i++) rest[i]! -= along * unit[i]!;
  }
  return rest;
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, k) => k);
}
