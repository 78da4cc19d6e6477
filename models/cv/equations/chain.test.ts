import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalisedToSum } from '../../../optimizer/vector';
import { chainPowers, chainRatios, chainTransmissions } from './chain';
import { halfWavePlateAngle } from './wave-plate';

const degrees = (angle: number) => (angle * 180) / Math.PI;

describe('chainRatios', () => {
  it('has no splitter for one sensor, and taps nothing where nothing is left', () => {
    expect(chainRatios([1])).toEqual([]);
    expect(chainRatios([0, 0, 0])).toEqual([0, 0]);
    expect(chainRatios([0.3, 0.7, 0, 0])).toEqual([0.3, 1, 0]);
    expect(chainRatios([0, 0, 1])).toEqual([0, 0]);
  });

  it('is 25, 33 and 50 percent for four equal sensors', () => {
    const ratios = chainRatios([0.25, 0.25, 0.25, 0.25]);
    [0.25, 1 / 3, 0.5].forEach((ratio, k) => expect(ratios[k]).toBeCloseTo(ratio, 15));
    [15, 17.63, 22.5].forEach((angle, k) => expect(degrees(halfWavePlateAngle(ratios[k]!))).toBeCloseTo(angle, 2));
  });

  it('does not depend on the scale of the shares and is undone by chainPowers', () => {
    const share = fc.oneof(fc.constant(0), fc.double({ min: 1e-9, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 12 }), (list) => {
        fc.pre(list.some((p) => p > 0));
        const ratios = chainRatios(list);
        expect(ratios.every((ratio) => ratio >= 0 && ratio <= 1)).toBe(true);
        const powers = chainPowers(ratios);
        normalisedToSum(list).forEach((p, j) => expect(powers[j]).toBeCloseTo(p, 13));
      }),
    );
  });
});

describe('chainTransmissions', () => {
  it('counts min(j + 1, M - 1) splitters, none for a single sensor', () => {
    expect(chainTransmissions(0.5, [1])).toEqual([1]);
    expect(chainTransmissions(0.5, [1, 1])).toEqual([0.5, 0.5]);
    expect(chainTransmissions(0.5, [1, 0.8, 1, 1])).toEqual([0.5, 0.2, 0.125, 0.125]);
    expect(chainTransmissions(0, [1])).toEqual([1]);
  });
});

describe('halfWavePlateAngle', () => {
  it('is 0 and 45 degrees at the ends and sin^2(2 theta) gives the ratio back between', () => {
    expect(halfWavePlateAngle(0)).toBe(0);
    expect(degrees(halfWavePlateAngle(1))).toBe(45);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (ratio) => {
        expect(Math.sin(2 * halfWavePlateAngle(ratio)) ** 2).toBeCloseTo(ratio, 14);
      }),
    );
  });

  it('keeps its digits next to full reflection', () => {
    // 45 degrees minus half the square root of what is transmitted.
    expect((Math.PI / 4 - halfWavePlateAngle(1 - 2 ** -50)) / 2 ** -26).toBeCloseTo(1, 6);
  });
});
