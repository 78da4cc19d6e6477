import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identityMatrix, matrixFromRows, multiplyVector, quadraticForm, transpose, type Matrix } from '../../../optimizer/matrix'; // prettier-ignore
import { homodyneCovariance, networkCovariance, rankOneCovariance } from './covariance';
import { bestLinearUnbiased, quantumCramerRao, wienerEstimate } from './estimators';
import { compassMinimum } from '../testing/brute-force';

const half = [0.5, 0.5, 0.5, 0.5];
const noise = rankOneCovariance(half, [0.95, 0.85, 0.6, 0.3], 0.1);
const identity = identityMatrix(4);

function value<T>(result: { ok: true; value: T } | { ok: false; error: string }): T {
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

function diagonal(entries: number[]): Matrix {
  return matrixFromRows(entries.map((entry, i) => entries.map((_, j) => (i === j ? entry : 0))));
}

describe('bestLinearUnbiased', () => {
  it('says not estimable, whatever the units, where a weighted unknown leaves no trace', () => {
    for (const scale of [1e-15, 1, 1e15]) {
      const dead = diagonal([scale, scale, scale, 0]);
      expect(bestLinearUnbiased(noise, dead, [1, 1, 1, 1])).toEqual({ ok: false, error: 'not-estimable' });
      expect(bestLinearUnbiased(noise, dead, [1, 1, 1, 0]).ok).toBe(true);
    }
  });

  it('says not estimable for the difference of two unknowns that only act together', () => {
    const together = matrixFromRows([[1, 1], [2, 2], [0, 0], [-1, -1]]); // prettier-ignore
    expect(bestLinearUnbiased(noise, together, [1, -1])).toEqual({ ok: false, error: 'not-estimable' });
    expect(bestLinearUnbiased(noise, together, [1, 1]).ok).toBe(true);
  });

  it('answers for unknowns of wildly different units', () => {
    const { variance } = value(bestLinearUnbiased(identity, diagonal([1e-14, 1, 1, 1e14]), [1e-14, 1, 1, 1e14]));
    expect(variance).toBeCloseTo(4, 12);
  });

  it('needs a noise covariance that is positive definite', () => {
    expect(bestLinearUnbiased(diagonal([1, 1, 1, 0]), identity, [1, 0, 0, 0])).toEqual({ ok: false, error: 'degenerate-noise' }); // prettier-ignore
    expect(bestLinearUnbiased(diagonal([1, 1, 1, NaN]), identity, [1, 0, 0, 0])).toEqual({ ok: false, error: 'degenerate-noise' }); // prettier-ignore
  });

  it('has a zero estimate for a zero target', () => {
    expect(bestLinearUnbiased(noise, identity, [0, 0, 0, 0])).toEqual({ ok: true, value: { variance: 0, weights: [0, 0, 0, 0] } }); // prettier-ignore
  });

  it('has no freedom with independent unknowns: the weights are c / s', () => {
    const { weights } = value(bestLinearUnbiased(noise, diagonal([1, 2, 4, 5]), [1, -1, 0, 2]));
    [1, -0.5, 0, 0.4].forEach((expected, j) => expect(weights[j]).toBeCloseTo(expected, 13));
  });

  it('is unbiased, and no other unbiased weights have less noise', () => {
    const number = fc.integer({ min: -1000, max: 1000 }).map((n) => n / 1000);
    fc.assert(
      fc.property(fc.array(number, { minLength: 12, maxLength: 12 }), ([a, b, c, d, e, f, g, h, x, y, z, t]) => {
        const response = matrixFromRows([[a!, b!], [c!, d!], [e!, f!], [g!, h!]]); // prettier-ignore
        const target = [x!, y!];
        const [aa, ab, bb] = [[0, 0], [0, 1], [1, 1]].map(([i, j]) => columnProduct(response, i!, j!)); // prettier-ignore
        fc.pre(aa! * bb! - ab! * ab! > 1e-3 && Math.hypot(...target) > 1e-3);
        const { weights, variance } = value(bestLinearUnbiased(noise, response, target));
        multiplyVector(transpose(response), weights).forEach((s, k) => expect(s).toBeCloseTo(target[k]!, 9));
        expect(quadraticForm(noise, weights) / variance).toBeCloseTo(1, 9);
        // Any other unbiased weights differ by something the unknowns do not reach.
        const free = nullDirection(response, [1, z!, t!, -1]);
        const other = weights.map((weight, j) => weight + 0.1 * free[j]!);
        expect(quadraticForm(noise, other)).toBeGreaterThanOrEqual(variance * (1 - 1e-9));
      }),
    );
  });
});

function columnProduct(response: Matrix, i: number, j: number): number {
  return [0, 1, 2, 3].reduce((sum, row) => sum + response.data[row * 2 + i]! * response.data[row * 2 + j]!, 0);
}

/** The part of `start` orthogonal to both columns (Gram-Schmidt). */
function nullDirection(response: Matrix, start: number[]): number[] {
  const columns = [0, 1].map((k) => start.map((_, i) => response.data[i * 2 + k]!));
  const basis: number[][] = [];
  const project = (vector: number[]) => {
    for (let pass = 0; pass < 2; pass++) {
      for (const unit of basis) {
        const along = unit.reduce((sum, u, i) => sum + u * vector[i]!, 0);
        vector = vector.map((entry, i) => entry - along * unit[i]!);
      }
    }
    return vector;
  };
  for (const column of columns) {
    const rest = project(column);
    const length = Math.hypot(...rest);
    if (length > 1e-9) basis.push(rest.map((entry) => entry / length));
  }
  return project(start);
}

describe('wienerEstimate', () => {
  const response = diagonal([1, 1, 1, 1]);

  it('tends to the unbiased estimate for a wide prior and to the prior for a narrow one', () => {
    const target = [0.25, 0.25, 0.25, 0.25];
    const blue = value(bestLinearUnbiased(noise, response, target));
    expect(value(wienerEstimate(noise, response, target, diagonal([1e6, 1e6, 1e6, 1e6]))).variance).toBeCloseTo(blue.variance, 5); // prettier-ignore
    expect(value(wienerEstimate(noise, response, target, diagonal([0, 0, 0, 0]))).variance).toBe(0);
  });

  it('is finite where the unbiased estimate does not exist', () => {
    const dead = diagonal([1, 1, 1, 0]);
    const { variance } = value(wienerEstimate(noise, dead, [0, 0, 0, 1], diagonal([1, 1, 1, 3])));
    expect(variance).toBe(3);
  });

  it('is the minimum of the mean squared error over all weights', () => {
    const prior = diagonal([0.1, 0.3, 0.02, 1]);
    const target = [1, -0.5, 0.3, 0];
    const error = (weights: readonly number[]) => {
      const bias = target.map((c, j) => c - weights[j]!);
      return quadraticForm(prior, bias) + quadraticForm(noise, weights);
    };
    const found = compassMinimum(error, [0, 0, 0, 0]);
    expect(value(wienerEstimate(noise, response, target, prior)).variance).toBeCloseTo(found, 9);
  });
});

describe('quantumCramerRao', () => {
  const transfer = { real: matrixFromRows(half.map((w) => [w])), imaginary: matrixFromRows(half.map(() => [0])) };
  const rotated = (phase: number) => networkCovariance(transfer, [{ squeezed: 0.2, antisqueezed: 11, phase }]);

  it('equals homodyne detection where nothing links X and Y', () => {
    const v = rotated(0);
    const homodyne = homodyneCovariance(v, [0, 0, 0, 0], [1, 1, 1, 1]);
    expect(value(quantumCramerRao(v, half))).toBeCloseTo(quadraticForm(homodyne, half), 14);
  });

  it('is reached by the best homodyne angles and lies below all others', () => {
    const v = rotated(0.3);
    const unbiased = (angles: readonly number[]) => {
      const records = homodyneCovariance(v, angles, [1, 1, 1, 1]);
      return quadraticForm(records, half.map((c, j) => c / Math.cos(angles[j]!))); // prettier-ignore
    };
    const bound = value(quantumCramerRao(v, half));
    const best = compassMinimum(unbiased, [0, 0, 0, 0]);
    expect(best).toBeGreaterThanOrEqual(bound * (1 - 1e-9));
    expect(best / bound).toBeCloseTo(1, 6);
    expect(unbiased([0, 0, 0, 0]) / bound).toBeGreaterThan(1.5);
  });

  it('refuses a covariance with NaN', () => {
    const v = rotated(0);
    v.data[3] = NaN;
    expect(quantumCramerRao(v, half)).toEqual({ ok: false, error: 'degenerate-noise' });
  });
});
