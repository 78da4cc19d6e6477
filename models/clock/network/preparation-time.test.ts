import { describe, expect, it } from 'vitest';
import { createRandomSequence } from '../../../optimizer/numbers/random-sequence';
import { preparationTime } from './preparation-time';

describe('the time to prepare a cycle', () => {
  it('never ends where a link delivers nothing, and is nothing where nothing is needed', () => {
    expect(preparationTime(3, [5, 0])).toEqual({ mean: Infinity, expected: Infinity });
    expect(preparationTime(0, [5])).toEqual({ mean: 0, expected: 0 });
    expect(preparationTime(3, [])).toEqual({ mean: 0, expected: 0 });
  });

  it('is larger by the harmonic number of the links for single pairs', () => {
    for (const links of [1, 2, 9, 40]) {
      const harmonic = Array.from({ length: links }, (_, k) => 1 / (k + 1)).reduce((a, b) => a + b, 0);
      const { mean, expected } = preparationTime(1, new Array<number>(links).fill(20));
      expect(mean).toBeCloseTo(0.05, 12);
      expect(expected / (0.05 * harmonic)).toBeCloseTo(1, 5);
    }
  });

  it('is hardly larger than the mean for thousands of pairs over one link', () => {
    const { mean, expected } = preparationTime(5000, [100]);
    expect(expected / mean).toBeCloseTo(1, 3);
  });

  it('does not jump where many pairs are counted by approximation', () => {
    const rates = [3, 4, 5, 5, 9];
    const at = (pairs: number): number => preparationTime(pairs, rates).expected;
    const step = at(64) - at(63);
    expect((at(65) - at(64)) / step).toBeCloseTo(1, 2);
  });

  it('agrees with links that are simulated pair by pair', () => {
    const random = createRandomSequence(3, 0);
    const rates = [10, 12, 30];
    const pairs = 8;
    const trials = 20_000;
    let sum = 0;
    for (let trial = 0; trial < trials; trial++) {
      sum += Math.max(
        ...rates.map((rate) => {
          let time = 0;
          for (let k = 0; k < pairs; k++) time -= Math.log(1 - random.uniform()) / rate;
          return time;
        }),
      );
    }
    expect(preparationTime(pairs, rates).expected / (sum / trials)).toBeCloseTo(1, 2);
  });
});
