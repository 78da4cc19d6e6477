import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { principalAngle } from './principal-angle';

describe('principalAngle', () => {
  it('writes every odd multiple of pi as pi, from either side and however it was rounded', () => {
    for (let k = -41; k <= 41; k += 2) {
      for (const nudge of [-4e-15, -4.4e-16, 0, 4.4e-16, 4e-15]) {
        expect(principalAngle(k * Math.PI + nudge * Math.abs(k))).toBeCloseTo(Math.PI, 12);
      }
    }
  });

  it('leaves 0 without a sign', () => {
    expect(Object.is(principalAngle(-0), 0)).toBe(true);
  });

  it('keeps the angle and stays within -pi and pi', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e3, max: 1e3, noNaN: true }), (angle) => {
        const principal = principalAngle(angle);
        expect(principal).toBeGreaterThan(-Math.PI);
        expect(principal).toBeLessThanOrEqual(Math.PI);
        expect(Math.cos(principal - angle)).toBeCloseTo(1, 12);
      }),
    );
  });
});
