import { zeroMatrix } from '../../../optimizer/matrix';
import { symmetricEigen } from '../../../optimizer/symmetric-eigen';
import { dot, type Vector } from '../../../optimizer/vector';

/** What is left of a row in all directions found, relative to the longest row, that counts as rounding. */
const ROUNDING = 1e-12;

/**
 * The fewest rows with the same sum of lambda_r (G_r . x)^2 for every x: noise and losses of any network,
 * added up over many weighted sums, are those of these few. Rows are orthogonal, the heaviest first; each counts
 * once. A mean of forces over a band needs two or three of them, whatever the number of sensors.
 *
 * @param rows G_r, finite and of equal length M
 * @param importances lambda_r >= 0
 */
export function principalReadouts(rows: readonly Vector[], importances: Vector): number[][] {
  const scaled = rows.map((row, r) => Array.from(row, (g) => Math.sqrt(importances[r]!) * g));
  const basis = spanOf(scaled);
  const size = basis.length;
  if (size === 0) return [];
  const gram = zeroMatrix(size, size);
  for (const row of scaled) {
    const along = basis.map((unit) => dot(row, unit));
    for (let a = 0; a < size; a++) for (let b = 0; b < size; b++) gram.data[a * size + b]! += along[a]! * along[b]!;
  }
  const eigen = symmetricEigen(gram);
  if (!eigen.ok) throw new Error(`The Gram matrix of finite rows has eigenvalues (${eigen.error}).`);
  const { values, vectors } = eigen.value;
  return values.map((value, k) => {
    const length = Math.sqrt(Math.max(0, value));
    return Array.from(basis[0]!, (_, j) =>
      basis.reduce((sum, unit, a) => sum + length * vectors.data[a * size + k]! * unit[j]!, 0),
    );
  });
}

/** Orthonormal vectors that span the rows: Gram-Schmidt, the longest remainder first. */
function spanOf(rows: readonly number[][]): number[][] {
  const rest = rows.map((row) => [...row]);
  const squares = rest.map((row) => dot(row, row));
  const threshold = ROUNDING ** 2 * squares.reduce((a, b) => Math.max(a, b), 0);
  const basis: number[][] = [];
  const most = rows[0]?.length ?? 0;
  while (basis.length < most) {
    let longest = 0;
    for (let r = 1; r < rest.length; r++) if (squares[r]! > squares[longest]!) longest = r;
    if (!(squares[longest]! > threshold)) break;
    const unit = orthogonalUnit(rest[longest]!, basis);
    basis.push(unit);
    rest.forEach((row, r) => {
      const along = dot(row, unit);
      for (let j = 0; j < row.length; j++) row[j]! -= along * unit[j]!;
      squares[r] = dot(row, row);
    });
  }
  return basis;
}

/** The remainder made orthogonal to the basis once more, for the last digits, and scaled to length 1. */
function orthogonalUnit(remainder: readonly number[], basis: readonly number[][]): number[] {
  const unit = [...remainder];
  for (const other of basis) {
    const along = dot(unit, other);
    for (let j = 0; j < unit.length; j++) unit[j]! -= along * other[j]!;
  }
  const length = Math.sqrt(dot(unit, unit));
  return unit.map((value) => value / length);
}
