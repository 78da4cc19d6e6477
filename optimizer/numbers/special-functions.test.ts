import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erfc } from './erfc';
import { lambertW0, lambertWm1 } from './lambert-w';
import { approximateNormalQuantile, erfcInverse, normalQuantile } from './normal-quantile';

const relative = (got: number, expected: number) => Math.abs(got / expected - 1);

// Right-hand columns: 60-digit arithmetic at the double on the left, rounded to a double.
const ERFC: readonly (readonly [number, number])[] = [
  [-3, 1.9999779095030015],
  [0.5, 0.4795001221869535],
  [1, 0.15729920705028513],
  [5, 1.537459794428035e-12],
  [10, 2.088487583762545e-45],
  [26, 5.663192408856143e-296],
];

const QUANTILE: readonly (readonly [number, number])[] = [
  [1e-300, -37.0470962993612],
  [1e-100, -21.273453560965326],
  [1e-27, -10.849736996817974],
  [1e-14, -7.650628092935269],
  [1e-5, -4.264890793922825],
  [0.01, -2.326347874040841],
  [0.07, -1.4757910281791706],
  [0.3, -0.5244005127080408],
  [0.499999999, -2.5066283428845328e-9],
  [0.9, 1.2815515655446006],
  [0.99999, 4.264890793923841],
  [1 - 2 ** -53, 8.209536151601387],
];

const LAMBERT: readonly (readonly [number, number, number | null])[] = [
  [-0.3678794411, -0.999980292242033, -1.0000197080169009],
  [-0.367, -0.9323991847479283, -1.0707918867680521],
  [-0.36, -0.8060843159708176, -1.2227701339785062],
  [-0.3, -0.4894022271802149, -1.7813370234216277],
  [-0.1, -0.11183255915896297, -3.577152063957297],
  [-1e-5, -1.0000100001500027e-5, -14.163600815810183],
  [-1e-300, -1e-300, -697.3227762954601],
  [1e-10, 9.999999999e-11, null],
  [0.5, 0.35173371124919584, null],
  [1, 0.5671432904097838, null],
  [2.5, 0.958586356728703, null],
  [10, 1.7455280027406994, null],
  [1e5, 9.284571428622108, null],
  [1e300, 684.2472086297608, null],
];

describe('erfc', () => {
  it.each(ERFC)('at %f agrees with long arithmetic to 1e-15', (x, expected) => {
    expect(relative(erfc(x), expected)).toBeLessThan(1e-15);
  });
});

describe('normalQuantile', () => {
  it('answers hostile probabilities with what they mean', () => {
    expect(normalQuantile(NaN)).toBeNaN();
    expect(normalQuantile(-0.1)).toBeNaN();
    expect(normalQuantile(1.1)).toBeNaN();
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    expect(normalQuantile(0.5)).toBe(0);
  });

  it.each(QUANTILE)('at %f agrees with long arithmetic to 1e-14', (p, expected) => {
    expect(relative(normalQuantile(p), expected)).toBeLessThan(1e-14);
    expect(relative(approximateNormalQuantile(p), expected)).toBeLessThan(1e-14);
  });

  it('is undone by erfc over 300 decades', () => {
    fc.assert(
      fc.property(fc.double({ min: -690, max: -0.7, noNaN: true }), (logarithm) => {
        const p = Math.exp(logarithm);
        const x = normalQuantile(p);
        // One rounding of x moves the tail probability by x^2 eps relative.
        expect(relative(0.5 * erfc(-x / Math.SQRT2), p)).toBeLessThan(4e-16 * (4 + x * x));
        expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(1 - (1 - p)), 12);
      }),
    );
  });

  it('inverts erfc around 1, where y - 1 is small', () => {
    expect(erfcInverse(1)).toBe(-0);
    expect(relative(erfcInverse(1 + 2 ** -40), (-Math.sqrt(Math.PI) / 2) * 2 ** -40)).toBeLessThan(1e-14);
    expect(erfcInverse(0)).toBe(Infinity);
    expect(erfcInverse(2)).toBe(-Infinity);
  });
});

describe('lambertW', () => {
  it('answers hostile arguments with what they mean', () => {
    expect(lambertW0(NaN)).toBeNaN();
    expect(lambertWm1(NaN)).toBeNaN();
    expect(lambertW0(-0.4)).toBeNaN();
    expect(lambertW0(-2)).toBeNaN();
    expect(lambertWm1(-0.4)).toBeNaN();
    expect(lambertWm1(0.1)).toBeNaN();
    expect(lambertW0(0)).toBe(0);
    expect(lambertWm1(0)).toBe(-Infinity);
    expect(lambertW0(Infinity)).toBe(Infinity);
    expect(lambertW0(-1 / Math.E)).toBeCloseTo(-1, 12);
    expect(lambertWm1(-1 / Math.E)).toBeCloseTo(-1, 12);
  });

  it.each(LAMBERT)('at %f agrees with long arithmetic to 1e-14 on both branches', (x, upper, lower) => {
    expect(relative(lambertW0(x), upper)).toBeLessThan(1e-14);
    if (lower !== null) expect(relative(lambertWm1(x), lower)).toBeLessThan(1e-14);
  });

  it('satisfies ln w + w = ln x for every positive x, large and small', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (logarithm) => {
        const x = Math.exp(logarithm);
        const w = lambertW0(x);
        expect(Math.abs(Math.log(x / w) - w)).toBeLessThan(4e-15 * Math.max(1, w));
      }),
    );
  });

  it('keeps its branches on their sides of -1', () => {
    fc.assert(
      fc.property(fc.double({ min: -1 / Math.E, max: -1e-300, noNaN: true }), (x) => {
        const upper = lambertW0(x);
        const lower = lambertWm1(x);
        expect(upper >= -1 && upper <= 0 && lower <= -1).toBe(true);
        for (const w of [upper, lower])
          expect(Math.abs(w * Math.exp(w) - x)).toBeLessThan(2e-15 * Math.max(1, -w) * -x + 1e-16);
      }),
    );
  });
});
