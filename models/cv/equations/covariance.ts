import { identityMatrix, quadraticForm, zeroMatrix, type Matrix } from '../../../optimizer/matrix';
import { symmetricEigen } from '../../../optimizer/symmetric-eigen';
import type { Vector } from '../../../optimizer/vector';
import type { SqueezedSource } from './sources';

/**
 * Full covariance propagation through a passive lossy network. Covariances are 2M x 2M in the order
 * X_1..X_M, Y_1..Y_M, vacuum = identity.
 */

/** Complex amplitude transfer T, M sensors (rows) by K sources (columns), losses included. */
export interface Transfer {
  readonly real: Matrix;
  readonly imaginary: Matrix;
}

/** Slack on singular values of T above 1, for products of rounded factors. */
const PASSIVITY_TOLERANCE = 1e-9;

/** Whether the network only passes or loses light: largest singular value of T at most 1. */
export function isPassive(transfer: Transfer): boolean {
  const r = realTransfer(transfer);
  // The singular values of T are those of the real 2M x 2K form, each twice.
  const eigen = symmetricEigen(gram(r));
  return eigen.ok && (eigen.value.values[0] ?? 0) <= (1 + PASSIVITY_TOLERANCE) ** 2;
}

/**
 * Covariance at the sensors, V = I + T_R (V_in - I) T_R^T: what is missing of the light is filled
 * with vacuum.
 *
 * @param sources one for each column of T; null for vacuum
 */
export function networkCovariance(transfer: Transfer, sources: readonly (SqueezedSource | null)[]): Matrix {
  const r = realTransfer(transfer);
  const size = r.rows;
  const k = sources.length;
  const v = identityMatrix(size);
  sources.forEach((source, column) => {
    if (source === null) return;
    const { xx, xy, yy } = excessNoise(source);
    for (let i = 0; i < size; i++) {
      const x = r.data[i * r.columns + column]!;
      const y = r.data[i * r.columns + column + k]!;
      const alongX = xx * x + xy * y;
      const alongY = xy * x + yy * y;
      for (let j = 0; j < size; j++) {
        v.data[i * size + j]! +=
          alongX * r.data[j * r.columns + column]! + alongY * r.data[j * r.columns + column + k]!;
      }
    }
  });
  return v;
}

/**
 * Covariance of the M homodyne records, each y = cos(theta) Y + sin(theta) X behind a detection
 * efficiency: D S V S^T D + I - D^2, D = diag sqrt(eta).
 *
 * @param angles theta_j, read-out angle errors in rad
 * @param efficiencies eta_j of what follows the sensor
 */
export function homodyneCovariance(atSensors: Matrix, angles: Vector, efficiencies: Vector): Matrix {
  const m = atSensors.rows / 2;
  return recordCovariance(m, efficiencies, (i, j) => {
    const sine = Math.sin(angles[i]!);
    const cosine = Math.cos(angles[i]!);
    const { xx, xy, yx, yy } = blocks(atSensors, i, j);
    return (
      sine * (xx * Math.sin(angles[j]!) + xy * Math.cos(angles[j]!)) +
      cosine * (yx * Math.sin(angles[j]!) + yy * Math.cos(angles[j]!))
    );
  });
}

/**
 * Covariance of the records averaged over independent Gaussian lock errors of rms sigma_j, loss after
 * the averaging. Diagonal: V_Y (1 + e)/2 + V_X (1 - e)/2, e = exp(-2 sigma^2); off the diagonal
 * exp(-(sigma_i^2 + sigma_j^2)/2) V_Y,ij.
 */
export function jitteredHomodyneCovariance(atSensors: Matrix, jitters: Vector, efficiencies: Vector): Matrix {
  const m = atSensors.rows / 2;
  return recordCovariance(m, efficiencies, (i, j) => {
    const { xx, yy } = blocks(atSensors, i, j);
    if (i === j) return yy - 0.5 * Math.expm1(-2 * jitters[i]! ** 2) * (xx - yy);
    return Math.exp(-0.5 * (jitters[i]! ** 2 + jitters[j]! ** 2)) * yy;
  });
}

/** Variance g^T Sigma g of the weighted sum of the records; g are raw read-out weights. */
export function estimatorVariance(records: Matrix, weights: Vector): number {
  return quadraticForm(records, weights);
}

/**
 * Variance of the unbiased estimate of sum c_j d_j under independent lock jitter: the signal shrinks
 * by sqrt(eta_j) exp(-sigma_j^2 / 2) and the weights make up for it. Null where a weighted sensor has
 * no gain.
 */
export function lockJitterVariance(
  atSensors: Matrix,
  jitters: Vector,
  efficiencies: Vector,
  weights: Vector,
): number | null {
  const gains = Array.from(weights, (_, j) => Math.sqrt(efficiencies[j]!) * Math.exp(-0.5 * jitters[j]! ** 2));
  if (gains.some((gain, j) => gain === 0 && weights[j] !== 0)) return null;
  const readout = gains.map((gain, j) => (weights[j] === 0 ? 0 : weights[j]! / gain));
  return estimatorVariance(jitteredHomodyneCovariance(atSensors, jitters, efficiencies), readout);
}

/**
 * The records of a single squeezer without phase errors, Sigma = I - (1 - V) u u^T with
 * u_j = sqrt(tau_j) w_j: the fast path of `homodyneCovariance`.
 */
export function rankOneCovariance(amplitudes: Vector, transmissions: Vector, variance: number): Matrix {
  const u = Array.from(amplitudes, (w, j) => w * Math.sqrt(transmissions[j]!));
  const sigma = identityMatrix(u.length);
  for (let i = 0; i < u.length; i++) {
    for (let j = 0; j < u.length; j++) sigma.data[i * u.length + j]! -= (1 - variance) * u[i]! * u[j]!;
  }
  return sigma;
}

/** Real form [[Re T, -Im T], [Im T, Re T]] that acts on (X, Y). */
function realTransfer({ real, imaginary }: Transfer): Matrix {
  const { rows, columns } = real;
  const result = zeroMatrix(2 * rows, 2 * columns);
  const at = (i: number, j: number) => i * 2 * columns + j;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const re = real.data[i * columns + j]!;
      const im = imaginary.data[i * columns + j]!;
      result.data[at(i, j)] = re;
      result.data[at(i, columns + j)] = -im;
      result.data[at(rows + i, j)] = im;
      result.data[at(rows + i, columns + j)] = re;
    }
  }
  return result;
}

/** A^T A or A A^T, whichever is smaller; both have the same largest eigenvalue. */
function gram(a: Matrix): Matrix {
  const alongRows = a.rows <= a.columns;
  const size = alongRows ? a.rows : a.columns;
  const depth = alongRows ? a.columns : a.rows;
  const entry = (i: number, k: number) => (alongRows ? a.data[i * a.columns + k]! : a.data[k * a.columns + i]!);
  const result = zeroMatrix(size, size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      for (let k = 0; k < depth; k++) result.data[i * size + j]! += entry(i, k) * entry(j, k);
    }
  }
  return result;
}

/** R diag(V_a, V_s) R^T - I with R = [[cos, -sin], [sin, cos]], in (X, Y) order. */
function excessNoise({ squeezed, antisqueezed, phase }: SqueezedSource) {
  const cosine = Math.cos(phase);
  const sine = Math.sin(phase);
  const x = antisqueezed - 1;
  const y = squeezed - 1;
  return {
    xx: cosine * cosine * x + sine * sine * y,
    xy: cosine * sine * (x - y),
    yy: sine * sine * x + cosine * cosine * y,
  };
}

function blocks(v: Matrix, i: number, j: number) {
  const n = v.columns;
  const m = n / 2;
  return {
    xx: v.data[i * n + j]!,
    xy: v.data[i * n + m + j]!,
    yx: v.data[(m + i) * n + j]!,
    yy: v.data[(m + i) * n + m + j]!,
  };
}

function recordCovariance(m: number, efficiencies: Vector, entry: (i: number, j: number) => number): Matrix {
  const sigma = zeroMatrix(m, m);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < m; j++) {
      const vacuum = i === j ? 1 - efficiencies[i]! : 0;
      sigma.data[i * m + j] = Math.sqrt(efficiencies[i]! * efficiencies[j]!) * entry(i, j) + vacuum;
    }
  }
  return sigma;
}
