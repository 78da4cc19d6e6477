import { zeroMatrix, type Matrix } from '../../../optimizer/matrix';
import { err, ok, type Result } from '../../../optimizer/result';

/** A splitter between the neighbouring modes `mode` and `mode` + 1, R = sin^2(angle). */
export interface MeshSplitter {
  readonly mode: number;
  /** Rotation angle theta in rad: (a, b) -> (a cos - b sin, a sin + b cos). */
  readonly angle: number;
}

/** A real multiport as splitters between neighbours, in the order in which the light passes them. */
export interface Mesh {
  readonly modes: number;
  /** +1 or -1 for each used input: a phase of 0 or pi before the first splitter. */
  readonly signs: readonly number[];
  readonly splitters: readonly MeshSplitter[];
}

/** How far columns may be from orthonormal. */
const ORTHONORMAL_TOLERANCE = 1e-9;

/**
 * Reck decomposition of a real network into two-mode splitters, M. Reck et al., PRL 73, 58 (1994):
 * column by column, rotations between neighbours null the entries from the bottom up. Only K of the
 * M inputs are used, which needs K (2 M - K - 1) / 2 splitters.
 *
 * @param matrix M x K with orthonormal columns; column k is the mode that input k feeds
 */
export function decomposeMesh(matrix: Matrix): Result<Mesh, 'not-orthonormal'> {
  const { rows, columns } = matrix;
  if (columns > rows || !isOrthonormal(matrix)) return err('not-orthonormal');
  const data = Float64Array.from(matrix.data);
  const nulling: MeshSplitter[] = [];
  for (let k = 0; k < columns; k++) {
    for (let mode = rows - 2; mode >= k; mode--) {
      const angle = Math.atan2(data[(mode + 1) * columns + k]!, data[mode * columns + k]!);
      rotate(data, columns, mode, -angle);
      data[(mode + 1) * columns + k] = 0;
      nulling.push({ mode, angle });
    }
  }
  // What is left is diagonal; atan2 makes all but the corner of a square matrix positive.
  const signs = Array.from({ length: columns }, (_, k) => (data[k * columns + k]! < 0 ? -1 : 1));
  return ok({ modes: rows, signs, splitters: nulling.reverse() });
}

/** The M x K matrix that the splitters realise. */
export function meshMatrix(mesh: Mesh): Matrix {
  const columns = mesh.signs.length;
  const result = zeroMatrix(mesh.modes, columns);
  mesh.signs.forEach((sign, k) => {
    result.data[k * columns + k] = sign;
  });
  for (const { mode, angle } of mesh.splitters) rotate(result.data, columns, mode, angle);
  return result;
}

/** Largest entry of |Q' - Q| after decomposing and rebuilding. */
export function meshRoundTripError(matrix: Matrix): Result<number, 'not-orthonormal'> {
  const mesh = decomposeMesh(matrix);
  if (!mesh.ok) return mesh;
  const rebuilt = meshMatrix(mesh.value);
  return ok(rebuilt.data.reduce((worst, value, i) => Math.max(worst, Math.abs(value - matrix.data[i]!)), 0));
}

/** Rows `mode` and `mode` + 1 turned by `angle`. */
function rotate(data: Float64Array, columns: number, mode: number, angle: number): void {
  const cosine = Math.cos(angle);
  const sine = Math.sin(angle);
  for (let k = 0; k < columns; k++) {
    const a = data[mode * columns + k]!;
    const b = data[(mode + 1) * columns + k]!;
    data[mode * columns + k] = cosine * a - sine * b;
    data[(mode + 1) * columns + k] = sine * a + cosine * b;
  }
}

function isOrthonormal({ rows, columns, data }: Matrix): boolean {
  for (let p = 0; p < columns; p++) {
    for (let q = p; q < columns; q++) {
      let product = 0;
      for (let i = 0; i < rows; i++) product += data[i * columns + p]! * data[i * columns + q]!;
      // Written so that NaN fails.
      if (!(Math.abs(product - (p === q ? 1 : 0)) <= ORTHONORMAL_TOLERANCE)) return false;
    }
  }
  return true;
}
