import { approximateNormalQuantile } from './normal-quantile';
import { philox } from './philox';

/** Random numbers drawn one after the other: for searches whose path depends on what they found. */
export interface RandomSequence {
  /** Uniform in the open interval (0, 1). */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** Uniform integer in [0, count). */
  integer(count: number): number;
}

/** The draws of (seed, stream), from the first on. Different streams are independent. */
export function createRandomSequence(seed: number, stream: number): RandomSequence {
  const words = new Uint32Array(4);
  const key0 = seed >>> 0;
  const key1 = Math.floor(seed / 0x1_0000_0000) >>> 0;
  let block = 0;
  let used = 4;
  const uniform = () => {
    if (used === 4) {
      // The last counter word is complemented so that sequences never meet indexed samples.
      philox(block >>> 0, Math.floor(block / 0x1_0000_0000), 0xffffffff, ~stream >>> 0, key0, key1, words);
      block++;
      used = 0;
    }
    const high = words[used]!;
    const low = words[used + 1]!;
    used += 2;
    return (((high >>> 6) * 67108864 + (low >>> 6)) * 2 + 1) / 9007199254740992;
  };
  return {
    uniform,
    normal: () => approximateNormalQuantile(uniform()),
    integer: (count) => Math.floor(uniform() * count),
  };
}
