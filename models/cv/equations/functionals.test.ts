import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  identityMatrix,
  matrixFromRows,
  multiply,
  rowsOf,
  transpose,
  zeroMatrix,
  type Matrix,
} from '../../../optimizer/matrix';
import { estimatorVariance, homodyneCovariance, networkCovariance } from './covariance';
import { optimiseFunctionals } from './functionals';
import { pureVariance } from './sources';
import { splitDisplacement } from './splitting-displacement';
import { compassMinimum, softmax } from '../testing/brute-force';

const G = [
  [0.5, 0.5, 0.5, 0.5],
  [0.5, 0.5, -0.5, -0.5],
];
const tau = [0.95, 0.85, 0.6, 0.3];

function designOf(...args: Parameters<typeof optimiseFunctionals>) {
  const design = optimiseFunctionals(...args);
  if (!design) throw new Error('expected a design');
  return design;
}

/** Cost by full propagation: column k of `modes` carries squeezer k, losses follow. */
function propagated(readouts: number[][], importances: number[], modes: Matrix, variances: readonly number[]): number {
  const lossy = rowsOf(modes).map((row, j) => row.map((u) => u * Math.sqrt(tau[j]!)));
  const transfer = { real: matrixFromRows(lossy), imaginary: zeroMatrix(modes.rows, modes.columns) };
  const sources = variances.map((v) => ({ squeezed: v, antisqueezed: 1 / v, phase: 0 }));
  const covariance = networkCovariance(transfer, sources);
  const records = homodyneCovariance(covariance, [0, 0, 0, 0], [1, 1, 1, 1]);
  return readouts.reduce((sum, g, r) => sum + importances[r]! * estimatorVariance(records, g), 0);
}

/** Orthonormal columns from any angles: a product of rotations of all pairs of axes. */
function orthonormal(angles: readonly number[], columns: number): Matrix {
  let result = identityMatrix(4);
  let next = 0;
  for (let i = 0; i < 4; i++) {
    for (let j = i + 1; j < 4; j++) {
      const turn = identityMatrix(4);
      const [cosine, sine] = [Math.cos(angles[next]!), Math.sin(angles[next]!)];
      next++;
      turn.data[i * 4 + i] = turn.data[j * 4 + j] = cosine;
      turn.data[i * 4 + j] = -sine;
      turn.data[j * 4 + i] = sine;
      result = multiply(turn, result);
    }
  }
  return matrixFromRows(rowsOf(result).map((row) => row.slice(0, columns)));
}

describe('several functionals, edge cases', () => {
  it('refuses numbers that are not finite', () => {
    expect(optimiseFunctionals([[1, NaN]], [1], [0.5, 0.5], { kind: 'given', variances: [0.1] })).toBeNull();
  });

  it('costs nothing and uses no photons without weights', () => {
    const design = designOf([[0, 0]], [1], [0.9, 0.9], { kind: 'photons', photons: 2, squeezers: 2 });
    expect(design).toMatchObject({ cost: 0, shotNoise: 0, photons: [0, 0], variances: [1, 1] });
  });

  it('leaves squeezers beyond the number of sensors unused', () => {
    const design = designOf([[1]], [1], [1], { kind: 'given', variances: [0.5, 0.1, 0.3] });
    expect(design.variances).toEqual([0.1]);
    expect(design.cost).toBeCloseTo(0.1, 15);
  });

  it('spends no photons on directions that only rounding sees', () => {
    const weight = fc.integer({ min: 1, max: 1000 }).map((n) => n / 700);
    fc.assert(
      fc.property(fc.array(weight, { minLength: 4, maxLength: 4 }), (g) => {
        const design = designOf([g, g], [1, 0.3], tau, { kind: 'photons', photons: 2.3, squeezers: 4 });
        expect(design.photons!.slice(1)).toEqual([0, 0, 0]);
        expect(design.variances.slice(1)).toEqual([1, 1, 1]);
      }),
    );
  });

  it('is regime A for a single functional', () => {
    const design = designOf([[1, -0.5, 2, 0]], [1], tau, { kind: 'given', variances: [0.1] });
    const single = splitDisplacement([1, -0.5, 2, 0], tau, 0.1);
    expect(design.cost).toBeCloseTo(single.variance, 13);
    const sign = Math.sign(design.modes.data[0]!);
    single.amplitudes.forEach((w, j) => expect(sign * design.modes.data[j]!).toBeCloseTo(w, 12));
  });
});

describe('several functionals, laws', () => {
  it('costs what full propagation of its own modes says', () => {
    for (const variances of [[0.1], [0.3, 0.1], [0.2, 0.5, 0.9, 0.05]]) {
      const design = designOf(G, [1, 0.3], tau, { kind: 'given', variances });
      expect(propagated(G, [1, 0.3], design.modes, design.variances)).toBeCloseTo(design.cost, 12);
      rowsOf(multiply(transpose(design.modes), design.modes)).forEach((row, i) =>
        row.forEach((x, j) => expect(x).toBeCloseTo(i === j ? 1 : 0, 12)),
      );
    }
  });

  it('finds what a blind search over all orthonormal modes finds', () => {
    const variances = [0.1, 0.4];
    const cost = (x: readonly number[]) => propagated(G, [1, 0.3], orthonormal(x, 2), variances);
    const found = Math.min(
      ...[0, 1, 2].map((shift) =>
        compassMinimum(
          cost,
          [0.1, 0.2, 0.3, -0.4, 0.5, 0.6].map((a) => a + shift),
        ),
      ),
    );
    expect(designOf(G, [1, 0.3], tau, { kind: 'given', variances }).cost).toBeCloseTo(found, 8);
  });

  it('finds what a blind search over modes and photons together finds', () => {
    const cost = (x: readonly number[]) => {
      const variances = softmax(x.slice(6)).map((share) => pureVariance(2.3 * share));
      return propagated(G, [1, 0.3], orthonormal(x, 2), variances);
    };
    const starts = [0, 1, 2].map((shift) => [0.1, 0.2, 0.3, -0.4, 0.5, 0.6, 0, 0].map((a) => a + shift));
    const found = Math.min(...starts.map((start) => compassMinimum(cost, start)));
    const design = designOf(G, [1, 0.3], tau, { kind: 'photons', photons: 2.3, squeezers: 2 });
    expect(design.cost).toBeCloseTo(found, 7);
  });

  it('never gets worse with another squeezer', () => {
    const level = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(level, { minLength: 1, maxLength: 3 }), level, (variances, extra) => {
        const cost = (list: number[]) => designOf(G, [1, 0.3], tau, { kind: 'given', variances: list }).cost;
        expect(cost([...variances, extra])).toBeLessThanOrEqual(cost(variances) + 1e-13);
      }),
    );
  });
});
