import { describe, expect, it } from 'vitest';
import { LevelLikelihood } from './level-likelihood';

/** ln of ((1 + C cos)/2)^kx ... without the factors 1/2, at a grid point. */
function plain(contrast: number, phase: number, [kx, nx, ky, ny]: readonly number[]): number {
  const [a, b] = [contrast * Math.cos(phase), contrast * Math.sin(phase)];
  return kx! * Math.log1p(a) + (nx! - kx!) * Math.log1p(-a) + ky! * Math.log1p(b) + (ny! - ky!) * Math.log1p(-b);
}

describe('the likelihood of one level', () => {
  it('is the product over its copies, for every outcome and when it is asked for again', () => {
    const level = new LevelLikelihood({ size: 10, copies: 5, contrast: 0.9 }, 24);
    for (const cosine of [0, 3, 1, 0])
      for (const sine of [2, 0, 2]) {
        const logs = level.of({ cosine, sine });
        for (const g of [0, 5, 12, 23])
          expect(logs[g]).toBeCloseTo(plain(0.9, (2 * Math.PI * g) / 24, [cosine, 3, sine, 2]), 11);
      }
  });

  it('is the same where there are too many outcomes to keep', () => {
    const period = 2 ** 20;
    const level = new LevelLikelihood({ size: 1, copies: 2, contrast: 0.5 }, period);
    for (const [cosine, sine] of [
      [1, 0],
      [0, 1],
      [1, 1],
      [1, 0],
    ] as const) {
      const logs = level.of({ cosine, sine });
      for (const g of [0, period / 3 - 1 / 3, period - 1])
        expect(logs[g]).toBeCloseTo(plain(0.5, (2 * Math.PI * g) / period, [cosine, 1, sine, 1]), 11);
    }
  });

  it('stays finite where an outcome is impossible', () => {
    const logs = new LevelLikelihood({ size: 1, copies: 4, contrast: 1 }, 24).of({ cosine: 2, sine: 0 });
    expect(logs.every(Number.isFinite)).toBe(true);
    expect(logs[12]).toBeLessThan(-600);
  });
});
