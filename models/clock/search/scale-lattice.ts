/** Sizes that levels may have, as multiples D of the smallest state, and the steps between them. */
export interface ScaleLattice {
  /** D, ascending from 1. */
  readonly scales: Float64Array;
  /** Steps up to the scale with index i are those from `stepsFrom[i]` up to, without, `stepsFrom[i + 1]`. */
  readonly stepsFrom: Int32Array;
  /** Index of the lower scale of each step. */
  readonly lower: Int32Array;
  /** Index of a scale; -1 for one that is not in the lattice. */
  indexOf(scale: number): number;
}

/** Ratios between levels that a search without proof considers. */
const USUAL_RATIO = 9;
const SMALL_PRIMES = [2, 3, 5];
/** Beyond, powers of two and three lie close enough. */
const MANY = 500;

/** All whole D up to the largest, with all whole ratios between them, or with one base only. */
export function allScales(largest: number, base: number | null): ScaleLattice {
  if (base !== null) return lattice(powersOf(base, largest), (ratio) => ratio === base);
  const scales = Float64Array.from({ length: Math.max(1, largest) }, (_, i) => i + 1);
  const counts = new Int32Array(scales.length + 1);
  for (let low = 1; low <= largest; low++) for (let high = 2 * low; high <= largest; high += low) counts[high]!++;
  // counts[D] belongs to index D - 1.
  const stepsFrom = counts;
  for (let i = 1; i < stepsFrom.length; i++) stepsFrom[i]! += stepsFrom[i - 1]!;
  const lower = new Int32Array(stepsFrom[scales.length]!);
  const next = stepsFrom.slice();
  // Small ratios first: they are the likely ones.
  for (let low = largest >> 1; low >= 1; low--)
    for (let high = 2 * low; high <= largest; high += low) lower[next[high - 1]!++] = low - 1;
  return { scales, stepsFrom, lower, indexOf: (scale) => (scale >= 1 && scale <= scales.length ? scale - 1 : -1) };
}

/** D without prime factors above 5 (many atoms: above 3) and ratios up to 9: where good cascades are, also of very many atoms. */
export function usualScales(largest: number, base: number | null): ScaleLattice {
  if (base !== null) return allScales(largest, base);
  let scales = [1];
  for (const prime of largest > MANY ? SMALL_PRIMES.slice(0, 2) : SMALL_PRIMES) {
    scales = scales.flatMap((scale) => powersOf(prime, largest / scale).map((power) => scale * power));
  }
  return lattice(
    scales.sort((a, b) => a - b),
    (ratio) => ratio <= USUAL_RATIO,
  );
}

function powersOf(base: number, largest: number): number[] {
  const powers = [1];
  while (powers[powers.length - 1]! * base <= largest) powers.push(powers[powers.length - 1]! * base);
  return powers;
}

function lattice(list: readonly number[], allowed: (ratio: number) => boolean): ScaleLattice {
  const index = new Map(list.map((scale, i) => [scale, i]));
  const stepsFrom = new Int32Array(list.length + 1);
  const lower: number[] = [];
  list.forEach((scale, i) => {
    for (let j = i - 1; j >= 0; j--) {
      const ratio = scale / list[j]!;
      if (Number.isInteger(ratio) && allowed(ratio)) lower.push(j);
    }
    stepsFrom[i + 1] = lower.length;
  });
  return {
    scales: Float64Array.from(list),
    stepsFrom,
    lower: Int32Array.from(lower),
    indexOf: (scale) => index.get(scale) ?? -1,
  };
}
