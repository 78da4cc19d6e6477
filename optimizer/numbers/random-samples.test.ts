import { describe, expect, it } from 'vitest';
import { createRandomSamples } from './random-samples';
import { createRandomSequence } from './random-sequence';

const draw = (
  seed: number,
  stream: number,
  sample: number,
  size: number,
  kind: 'uniforms' | 'normals' = 'uniforms',
) => {
  const out = new Float64Array(size);
  createRandomSamples(seed, stream)[kind](sample, out);
  return Array.from(out);
};

describe('createRandomSamples', () => {
  it('gives sample k the same bits whoever draws it and in whatever order', () => {
    const together = createRandomSamples(7, 1);
    const out = new Float64Array(9);
    const forwards = [0, 1, 2, 3].map((k) => (together.normals(k, out), Array.from(out)));
    const backwards = [3, 2, 1, 0].map((k) => draw(7, 1, k, 9, 'normals')).reverse();
    expect(backwards).toEqual(forwards);
  });

  it('starts a longer sample with the shorter one, so that adding an input leaves the others alone', () => {
    expect(draw(7, 1, 5, 12).slice(0, 5)).toEqual(draw(7, 1, 5, 5));
  });

  it('tells seeds, streams and samples apart, beyond 32 bits too', () => {
    const drawn = [
      draw(1, 0, 0, 2),
      draw(2, 0, 0, 2),
      draw(1, 1, 0, 2),
      draw(1, 0, 1, 2),
      draw(1, 0, 2 ** 32, 2),
      draw(1 + 2 ** 32, 0, 0, 2),
    ];
    expect(new Set(drawn.map(String)).size).toBe(drawn.length);
  });

  it('has the mean, variance, skewness and tails of a standard normal', () => {
    const samples = createRandomSamples(2024, 3);
    const out = new Float64Array(10);
    const moments = [0, 0, 0, 0];
    let beyondThree = 0;
    const draws = 20_000 * out.length;
    for (let k = 0; k < draws / out.length; k++) {
      samples.normals(k, out);
      for (const z of out) {
        moments[0]! += z / draws;
        moments[1]! += (z * z) / draws;
        moments[2]! += z ** 3 / draws;
        moments[3]! += z ** 4 / draws;
        if (Math.abs(z) > 3) beyondThree++;
      }
    }
    const deviation = 1 / Math.sqrt(draws);
    expect(Math.abs(moments[0]!)).toBeLessThan(4 * deviation);
    expect(Math.abs(moments[1]! - 1)).toBeLessThan(4 * Math.sqrt(2) * deviation);
    expect(Math.abs(moments[2]!)).toBeLessThan(4 * Math.sqrt(15) * deviation);
    expect(Math.abs(moments[3]! - 3)).toBeLessThan(4 * Math.sqrt(96) * deviation);
    const expected = draws * 0.0026997960632601866;
    expect(Math.abs(beyondThree - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });

  it('fills [0, 1) evenly and never reaches 1', () => {
    const samples = createRandomSamples(5, 0);
    const out = new Float64Array(8);
    const counts = new Array<number>(16).fill(0);
    let inside = true;
    for (let k = 0; k < 10_000; k++) {
      samples.uniforms(k, out);
      for (const u of out) {
        inside &&= u >= 0 && u < 1;
        counts[Math.floor(u * 16)]!++;
      }
    }
    expect(inside).toBe(true);
    const chiSquare = counts.reduce((sum, count) => sum + (count - 5000) ** 2 / 5000, 0);
    // 15 degrees of freedom: beyond 44.3 once in 10,000 seeds, and this seed is fixed.
    expect(chiSquare).toBeLessThan(44.3);
  });
});

describe('createRandomSequence', () => {
  it('repeats itself for the same seed and differs for another stream', () => {
    const take = (seed: number, stream: number) => {
      const sequence = createRandomSequence(seed, stream);
      return Array.from({ length: 6 }, () => sequence.uniform());
    };
    expect(take(3, 0)).toEqual(take(3, 0));
    expect(take(3, 0)).not.toEqual(take(3, 1));
    expect(new Set(take(3, 0)).size).toBe(6);
  });

  it('draws every integer below the count about equally often', () => {
    const sequence = createRandomSequence(9, 0);
    const counts = [0, 0, 0];
    for (let k = 0; k < 30_000; k++) counts[sequence.integer(3)]!++;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(330);
  });
});
