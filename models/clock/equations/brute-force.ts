import { narrowByGoldenSection } from '../../../optimizer/solvers/golden-section';
import { compileBudget, type BudgetAtTime } from './budget';
import {
  DEFAULT_OPTIONS,
  uniformCascade,
  type BudgetOptions,
  type ClockDesign,
  type ClockEnvironment,
} from './cascade';

/**
 * Exhaustive search of two small families of designs: equal copies at all levels, or copies that grow linearly
 * towards the lower levels. A baseline for real searches: the best design is in neither family, but near.
 */

export interface BruteForceRequest {
  /** K equal nodes. */
  readonly nodes: number;
  /** N, all of which are used but for a remainder below K. */
  readonly atoms: number;
  /** Bases 2..largestBase are tried. */
  readonly largestBase: number;
  /** `equal`: n_i = n_M. `linear`: n_i = n_M + floor(mu (M - i) + 1/2) for the slopes below. */
  readonly family: 'equal' | 'linear';
}

export interface BruteForceOutcome {
  readonly design: ClockDesign;
  readonly base: number;
  readonly deviation: number;
  /** Combinations (D, M, n_M, mu) that the atoms suffice for. */
  readonly tried: number;
}

const SLOPES = [0, 0.5, 1, 1.5, 2, 3, 4];
/** Ramsey times are scanned from e^-9 of the longest. */
const SPAN = 9;
const SCAN_POINTS = 60;
const LEAST_COPIES = 2;

/** @returns undefined where the atoms suffice for no design of the family, or none can be read */
export function bruteForce(
  request: BruteForceRequest,
  environment: ClockEnvironment,
  options: BudgetOptions = DEFAULT_OPTIONS,
): BruteForceOutcome | undefined {
  const { nodes, atoms, largestBase, family } = request;
  const fewest = nodes === 1 ? 0 : LEAST_COPIES * nodes;
  let best: { design: ClockDesign; base: number; deviation: number } | undefined;
  let tried = 0;
  for (let base = 2; base <= largestBase; base++) {
    // One level is the same for every base.
    for (let levels = base === 2 ? 1 : 2; nodes * base ** (levels - 1) * LEAST_COPIES <= atoms; levels++) {
      const slopes = family === 'equal' || levels === 1 ? [0] : SLOPES;
      for (let top = LEAST_COPIES; nodes * base ** (levels - 1) * top + fewest <= atoms; top++)
        for (const slope of slopes) {
          const copies = Array.from({ length: levels }, (_, i) => top + Math.floor(slope * (levels - 1 - i) + 0.5));
          const left = atoms - copies.reduce((sum, n, i) => sum + n * nodes * base ** i, 0);
          if (left < fewest) continue;
          tried++;
          if (nodes === 1) copies[0]! += left;
          const cascade = uniformCascade(nodes, base, copies, nodes === 1 ? 0 : nodes * Math.floor(left / nodes));
          const budget = compileBudget(cascade, environment, options);
          const found = budget.ok ? bestRamseyTime(budget.value, environment) : undefined;
          if (found && !(found.deviation >= (best?.deviation ?? Infinity)))
            best = { design: { ...cascade, ramseyTime: found.ramseyTime }, base, deviation: found.deviation };
        }
    }
  }
  return best && { ...best, tried };
}

/**
 * The Ramsey time of least sigma_y: a scan of 60 points on the logarithm, then golden section around the best. The whole
 * of it is scanned, also where slips are no longer rare. Undefined where no Ramsey time can be read.
 */
export function bestRamseyTime(
  budget: BudgetAtTime,
  { averagingTime, deadTime }: Pick<ClockEnvironment, 'averagingTime' | 'deadTime'>,
): { readonly ramseyTime: number; readonly deviation: number } | undefined {
  const longest = averagingTime - deadTime;
  if (!(longest > 0)) return undefined;
  const deviation = (ramseyTime: number): number => {
    const result = budget(ramseyTime);
    return result.ok ? result.value.deviation : Infinity;
  };
  const at = (point: number): number => longest * Math.exp(SPAN * (point / (SCAN_POINTS - 1) - 1));
  const values = Array.from({ length: SCAN_POINTS }, (_, point) => deviation(at(point)));
  const least = values.indexOf(Math.min(...values));
  const { best, value } = narrowByGoldenSection(deviation, {
    lower: at(Math.max(0, least - 1)),
    upper: at(Math.min(SCAN_POINTS - 1, least + 1)),
    logarithmic: true,
    tolerance: 1e-9,
    most: 80,
  });
  return value < Infinity ? { ramseyTime: best, deviation: value } : undefined;
}
