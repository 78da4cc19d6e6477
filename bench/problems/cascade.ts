import { erfc } from '../../optimizer/numbers/erfc';
import { above, below, wellBelow } from '../../optimizer/numbers/interval';
import type { BoxProblem } from '../../optimizer/solvers/branch-and-bound';

/**
 * P2: a network of clocks with entangled states in M levels, each D times as large as the one before.
 * Integers: base D, levels M, copies n per level; all atoms left over, n1, go to the unentangled level.
 * Real: Ramsey time T over 12 decades. The number of copies is limited by the atoms alone.
 *
 *   V = exp(m_M gamma T) / (n m_M^2)                      read-out of the largest states, dephased
 *     + sum_{i=0}^{M-1} P_i (2 pi / m_{i+1})^2            wrong digits
 *     + (2 pi)^2 min(1, (tau / T) P_slip) / K             phase slips of the local oscillators
 *
 * m_i = K D^(i-1); P_0 = erfc(pi sqrt(n1) / (K sqrt 2)), P_i = erfc(pi sqrt(n) / (D sqrt 2)),
 * P_slip = erfc(pi / sqrt(2 gamma_LO T)). Objective: V / T, the Allan variance up to constants.
 */
export interface CascadeProblem {
  readonly clocks: number;
  readonly atoms: number;
  /** Atomic linewidth, rad/s. */
  readonly linewidth: number;
  /** Linewidth of the local oscillators, rad/s. */
  readonly oscillator: number;
  /** Averaging time, s: also the longest Ramsey time. */
  readonly averaging: number;
}

export const CASCADE: CascadeProblem = {
  clocks: 10,
  atoms: 100_000,
  linewidth: 2 * Math.PI * 1e-3,
  oscillator: 2 * Math.PI * 0.05,
  averaging: 1000,
};

export const BASES = { least: 2, most: 8 };
const DECADES = 12;
const FOUR_PI_SQUARE = (2 * Math.PI) ** 2;

/** Blocks of all levels together: 1 + D + ... + D^(M-1). */
function blocks(base: number, levels: number): number {
  return (base ** levels - 1) / (base - 1);
}

/** V / T at x = (D, M, n, T); Infinity where there are not enough atoms. */
export function cascadeObjective(problem: CascadeProblem, x: ArrayLike<number>): number {
  const [base, levels, copies, time] = [x[0]!, x[1]!, x[2]!, x[3]!];
  const { clocks, atoms, linewidth, oscillator, averaging } = problem;
  const local = atoms - copies * clocks * blocks(base, levels);
  if (local < 2 * clocks) return Infinity;
  const largest = clocks * base ** (levels - 1);
  let variance = Math.exp(largest * linewidth * time) / (copies * largest * largest);
  variance += erfc((Math.PI * Math.sqrt(local)) / (clocks * Math.SQRT2)) * (FOUR_PI_SQUARE / (clocks * clocks));
  const digit = erfc((Math.PI * Math.sqrt(copies)) / (base * Math.SQRT2));
  for (let i = 2, size = clocks * base; i <= levels; i++, size *= base)
    variance += digit * (FOUR_PI_SQUARE / (size * size));
  const slip = erfc(Math.PI / Math.sqrt(2 * oscillator * time));
  variance += (FOUR_PI_SQUARE / clocks) * Math.min(1, (averaging / time) * slip);
  return variance / time;
}

/** Term-wise lower bound on a box: every term at the corner where it is smallest, rounded downward. */
export function cascadeBound(problem: CascadeProblem, lower: ArrayLike<number>, upper: ArrayLike<number>): number {
  const { clocks, atoms, linewidth, oscillator, averaging } = problem;
  const [levels, copies] = [lower[1]!, lower[2]!];
  const [from, to] = [lower[3]!, upper[3]!];
  const local = atoms - copies * clocks * blocks(lower[0]!, levels);
  if (local < 2 * clocks) return Infinity;
  // Digits go wrong least often with the smallest base and the most copies; the sizes are those of the largest.
  const mostCopies = Math.min(upper[2]!, Math.floor((atoms - 2 * clocks) / (clocks * blocks(lower[0]!, levels))));
  const smallest = clocks * lower[0]! ** (levels - 1);
  const largest = clocks * upper[0]! ** (upper[1]! - 1);
  // exp(m g T) / m^2 falls until m = 2 / (g T), then rises.
  const size = Math.min(largest, Math.max(smallest, 2 / (linewidth * from)));
  const dephasing = wellBelow(Math.exp(below(below(size * linewidth) * from)));
  let variance = below(dephasing / above(above(mostCopies * size) * size));
  variance = below(variance + below(downErfc(Math.sqrt(local) / clocks) * (FOUR_PI_SQUARE / (clocks * clocks))));
  const digit = downErfc(Math.sqrt(mostCopies) / lower[0]!);
  for (let i = 2, block = clocks * upper[0]!; i <= levels; i++, block *= upper[0]!) {
    variance = below(variance + below(digit * below(FOUR_PI_SQUARE / (block * block))));
  }
  const slip = wellBelow(erfc(above(Math.PI / below(Math.sqrt(2 * oscillator * from)))));
  const still = variance;
  variance = below(variance + below(below(FOUR_PI_SQUARE / clocks) * Math.min(1, below(below(averaging / to) * slip))));
  const corner = below(variance / to);
  if (lower[0] !== upper[0] || levels !== upper[1]) return corner;
  // What does not depend on T: everything but read-out and slips.
  const constant = below(still - above(above(dephasing) / below(below(mostCopies * largest) * largest)));
  return Math.max(corner, tangentBound(problem, constant, mostCopies, largest, from, to));
}

/** Beyond a = pi^2 / (2 gamma_LO) over this, erfc(sqrt(a / T)) / T need not be convex in T. */
const CONVEX_RATIO = 3.5;
/** Covers the rounding of a few dozen operations and of erfc in its tail. */
const ROUNDING = 1e-12;

/**
 * Second-order bound in T for fixed sizes. exp(m g T) is convex, and so is erfc(sqrt(a / T)) / T for
 * a / T >= 3.5: with u = a / T its second derivative has the sign of
 * 2 u erfc(sqrt u) + exp(-u) u^(3/2) (u - 7/2) / sqrt(pi). So V lies above its tangent at the middle,
 * V0 + V1 (T - T0), and V / T above V1 + (V0 - V1 T0) / T, which is monotone: least at an end.
 */
function tangentBound(
  { clocks, linewidth, oscillator, averaging }: CascadeProblem,
  constant: number,
  copies: number,
  size: number,
  from: number,
  to: number,
): number {
  const a = (Math.PI * Math.PI) / (2 * oscillator);
  const slips = (FOUR_PI_SQUARE / clocks) * averaging;
  const mostSlips = (averaging / to) * erfc(Math.sqrt(a / to));
  if (!(a / to >= CONVEX_RATIO * (1 + ROUNDING)) || mostSlips > 1 - ROUNDING) return -Infinity;
  const time = Math.sqrt(from) * Math.sqrt(to);
  const u = a / time;
  const dephased = Math.exp(size * linewidth * time) / (copies * size * size);
  const slip = (slips * erfc(Math.sqrt(u))) / time;
  const value = constant + dephased + slip;
  const slipGrowth = (slips * Math.sqrt(u / Math.PI) * Math.exp(-u)) / time;
  // T0 V1, so that no term has a unit.
  const growth = size * linewidth * time * dephased + slipGrowth - slip;
  const at = (end: number) => growth / time + (value - growth) / end;
  const size0 = (Math.abs(growth) + value + slip + slipGrowth) / Math.min(from, time);
  return Math.min(at(from), at(to)) - ROUNDING * size0;
}

/** erfc(pi ratio / sqrt 2), rounded downward: the argument upward, the value downward. */
function downErfc(ratio: number): number {
  return Math.max(0, wellBelow(erfc(above(above(above(Math.PI * above(ratio)) / Math.SQRT2)))));
}

export function asBox(problem: CascadeProblem, gap: number): BoxProblem {
  const { clocks, atoms, averaging } = problem;
  const mostLevels = Math.floor(Math.log2(atoms / (2 * clocks) + 1));
  const mostCopies = Math.floor((atoms - 2 * clocks) / clocks);
  return {
    variables: [
      { lower: BASES.least, upper: BASES.most, kind: 'integer' },
      { lower: 1, upper: mostLevels, kind: 'integer' },
      { lower: 2, upper: mostCopies, kind: 'log-integer' },
      { lower: averaging * 10 ** -DECADES, upper: averaging, kind: 'log-real' },
    ],
    objective: (x) => cascadeObjective(problem, x),
    bound: (lower, upper) => cascadeBound(problem, lower, upper),
    representative(lower, upper, out) {
      // The middle number of copies is often too many for the atoms.
      const fitting = Math.floor((atoms - 2 * clocks) / (clocks * blocks(out[0]!, out[1]!)));
      out[2] = Math.max(lower[2]!, Math.min(out[2]!, fitting, upper[2]!));
    },
    gap,
  };
}
