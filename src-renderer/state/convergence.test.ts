import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addPoints } from './convergence';

const at = (evaluations: number, best: number) => ({ evaluations, best });

describe('a convergence curve', () => {
  it('only grows to the right and falls', () => {
    const curve = addPoints([at(1, 5), at(3, 4)], [at(2, 3), at(4, 4.5), at(5, Number.NaN), at(6, 2)]);
    expect(curve).toEqual([at(1, 5), at(3, 4), at(6, 2)]);
  });

  it('never holds more than 200 points, and always its first and its last', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 70 }), { maxLength: 40 }), (sizes) => {
        let count = 0;
        let curve: ReturnType<typeof addPoints> = [];
        for (const size of sizes)
          curve = addPoints(
            curve,
            Array.from({ length: size }, () => at(++count, 1 / count)),
          );
        expect(curve.length).toBeLessThanOrEqual(200);
        if (count > 0) expect([curve[0], curve.at(-1)]).toEqual([at(1, 1), at(count, 1 / count)]);
      }),
    );
  });
});
