import { matrixFromRows } from '../../../optimizer/matrix';
import type { Vector } from '../../../optimizer/vector';
import { estimatorVariance, homodyneCovariance, networkCovariance } from '../equations/covariance';

/**
 * The slow, formula-free way to the same numbers, for tests to hold closed forms against: a plain
 * search, and the variance by propagating the full covariance matrix.
 */

/** Moves at one step length after which a search has no minimum to find. */
const MOST_MOVES = 20_000;

/**
 * Compass search: tries steps along each axis and both ways along the last gain, halving the step
 * when none helps. Returns the lowest value found; knows nothing of what it minimises.
 */
export function compassMinimum(objective: (x: readonly number[]) => number, start: readonly number[]): number {
  let x = [...start];
  let best = objective(x);
  for (let step = 0.25; step > 1e-9; step *= 0.5) {
    let improved = true;
    for (let move = 0; improved; move++) {
      if (move > MOST_MOVES) throw new Error('The search runs away: the objective is not bounded below.');
      improved = false;
      const origin = x;
      for (let axis = 0; axis < x.length; axis++) {
        for (const sign of [1, -1]) {
          const trial = x.map((value, i) => (i === axis ? value + sign * step : value));
          const value = objective(trial);
          if (value < best - 1e-15 * Math.abs(best)) {
            x = trial;
            best = value;
            improved = true;
          }
        }
      }
      // The pattern move follows a curved valley that single axes creep along.
      const pattern = x.map((value, i) => 2 * value - origin[i]!);
      const value = objective(pattern);
      if (value < best) {
        x = pattern;
        best = value;
      }
    }
  }
  return best;
}

/** Positive numbers that add up to 1, from any numbers. */
export function softmax(x: readonly number[]): number[] {
  const largest = Math.max(...x);
  const weights = x.map((value) => Math.exp(value - largest));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}

/**
 * Variance of sum g_j y_j by full propagation of one squeezer through amplitudes sqrt(before_j) w_j
 * and detection efficiencies; the anti-squeezing is that of a pure state.
 */
export function propagatedVariance(
  readout: Vector,
  before: Vector,
  after: Vector,
  variance: number,
  amplitudes: Vector,
): number {
  const column = Array.from(amplitudes, (w, j) => [w * Math.sqrt(before[j]!)]);
  const transfer = { real: matrixFromRows(column), imaginary: matrixFromRows(column.map(() => [0])) };
  const source = { squeezed: variance, antisqueezed: 1 / variance, phase: 0 };
  const angles = column.map(() => 0);
  return estimatorVariance(homodyneCovariance(networkCovariance(transfer, [source]), angles, after), readout);
}
