import { approximateNormalQuantile } from './normal-quantile';
import { philox } from './philox';

const TWO_32 = 0x1_0000_0000;

/**
 * Random numbers indexed by (seed, stream, sample): sample k of a stream is the same vector of bits
 * whoever draws it and in whatever order, so a study may be cut into any number of shards.
 */
export interface RandomSamples {
  /** Fills `out` with independent uniforms in [0, 1), 53 bits each, of sample number `sample`. */
  uniforms(sample: number, out: Float64Array): void;
  /** Fills `out` with independent standard normals of sample number `sample`, by inverse CDF. */
  normals(sample: number, out: Float64Array): void;
}

/**
 * @param seed integer in [0, 2^53)
 * @param stream integer in [0, 2^32): independent streams of one seed (one per purpose)
 * Sample numbers are integers in [0, 2^53).
 */
export function createRandomSamples(seed: number, stream: number): RandomSamples {
  const words = new Uint32Array(4);
  const key0 = seed >>> 0;
  const key1 = Math.floor(seed / TWO_32) >>> 0;

  const fill = (sample: number, out: Float64Array, toNumber: (high: number, low: number) => number) => {
    const low = sample >>> 0;
    const high = Math.floor(sample / TWO_32) >>> 0;
    for (let j = 0; j < out.length; j += 2) {
      philox(j >>> 1, low, high, stream >>> 0, key0, key1, words);
      out[j] = toNumber(words[0]!, words[1]!);
      if (j + 1 < out.length) out[j + 1] = toNumber(words[2]!, words[3]!);
    }
  };

  return {
    uniforms: (sample, out) => fill(sample, out, halfOpenUniform),
    normals: (sample, out) => fill(sample, out, normal),
  };
}

/** k 2^-53 with k the leading 53 of 64 bits. */
function halfOpenUniform(high: number, low: number): number {
  return ((high >>> 5) * 67108864 + (low >>> 6)) / 9007199254740992;
}

/** Odd multiples of 2^-53: never 0 or 1 and symmetric about one half, as the quantile needs. */
function normal(high: number, low: number): number {
  return approximateNormalQuantile((((high >>> 6) * 67108864 + (low >>> 6)) * 2 + 1) / 9007199254740992);
}
