import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrixFromRows, rowsOf, type Matrix } from '../../../optimizer/matrix';
import { symmetricEigen } from '../../../optimizer/symmetric-eigen';
import {
  estimatorVariance,
  homodyneCovariance,
  isPassive,
  jitteredHomodyneCovariance,
  lockJitterVariance,
  networkCovariance,
  rankOneCovariance,
  type Transfer,
} from './covariance';
import { jitteredVariance } from './sources';

function realTransfer(rows: number[][]): Transfer {
  return { real: matrixFromRows(rows), imaginary: matrixFromRows(rows.map((row) => row.map(() => 0))) };
}

const paper = { squeezed: 10 ** -0.71, antisqueezed: 11.005, phase: 0 };
const quarter = realTransfer([[0.5], [0.5], [0.5], [0.5]]);
const ones = [1, 1, 1, 1];
const zeros = [0, 0, 0, 0];
const unit = fc.double({ min: -1, max: 1, noNaN: true });

describe('isPassive', () => {
  it('accepts lossless and lossy networks and refuses gain, however it is spread', () => {
    expect(isPassive(quarter)).toBe(true);
    expect(isPassive(realTransfer([[1, 0], [0, 1]]))).toBe(true); // prettier-ignore
    expect(isPassive(realTransfer([[0.6, 0.6], [0.6, 0.6]]))).toBe(false); // prettier-ignore
    expect(isPassive(realTransfer([[1.000001]]))).toBe(false);
    expect(isPassive(realTransfer([[NaN]]))).toBe(false);
  });

  it('sees interference of phases, which the moduli alone do not show', () => {
    const root = Math.SQRT1_2;
    const transfer = (phase: number): Transfer => ({
      real: matrixFromRows([[root, root], [root, root * Math.cos(phase)]]), // prettier-ignore
      imaginary: matrixFromRows([[0, 0], [0, root * Math.sin(phase)]]), // prettier-ignore
    });
    expect(isPassive(transfer(Math.PI))).toBe(true);
    expect(isPassive(transfer(0))).toBe(false);
  });
});

describe('networkCovariance', () => {
  it('is vacuum for vacuum sources, dark networks and none at all', () => {
    const vacuum = rowsOf(networkCovariance(quarter, [null]));
    vacuum.forEach((row, i) => row.forEach((value, j) => expect(value).toBe(i === j ? 1 : 0)));
    expect(networkCovariance(realTransfer([[0]]), [paper]).data).toEqual(new Float64Array([1, 0, 0, 1]));
  });

  it('turns the ellipse with the phase of the link just as with the phase of the source', () => {
    const angle = 0.7;
    const turned = {
      real: matrixFromRows([[0.8 * Math.cos(angle)]]),
      imaginary: matrixFromRows([[0.8 * Math.sin(angle)]]),
    };
    const link = networkCovariance(turned, [paper]);
    const source = networkCovariance(realTransfer([[0.8]]), [{ ...paper, phase: angle }]);
    link.data.forEach((value, i) => expect(value).toBeCloseTo(source.data[i]!, 14));
  });

  it('is a physical state for every passive network: all symplectic eigenvalues at least 1', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(unit, unit, unit, unit), { minLength: 1, maxLength: 4 }), unit, (rows, phase) => {
        const scale = 1 / Math.max(1, Math.hypot(...rows.flat()));
        const transfer = {
          real: matrixFromRows(rows.map((row) => [row[0] * scale, row[1] * scale])),
          imaginary: matrixFromRows(rows.map((row) => [row[2] * scale, row[3] * scale])),
        };
        expect(isPassive(transfer)).toBe(true);
        const v = networkCovariance(transfer, [{ squeezed: 0.05, antisqueezed: 30, phase }, { squeezed: 0.5, antisqueezed: 2, phase: -phase }]); // prettier-ignore
        expect(uncertaintyFloor(v)).toBeGreaterThanOrEqual(-1e-10);
      }),
    );
  });
});

/** Smallest eigenvalue of V + i Omega through its real form [[V, -Omega], [Omega, V]]. */
function uncertaintyFloor(v: Matrix): number {
  const n = v.rows;
  const omega = (i: number, j: number) => (j - i === n / 2 ? 1 : i - j === n / 2 ? -1 : 0);
  const at = (i: number, j: number) => v.data[i * n + j]!;
  const rows = Array.from({ length: 2 * n }, (_, i) =>
    Array.from({ length: 2 * n }, (__, j) => {
      if (i < n === j < n) return at(i % n, j % n);
      return (i < n ? -1 : 1) * omega(i % n, j % n);
    }),
  );
  const eigen = symmetricEigen(matrixFromRows(rows));
  return eigen.ok ? eigen.value.values.at(-1)! : NaN;
}

describe('homodyneCovariance', () => {
  it('is shot noise without detection efficiency', () => {
    const records = homodyneCovariance(networkCovariance(quarter, [paper]), zeros, zeros);
    rowsOf(records).forEach((row, i) => row.forEach((value, j) => expect(value).toBe(i === j ? 1 : 0)));
  });

  it('reads the anti-squeezed quadrature a quarter turn away', () => {
    const atSensor = networkCovariance(realTransfer([[1]]), [paper]);
    expect(homodyneCovariance(atSensor, [Math.PI / 2], [1]).data[0]).toBeCloseTo(paper.antisqueezed, 12);
  });

  it('reads at an angle what a turn of the light before the detector would bring to Y', () => {
    const rows = [[0.6, 0.2, 0.1, -0.3], [-0.1, 0.5, 0.4, 0.2], [0.2, 0.3, -0.5, 0.1]]; // prettier-ignore
    const angles = [0.3, -0.8, 1.9];
    const lights = [{ ...paper, phase: 0.4 }, { squeezed: 0.5, antisqueezed: 3, phase: -1 }]; // prettier-ignore
    const network = (turns: readonly number[]): Transfer => {
      const turned = rows.map(([a, b, c, d], j) => {
        const [cosine, sine] = [Math.cos(turns[j]!), Math.sin(turns[j]!)];
        return [a! * cosine - c! * sine, b! * cosine - d! * sine, a! * sine + c! * cosine, b! * sine + d! * cosine];
      });
      return {
        real: matrixFromRows(turned.map((row) => row.slice(0, 2))),
        imaginary: matrixFromRows(turned.map((row) => row.slice(2))),
      };
    };
    const read = homodyneCovariance(networkCovariance(network([0, 0, 0]), lights), angles, [0.9, 0.5, 1]);
    const turned = homodyneCovariance(networkCovariance(network(angles), lights), [0, 0, 0], [0.9, 0.5, 1]);
    read.data.forEach((value, i) => expect(value).toBeCloseTo(turned.data[i]!, 13));
  });

  it('equals the rank-one form for one squeezer with real amplitudes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(unit, unit, unit), { minLength: 1, maxLength: 8 }), (sensors) => {
        const norm = Math.hypot(1e-3, ...sensors.map(([w]) => w));
        const w = sensors.map(([value]) => value / norm);
        const before = sensors.map(([, value]) => value ** 2);
        const after = sensors.map(([, , value]) => value ** 2);
        const transfer = realTransfer(w.map((value, j) => [value * Math.sqrt(before[j]!)]));
        const records = homodyneCovariance(networkCovariance(transfer, [paper]), w.map(() => 0), after); // prettier-ignore
        const fast = rankOneCovariance(w, before.map((eta, j) => eta * after[j]!), paper.squeezed); // prettier-ignore
        records.data.forEach((value, i) => expect(value).toBeCloseTo(fast.data[i]!, 13));
      }),
    );
  });
});

describe('lock jitter', () => {
  it('does nothing at zero', () => {
    const v = networkCovariance(quarter, [paper]);
    const still = homodyneCovariance(v, zeros, ones);
    jitteredHomodyneCovariance(v, zeros, ones).data.forEach((value, i) => expect(value).toBe(still.data[i]));
  });

  it('is the average of the records over independent Gaussian angles', () => {
    const v = networkCovariance(realTransfer([[0.6], [-0.7]]), [paper]);
    const [sigmas, etas] = [[0.2, 0.35], [0.9, 0.8]]; // prettier-ignore
    const mean = new Float64Array(4);
    let norm = 0;
    for (let a = -7; a <= 7; a += 0.25) {
      for (let b = -7; b <= 7; b += 0.25) {
        const density = Math.exp(-0.5 * (a * a + b * b));
        norm += density;
        homodyneCovariance(v, [a * sigmas![0]!, b * sigmas![1]!], etas!).data.forEach((x, i) => (mean[i]! += density * x)); // prettier-ignore
      }
    }
    jitteredHomodyneCovariance(v, sigmas!, etas!).data.forEach((x, i) => expect(x).toBeCloseTo(mean[i]! / norm, 10));
  });

  it('has no answer for a weighted sensor without gain and ignores one without weight', () => {
    const v = networkCovariance(quarter, [paper]);
    expect(lockJitterVariance(v, zeros, [1, 1, 1, 0], [0.25, 0.25, 0.25, 0.25])).toBeNull();
    const three = [1 / 3, 1 / 3, 1 / 3, 0];
    expect(lockJitterVariance(v, zeros, [1, 1, 1, 0], three)).toBeCloseTo(
      estimatorVariance(homodyneCovariance(v, zeros, ones), three),
      14,
    );
  });

  it('costs about a third of what the same jitter of the source costs', () => {
    const c = [0.25, 0.25, 0.25, 0.25];
    const transfer = realTransfer(ones.map(() => [0.5 * Math.sqrt(0.82)]));
    const reference = lockJitterVariance(networkCovariance(transfer, [paper]), zeros, ones, c)!;
    const decibel = (variance: number) => 10 * Math.log10(variance / reference);
    const local = lockJitterVariance(networkCovariance(transfer, [paper]), [0.05, 0.05, 0.05, 0.05], ones, c)!;
    const squeezed = jitteredVariance(paper.squeezed, paper.antisqueezed, 0.05);
    const common = lockJitterVariance(networkCovariance(transfer, [{ ...paper, squeezed }]), zeros, ones, c)!;
    expect(decibel(local)).toBeCloseTo(0.096, 2);
    expect(decibel(common)).toBeCloseTo(0.27, 1);
  });
});
