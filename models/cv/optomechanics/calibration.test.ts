import { describe, expect, it } from 'vitest';
import { createRandomSamples } from '../../../optimizer/numbers/random-samples';
import { splitDisplacement } from '../equations/splitting-displacement';
import { calibratedCost, fixedSplitCost, uncalibratedBias } from './calibration';
import { PAPER_CHANNEL, PAPER_SQUEEZING } from './paper-network';

const loss = [0, 1, 2, 3].map(() => PAPER_CHANNEL);
const even = [0.5, 0.5, 0.5, 0.5];

/** Mean relative rise of the variance over draws of four responses around 1, in pairs that cancel odd orders. */
function meanRise(scatter: number): { free: number; fixed: number } {
  const samples = createRandomSamples(17, 0);
  const draw = new Float64Array(4);
  const design = splitDisplacement(even, loss, PAPER_SQUEEZING).variance;
  const pairs = 20_000;
  let [free, fixed] = [0, 0];
  for (let k = 0; k < pairs; k++) {
    samples.normals(k, draw);
    for (const side of [1, -1]) {
      const readout = even.map((c, j) => c / (1 + side * scatter * draw[j]!));
      free += splitDisplacement(readout, loss, PAPER_SQUEEZING).variance / design - 1;
      fixed += splitDisplacement(readout, loss, PAPER_SQUEEZING, even).variance / design - 1;
    }
  }
  return { free: free / (2 * pairs), fixed: fixed / (2 * pairs) };
}

describe('calibrating instead of matching', () => {
  it('costs .27 % for 3 % of scatter, and .40 % more with a fixed equal split', () => {
    expect(100 * calibratedCost(0.03)).toBeCloseTo(0.27, 2);
    expect(100 * fixedSplitCost(0.03, 4, PAPER_CHANNEL, PAPER_SQUEEZING)).toBeCloseTo(0.13, 2);
    expect(100 * (calibratedCost(0.03) + fixedSplitCost(0.03, 4, PAPER_CHANNEL, PAPER_SQUEEZING))).toBeCloseTo(0.4, 2);
  });

  it('costs what drawn networks show', () => {
    const { free, fixed } = meanRise(0.03);
    const extra = fixedSplitCost(0.03, 4, PAPER_CHANNEL, PAPER_SQUEEZING);
    // Fourth order adds 15 sigma^4 x 3, a percent of it; the draws scatter by as much.
    expect(Math.abs(free / calibratedCost(0.03) - 1)).toBeLessThan(0.03);
    expect(Math.abs((fixed - free) / extra - 1)).toBeLessThan(0.03);
  });

  it('of 10 % costs 3.2 %, a little over the second order', () => {
    const { free } = meanRise(0.1);
    expect(100 * free).toBeCloseTo(3.2, 1);
    expect(free).toBeGreaterThan(calibratedCost(0.1));
  });

  it('is needed: uncalibrated sums are biased in first order, unless errors happen to cancel', () => {
    expect(uncalibratedBias([0.25, 0.25], [1.03, 1], 1, [2, 5])).toBeCloseTo(0.015, 15);
    expect(uncalibratedBias([0.25, 0.25], [1.03, 0.97], 1, [1, 1])).toBeCloseTo(0, 15);
    expect(uncalibratedBias([0.25, 0.25], [1, 1], 1, [2, 5])).toBe(0);
  });
});
