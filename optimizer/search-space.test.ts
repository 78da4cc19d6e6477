import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandomSequence } from './numbers/random-sequence';
import type { Variable } from './problem';
import { searchSpace } from './search-space';

const variables: readonly Variable[] = [
  { kind: 'real', key: 'a', lower: -1, upper: 3, scale: 'linear' },
  { kind: 'real', key: 'b', lower: 1e-3, upper: 1e3, scale: 'log' },
  { kind: 'integer', key: 'n', lower: 2, upper: 5 },
  { kind: 'simplex', keys: ['p', 'q', 'r'], total: 2 },
  { kind: 'real', key: 'fixed', lower: 7, upper: 7, scale: 'linear' },
];
const space = searchSpace(variables);
const vector = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 7, maxLength: 7 });

describe('searchSpace', () => {
  it('projects any vector into its limits, and leaves what is inside alone', () => {
    fc.assert(
      fc.property(vector, (values) => {
        const x = Float64Array.from(values);
        space.project(x);
        expect(space.violation(x)).toBeLessThan(1e-12);
        const again = x.slice();
        space.project(again);
        again.forEach((value, i) => expect(value).toBeCloseTo(x[i]!, 12));
      }),
    );
  });

  it('projects onto a simplex at the nearest point', () => {
    const x = Float64Array.of(0, 1, 3, 3, 1, -5, 7);
    space.project(x);
    expect([...x.subarray(3, 6)]).toEqual([2, 0, 0]);
  });

  it('draws starts within its limits', () => {
    const random = createRandomSequence(3, 0);
    for (let k = 0; k < 100; k++) expect(space.violation(space.random(random))).toBeLessThan(1e-12);
  });

  it('measures violations in natural steps', () => {
    expect(space.violation(Float64Array.of(5, 1, 3, 1, 1, 0, 7))).toBeCloseTo(0.5, 12);
    expect(space.violation(Float64Array.of(0, 1, 3, 2, 1, 0, 7))).toBeCloseTo(0.5, 12);
  });
});
