import { zeroMatrix, type Matrix } from '../../../optimizer/matrix';
import { symmetricEigen } from '../../../optimizer/symmetric-eigen';
import type { Vector } from '../../../optimizer/vector';
import { allocatePhotons } from './photon-allocation';
import { pureVariance } from './sources';

/**
 * Several weighted sums at once in regime A: rows G_r of readout weights with importances lambda_r,
 * K squeezers on orthonormal real modes u_k of one network that is followed by the losses tau_j.
 */

/** What there is to squeeze with: given squeezers, or a number of pure ones that share photons. */
export type SqueezerSupply =
  | { readonly kind: 'given'; readonly variances: Vector }
  | { readonly kind: 'photons'; readonly photons: number; readonly squeezers: number };

export interface FunctionalsDesign {
  /** Largest eigenvalues of B, one for each squeezer, descending. */
  readonly eigenvalues: number[];
  /** Photons of each squeezer; null where the squeezers are given. */
  readonly photons: number[] | null;
  /** Variance of the squeezer on each mode, best first. */
  readonly variances: number[];
  /** Column k: signed amplitudes with which squeezer k reaches the sensors, M x K. */
  readonly modes: Matrix;
  /** Sum of lambda_r var_r. */
  readonly cost: number;
  /** The same for coherent light, sum lambda_r |G_r|^2. */
  readonly shotNoise: number;
}

/** Eigenvalues below this share of the largest are rounding: their modes get no photons. */
const EMPTY_MODE = 1e-12;

/**
 * The global optimum over all networks: cost = sum lambda |G|^2 - sum (1 - V_k) u_k^T B u_k with
 * B = sum lambda_r (sqrt(tau) G_r)(sqrt(tau) G_r)^T is lowest, by von Neumann's trace inequality, with
 * the best squeezer on the largest eigenvalue and so on; photons between pure squeezers are
 * water-filled on the eigenvalues. Squeezers beyond the number of sensors are left unused.
 *
 * @param readouts G, one row of M weights for each sum
 * @param importances lambda_r >= 0
 * @param transmissions tau_j in 0..1
 * @returns null if the numbers given are not finite
 */
export function optimiseFunctionals(
  readouts: readonly Vector[],
  importances: Vector,
  transmissions: Vector,
  supply: SqueezerSupply,
): FunctionalsDesign | null {
  const sensors = transmissions.length;
  const eigen = symmetricEigen(sensitivityMatrix(readouts, importances, transmissions));
  if (!eigen.ok) return null;
  const values = eigen.value.values.map((value) => Math.max(0, value));
  const squeezers = Math.min(sensors, supply.kind === 'given' ? supply.variances.length : supply.squeezers);
  const used = values.slice(0, squeezers);
  const photons = supply.kind === 'given' ? null : sharedPhotons(used, supply.photons);
  const variances =
    supply.kind === 'given'
      ? Array.from(supply.variances)
          .sort((a, b) => a - b)
          .slice(0, squeezers)
      : photons!.map(pureVariance);
  // Loss, squeezed modes, empty modes: three sums that cannot cancel.
  const { lost, shotNoise } = vacuumTerms(readouts, importances, transmissions);
  const cost = values.reduce((sum, value, k) => sum + value * (variances[k] ?? 1), lost);
  return {
    eigenvalues: used,
    photons,
    variances,
    modes: firstColumns(eigen.value.vectors, squeezers),
    cost,
    shotNoise,
  };
}

/** B = sum lambda_r (sqrt(tau) G_r)(sqrt(tau) G_r)^T. */
export function sensitivityMatrix(readouts: readonly Vector[], importances: Vector, transmissions: Vector): Matrix {
  const size = transmissions.length;
  const b = zeroMatrix(size, size);
  readouts.forEach((readout, r) => {
    const received = Array.from(readout, (g, j) => g * Math.sqrt(transmissions[j]!));
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) b.data[i * size + j]! += importances[r]! * received[i]! * received[j]!;
    }
  });
  return b;
}

function sharedPhotons(eigenvalues: readonly number[], photons: number): number[] {
  const floor = EMPTY_MODE * (eigenvalues[0] ?? 0);
  return allocatePhotons(
    eigenvalues.map((value) => (value < floor ? 0 : value)),
    photons,
  );
}

function vacuumTerms(readouts: readonly Vector[], importances: Vector, transmissions: Vector) {
  let lost = 0;
  let shotNoise = 0;
  readouts.forEach((readout, r) => {
    for (let j = 0; j < readout.length; j++) {
      const square = importances[r]! * readout[j]! ** 2;
      shotNoise += square;
      lost += square * (1 - transmissions[j]!);
    }
  });
  return { lost, shotNoise };
}

function firstColumns(matrix: Matrix, columns: number): Matrix {
  const result = zeroMatrix(matrix.rows, columns);
  for (let i = 0; i < matrix.rows; i++) {
    for (let k = 0; k < columns; k++) result.data[i * columns + k] = matrix.data[i * matrix.columns + k]!;
  }
  return result;
}
