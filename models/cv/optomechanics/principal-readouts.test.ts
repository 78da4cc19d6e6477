import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dot } from '../../../optimizer/vector';
import { bandReadouts } from './band-design';
import { bandFrequencies } from './band-grid';
import { paperSensor } from './paper-network';
import { principalReadouts } from './principal-readouts';
import { hertz } from './testing/arriving-light';

const entry = fc.double({ min: -1, max: 1, noNaN: true });
const rowsOfWidth = (width: number) =>
  fc.array(fc.array(entry, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 });

describe('principalReadouts', () => {
  it('keeps the weighted sum of squares in every direction', () => {
    const cases = fc.integer({ min: 1, max: 6 }).chain((width) =>
      fc.record({
        rows: rowsOfWidth(width),
        importances: fc.array(fc.double({ min: 0, max: 2, noNaN: true }), { minLength: 12, maxLength: 12 }),
        x: fc.array(entry, { minLength: width, maxLength: width }),
      }),
    );
    fc.assert(
      fc.property(cases, ({ rows, importances, x }) => {
        const whole = rows.reduce((sum, row, r) => sum + importances[r]! * dot(row, x) ** 2, 0);
        const few = principalReadouts(rows, importances).reduce((sum, row) => sum + dot(row, x) ** 2, 0);
        expect(Math.abs(few - whole)).toBeLessThan(1e-12 * rows.length);
      }),
    );
  });

  it('gives orthogonal rows, the heaviest first, no more than sensors or sums', () => {
    fc.assert(
      fc.property(rowsOfWidth(4), (rows) => {
        const found = principalReadouts(rows, rows.map(() => 1)); // prettier-ignore
        expect(found.length).toBeLessThanOrEqual(Math.min(4, rows.length));
        const squares = found.map((row) => dot(row, row));
        for (let k = 1; k < found.length; k++) expect(squares[k]).toBeLessThanOrEqual(squares[k - 1]!);
        found.forEach((row, k) => found.slice(0, k).forEach((other) => expect(Math.abs(dot(row, other))).toBeLessThan(1e-9))); // prettier-ignore
      }),
    );
  });

  it('finds nothing in rows of zeros', () => {
    expect(principalReadouts([[0, 0], [0, 0]], [1, 1])).toEqual([]); // prettier-ignore
    expect(principalReadouts([], [])).toEqual([]);
  });

  it('leaves two sums of a mean of sixteen equal sensors over any band, three if they are damped unequally', () => {
    const bandOf = (damping: (j: number) => number) =>
      bandReadouts({
        sensors: Array.from({ length: 16 }, (_, j) => ({ ...paperSensor('as-printed', 4.2e6 + 1e4 * j), damping: damping(j) })), // prettier-ignore
        force: 'mean',
        weights: Array.from({ length: 16 }, () => 1 / 16),
        before: Array.from({ length: 16 }, () => 0.9),
        after: Array.from({ length: 16 }, () => 0.9),
        frequencies: bandFrequencies({ from: hertz(4.15e6), to: hertz(4.4e6) }, 101),
      }).flatMap(({ real, imaginary }) => [real, imaginary]);
    const significant = (rows: readonly number[][]) =>
      principalReadouts(rows, rows.map(() => 1 / 101)).filter((row) => dot(row, row) > 1e-20).length; // prettier-ignore
    // m_j and k_j depend on Omega_j a little, so that equal damping is not quite a multiple of the fixed vector.
    expect(significant(bandOf(() => hertz(50)))).toBe(2);
    expect(significant(bandOf((j) => hertz(50 + 20 * (j % 3))))).toBe(3);
  });
});
