import { describe, expect, it } from 'vitest';
import { createRandomSequence } from '../../../optimizer/numbers/random-sequence';
import { binomialDigitError, binomialJointDigitError, binomialVariance } from './binomial';
import { levelDigitError, levelVariance, localVariance } from './binomial-tables';
import { gaussDigitError } from './digit-errors';
import { likelihoodMaxima } from './likelihood-maxima';

const turns = (phase: number) => phase - 2 * Math.PI * Math.round(phase / (2 * Math.PI));
const joint = (previous: number, current: number, ratio: number, contrast = 1) =>
  binomialJointDigitError({ copies: previous, contrast }, { copies: current, contrast }, ratio)!;

/** One level read copy by copy, as an experiment would. */
function readOnce(phase: number, copies: number, contrast: number, random: ReturnType<typeof createRandomSequence>) {
  const nx = Math.ceil(copies / 2);
  let [kx, ky] = [0, 0];
  for (let c = 0; c < copies; c++) {
    const signal = c < nx ? Math.cos(phase) : Math.sin(phase);
    const plus = random.uniform() < (1 + contrast * signal) / 2;
    if (plus && c < nx) kx++;
    else if (plus) ky++;
  }
  const maxima = likelihoodMaxima(kx, nx, ky, copies - nx, contrast);
  return maxima[random.integer(maxima.length)]!;
}

describe('exact statistics of two quadratures', () => {
  it.each([
    [6, 5, 2, 1],
    [7, 6, 3, 0.9],
    [5, 8, 4, 1],
    [3, 2, 5, 0.7],
  ])('agree with copies drawn one by one: n = %i and %i, R = %i, C = %f', (previous, current, ratio, contrast) => {
    const random = createRandomSequence(4711, previous);
    const trials = 12000;
    let [wrong, single, square] = [0, 0, 0];
    for (let t = 0; t < trials; t++) {
      const phase = 2 * Math.PI * random.uniform();
      const lower = turns(readOnce(phase, previous, contrast, random) - phase);
      const upper = turns(readOnce(ratio * phase, current, contrast, random) - ratio * phase);
      const excess = Math.abs(ratio * lower - upper) - Math.PI;
      wrong += Math.abs(excess) < 1e-9 ? 0.5 : Number(excess > 0);
      single += Number(Math.abs(lower) > Math.PI / 2);
      square += lower * lower;
    }
    const near = (count: number, probability: number) =>
      expect(Math.abs(count / trials - probability)).toBeLessThan(
        4.5 * Math.sqrt((probability * (1 - probability)) / trials),
      );
    near(wrong, joint(previous, current, ratio, contrast));
    near(single, binomialDigitError(previous, 2, contrast)!);
    const variance = binomialVariance(previous, contrast)!;
    // A squared error is at most pi^2, so its own variance is at most pi^2 times its mean.
    expect(Math.abs(square / trials - variance)).toBeLessThan(4.5 * Math.PI * Math.sqrt(variance / trials));
  });

  it.each([
    [8, 6.71e-3],
    [10, 2.83e-3],
    [16, 4.19e-4],
    [20, 1.212e-4],
    [28, 1.095e-5],
  ])('fall by 0.30 per copy at D = 2, not by pi^2/8: n = %i', (copies, probability) => {
    expect(joint(copies, copies, 2) / probability).toBeCloseTo(1, 2);
    expect(joint(copies, copies, 2)).toBeGreaterThan(gaussDigitError(copies, 2));
  });

  it('reach the Cramer-Rao limit slowly', () => {
    expect(10 * binomialVariance(10)!).toBeCloseTo(1.5, 2);
    expect(20 * binomialVariance(20)!).toBeCloseTo(1.442, 3);
    expect(30 * binomialVariance(30)!).toBeCloseTo(1.35, 2);
    expect(128 * binomialVariance(128)!).toBeLessThan(1.2);
  });

  it('know a single copy by heart: half the circle is told apart', () => {
    // The estimate is 0 or pi; |error| is uniform under the weight (1 + cos)/2.
    expect(binomialVariance(1)).toBeCloseTo(Math.PI ** 2 / 3 - 2, 12);
    expect(binomialDigitError(1, 2)).toBeCloseTo(0.5 - 1 / Math.PI, 12);
    expect(binomialDigitError(1, 1)).toBe(0);
  });

  it('tend to a guess when the contrast goes', () => {
    expect(binomialVariance(4, 1e-6)).toBeCloseTo(Math.PI ** 2 / 3, 4);
    expect(binomialDigitError(4, 2, 1e-6)).toBeCloseTo(0.5, 4);
  });

  it('fall with every two copies more and with contrast', () => {
    for (let n = 4; n < 30; n++) {
      expect(joint(n + 2, n + 2, 2)).toBeLessThan(joint(n, n, 2));
      expect(binomialDigitError(n, 2, 0.9)!).toBeGreaterThan(binomialDigitError(n, 2, 1)!);
      expect(binomialVariance(n + 2)!).toBeLessThan(binomialVariance(n)!);
    }
  });

  it.each([
    [0, 1],
    [2.5, 1],
    [NaN, 1],
    [Infinity, 1],
    [4, 0],
    [4, 1.1],
    [4, NaN],
  ])('are undefined for %f copies of contrast %f', (copies, contrast) => {
    const level = { copies, contrast };
    expect(binomialVariance(copies, contrast)).toBeUndefined();
    expect(binomialDigitError(copies, 2, contrast)).toBeUndefined();
    expect(binomialJointDigitError(level, { copies: 4, contrast: 1 }, 2)).toBeUndefined();
    expect(binomialJointDigitError({ copies: 4, contrast: 1 }, level, 2)).toBeUndefined();
  });

  it('are undefined for a base that is none', () => {
    expect(binomialDigitError(4, 0.5)).toBeUndefined();
    expect(joint(4, 4, 2.5)).toBeUndefined();
  });
});

describe('the tables of the budget', () => {
  it('hold the exact numbers where these are enumerated', () => {
    const level = { copies: 12, contrast: 1 };
    expect(levelDigitError(level, level, 2)).toBe(joint(12, 12, 2));
    expect(levelVariance(12, 1)).toBe(binomialVariance(12));
    expect(localVariance(64, 1)).toBe(binomialVariance(64));
  });

  it('go on beyond, falling on', () => {
    const at = (copies: number) => levelDigitError({ copies, contrast: 0.8 }, { copies: 8, contrast: 0.8 }, 3);
    expect(at(66)).toBeLessThan(at(64));
    expect(at(64)).toBeLessThan(at(62));
    expect(at(66) / joint8(66)).toBeCloseTo(1, 1);
    expect(at(1e6)).toBeLessThan(at(200));
    expect(at(1e6)).toBeGreaterThanOrEqual(0);
    expect(localVariance(6400, 1)).toBeCloseTo(binomialVariance(64)! / 100, 15);
  });

  const joint8 = (copies: number) =>
    binomialJointDigitError({ copies, contrast: 0.8 }, { copies: 8, contrast: 0.8 }, 3)!;
});
