import { identityMatrix, zeroMatrix, type Matrix } from './matrix';
import { err, ok, type Result } from './result';
import { isFiniteVector } from './vector';

export interface SymmetricEigen {
  /** Descending. */
  readonly values: number[];
  /** Column k is the unit eigenvector of values[k]; signs and bases of equal eigenvalues are not unique. */
  readonly vectors: Matrix;
}

export type EigenFailure = 'not-square' | 'not-finite' | 'not-converged';

const MAX_SWEEPS = 60;
const EPSILON = 2 ** -52;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations. The matrix is
 * symmetrised first; anything that is not finite is refused.
 *
 * An off-diagonal entry counts as zero only relative to its own two diagonal entries. This is what
 * keeps the small eigenvalues of graded positive matrices (strong squeezing beside strong
 * anti-squeezing), which methods with an absolute threshold lose. J. Demmel and K. Veselic, SIAM J.
 * Matrix Anal. Appl. 13, 1204 (1992).
 */
export function symmetricEigen(matrix: Matrix): Result<SymmetricEigen, EigenFailure> {
  const n = matrix.rows;
  if (matrix.columns !== n) return err('not-square');
  if (!isFiniteVector(matrix.data)) return err('not-finite');
  const a = symmetrised(matrix);
  const v = identityMatrix(n).data;
  // Below this an entry cannot move any eigenvalue that doubles resolve; it ends chains of underflow.
  const negligible = largestMagnitude(a) * 1e-60;
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    if (!sweepOnce(a, v, n, negligible)) return ok(sorted(a, v, n));
  }
  return err('not-converged');
}

/** One sweep over all pairs; true if anything was rotated. */
function sweepOnce(a: Float64Array, v: Float64Array, n: number, negligible: number): boolean {
  let rotated = false;
  for (let p = 0; p < n - 1; p++) {
    for (let q = p + 1; q < n; q++) {
      const off = Math.abs(a[p * n + q]!);
      if (off <= negligible) continue;
      const diagonal = Math.sqrt(Math.abs(a[p * n + p]!)) * Math.sqrt(Math.abs(a[q * n + q]!));
      if (off <= EPSILON * diagonal) continue;
      rotate(a, v, n, p, q);
      rotated = true;
    }
  }
  return rotated;
}

/** Rotates the plane (p, q) so that a[p][q] becomes exactly zero. */
function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const off = a[p * n + q]!;
  const zeta = (a[q * n + q]! - a[p * n + p]!) / (2 * off);
  const tangent = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
  const cosine = 1 / Math.sqrt(1 + tangent * tangent);
  const sine = cosine * tangent;
  a[p * n + p]! -= tangent * off;
  a[q * n + q]! += tangent * off;
  a[p * n + q] = 0;
  a[q * n + p] = 0;
  for (let k = 0; k < n; k++) {
    if (k !== p && k !== q) {
      const kp = a[k * n + p]!;
      const kq = a[k * n + q]!;
      a[k * n + p] = a[p * n + k] = cosine * kp - sine * kq;
      a[k * n + q] = a[q * n + k] = sine * kp + cosine * kq;
    }
    const vp = v[k * n + p]!;
    const vq = v[k * n + q]!;
    v[k * n + p] = cosine * vp - sine * vq;
    v[k * n + q] = sine * vp + cosine * vq;
  }
}

function sorted(a: Float64Array, v: Float64Array, n: number): SymmetricEigen {
  const order = Array.from({ length: n }, (_, k) => k).sort((i, j) => a[j * n + j]! - a[i * n + i]! || i - j);
  const vectors = zeroMatrix(n, n);
  order.forEach((from, to) => {
    for (let k = 0; k < n; k++) vectors.data[k * n + to] = v[k * n + from]!;
  });
  return { values: order.map((k) => a[k * n + k]!), vectors };
}

function symmetrised(matrix: Matrix): Float64Array {
  const n = matrix.rows;
  const a = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) a[i * n + j] = 0.5 * matrix.data[i * n + j]! + 0.5 * matrix.data[j * n + i]!;
  }
  return a;
}

function largestMagnitude(a: Float64Array): number {
  let largest = 0;
  for (const value of a) largest = Math.max(largest, Math.abs(value));
  return largest;
}
