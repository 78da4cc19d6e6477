/** Atoms that each node contributes to one smallest GHZ block, with the sign of its weight. */
export interface IntegerWeights {
  /** Signed whole numbers p_j; a negative one means that the node's atoms are flipped. */
  readonly parts: readonly number[];
  /** S = sum |p_j|, the size of the smallest block. */
  readonly sum: number;
  /** max_j |p_j / S - c_j / sum|c||: how far the measured weights are from those asked for. */
  readonly deviation: number;
}

/**
 * Rounds weights to whole numbers whose sizes add up to `sum`, by largest remainders (ties: lower index first).
 * Null where no weight differs from zero.
 */
export function integerWeights(weights: readonly number[], sum: number): IntegerWeights | null {
  const shares = normalised(weights);
  return shares && rounded(shares, sum);
}

/**
 * The smallest block that measures the weights within `tolerance`, or, where none of at most `largestSum`
 * atoms does, the one that comes nearest. Parts have no common divisor, and nodes that count alike get alike, unless
 * no block has room for that. Null without weights.
 */
export function smallestIntegerWeights(
  weights: readonly number[],
  tolerance: number,
  largestSum: number,
): IntegerWeights | null {
  const shares = normalised(weights);
  if (shares === null) return null;
  const bySize = shares.map((_, j) => j).sort((a, b) => Math.abs(shares[a]!) - Math.abs(shares[b]!));
  let nearest: IntegerWeights | null = null;
  for (let sum = 1; sum <= largestSum && !(nearest !== null && nearest.deviation <= tolerance); sum++) {
    const candidate = rounded(shares, sum);
    if (nearest !== null && candidate.deviation >= nearest.deviation) continue;
    if (treatsAlike(candidate.parts, shares, bySize)) nearest = candidate;
  }
  return nearest ?? rounded(shares, Math.max(1, Math.floor(largestSum)));
}

/** Whether nodes of the same size of weight have the same number of atoms. */
function treatsAlike(parts: readonly number[], shares: readonly number[], bySize: readonly number[]): boolean {
  return bySize.every((j, k) => {
    const before = bySize[k - 1];
    if (before === undefined || Math.abs(shares[j]!) - Math.abs(shares[before]!) > 1e-12) return true;
    return Math.abs(parts[j]!) === Math.abs(parts[before]!);
  });
}

/** Weights divided by the sum of their sizes. */
function normalised(weights: readonly number[]): readonly number[] | null {
  const largest = weights.reduce((most, c) => Math.max(most, Math.abs(c)), 0);
  if (!(largest > 0) || !Number.isFinite(largest)) return null;
  const scaled = weights.map((c) => c / largest);
  const total = scaled.reduce((sum, c) => sum + Math.abs(c), 0);
  return scaled.map((c) => c / total);
}

function rounded(shares: readonly number[], sum: number): IntegerWeights {
  const exact = shares.map((share) => Math.abs(share) * sum);
  // A share within rounding of a whole number is that number.
  const parts = exact.map((value) => Math.floor(value + 1e-12 * sum));
  const remainders = exact.map((value, j) => ({ j, rest: value - parts[j]! }));
  let left = sum - parts.reduce((total, part) => total + part, 0);
  for (const { j } of remainders.sort((a, b) => b.rest - a.rest || a.j - b.j)) {
    if (left-- <= 0) break;
    parts[j]! += 1;
  }
  const signed = parts.map((part, j) => (shares[j]! < 0 && part > 0 ? -part : part));
  const deviation = signed.reduce((most, part, j) => Math.max(most, Math.abs(part / sum - shares[j]!)), 0);
  return { parts: signed, sum, deviation };
}
