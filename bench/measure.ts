import { branchAndBound } from '../optimizer/solvers/branch-and-bound';
import { basinHopping } from '../optimizer/solvers/basin-hopping';
import { cmaEs } from '../optimizer/solvers/cma-es';
import { UNLIMITED, type SolverResult } from '../optimizer/solvers/contract';
import { projectedLbfgs } from '../optimizer/solvers/projected-lbfgs';
import { rayleighQuotient } from '../optimizer/solvers/rayleigh-quotient';
import { createRandomSequence } from '../optimizer/numbers/random-sequence';
import type { Result } from '../optimizer/result';
import { asBox, CASCADE } from './problems/cascade';
import { asSmooth as landscapeAsSmooth, landscapeProblem, landscapeStart } from './problems/landscape';
import { asRayleigh, asSmooth, splittingProblem, splittingVariance } from './problems/splitting';

/** One line of the comparison table. */
export interface Row {
  readonly problem: 'P1' | 'P2' | 'P3';
  readonly size: number;
  readonly method: string;
  /** Median CPU time of one solve, ms. */
  readonly medianMs: number;
  /** Largest distance of an end to the certified optimum, relative. */
  readonly relativeGap: number;
  readonly success: number;
  readonly starts: number;
  /** What proves the answer, or "none". */
  readonly proof: string;
}

/** Ends this close to the optimum, relative (absolute where it is 0), count as success. */
const SUCCESS = 1e-8;
const STARTS = 20;

/** CPU milliseconds of this process. */
export type Clock = () => number;

/** Measures our solvers on the three benchmark problems. */
export function measureFringe(clock: Clock, sizes: readonly number[] = [4, 16, 64, 256, 1024, 4096]): Row[] {
  return [...sizes.flatMap((size) => splittingRows(clock, size)), cascadeRow(clock), ...landscapeRows(clock)];
}

function splittingRows(clock: Clock, sensors: number): Row[] {
  const problem = splittingProblem(sensors, 1);
  const solve = () => unwrap(rayleighQuotient.solve(asRayleigh(problem), UNLIMITED));
  const { objective, bound } = solve();
  const optimum = splittingVariance(problem, -bound!);
  const closed: Row = {
    problem: 'P1',
    size: sensors,
    method: 'fringe',
    medianMs: medianTime(clock, 30, solve),
    relativeGap: splittingVariance(problem, -objective) / optimum - 1,
    success: STARTS,
    starts: STARTS,
    proof: 'closed form, interval enclosure',
  };
  const ends: number[] = [];
  const times = Array.from({ length: STARTS }, (_, k) => {
    const random = createRandomSequence(k, 1);
    const start = Float64Array.from({ length: sensors + 1 }, (_, j) =>
      j < sensors ? 0.1 + 0.8 * random.uniform() : 5,
    );
    return timed(clock, () => {
      const result = unwrap(projectedLbfgs.solve(asSmooth(problem, start), UNLIMITED));
      ends.push(Math.exp(result.objective) / optimum - 1);
    });
  });
  return [closed, { ...closed, method: 'fringe L-BFGS', medianMs: median(times), ...successOf(ends), proof: 'none' }];
}

function cascadeRow(clock: Clock): Row {
  const problem = asBox(CASCADE, 1e-9);
  const solve = () => unwrap(branchAndBound.solve(problem, UNLIMITED));
  const { objective, bound } = solve();
  const relativeGap = (objective - bound!) / objective;
  return {
    problem: 'P2',
    size: 4,
    method: 'fringe',
    medianMs: medianTime(clock, STARTS, solve),
    relativeGap,
    success: relativeGap <= SUCCESS ? STARTS : 0,
    starts: STARTS,
    proof: 'branch and bound',
  };
}

function landscapeRows(clock: Clock): Row[] {
  const dimension = 20;
  const problem = landscapeProblem(dimension, 7);
  const target = SUCCESS;
  const searches: readonly (readonly [string, (start: Float64Array, seed: number) => SolverResult])[] = [
    [
      'fringe',
      (start, seed) =>
        unwrap(
          basinHopping.solve(
            { ...landscapeAsSmooth(problem, start), hopping: { hops: 3000, target } },
            { ...UNLIMITED, seed },
          ),
        ),
    ],
    [
      'fringe CMA-ES',
      (start, seed) =>
        unwrap(
          cmaEs.solve(
            { ...landscapeAsSmooth(problem, start), evolution: { population: 100, target } },
            { ...UNLIMITED, seed },
          ),
        ),
    ],
  ];
  return searches.map(([method, search]) => {
    const ends: number[] = [];
    const times = Array.from({ length: STARTS }, (_, seed) =>
      timed(clock, () => ends.push(search(landscapeStart(dimension, seed), seed).objective)),
    );
    return { problem: 'P3', size: dimension, method, medianMs: median(times), ...successOf(ends), proof: 'none' };
  });
}

function successOf(ends: readonly number[]): Pick<Row, 'relativeGap' | 'success' | 'starts'> {
  return { relativeGap: Math.max(...ends), success: ends.filter((end) => end <= SUCCESS).length, starts: ends.length };
}

function timed(clock: Clock, run: () => void): number {
  const before = clock();
  run();
  return clock() - before;
}

/** Median over repeats; short solves are repeated within one so that the clock can see them. */
function medianTime(clock: Clock, repeats: number, solve: () => unknown): number {
  let inner = 1;
  while (inner < 1000 && timed(clock, () => Array.from({ length: inner }, solve)) < 2) inner *= 2;
  return median(
    Array.from({ length: repeats }, () => timed(clock, () => Array.from({ length: inner }, solve)) / inner),
  );
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}

function unwrap(result: Result<SolverResult, { message: string }>): SolverResult {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
