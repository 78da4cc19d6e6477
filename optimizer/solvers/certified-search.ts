import { err, ok, type Result } from '../result';
import { branchAndBound } from './branch-and-bound';
import type { Refusal, Solver, SolverResult } from './contract';
import { narrowByGoldenSection } from './golden-section';
import { createMeter } from './meter';
import { refuseBounds, refuseNonFinite } from './refusal';

/** Minimise a function of one variable over a range. */
export interface LineProblem {
  readonly lower: number;
  readonly upper: number;
  readonly scale: 'linear' | 'log';
  objective(x: number): number;
  /** Rigorous lower bound of the objective on [low, high]. Gives a certificate whatever the shape. */
  bound?(low: number, high: number): number;
  /** Whether the model has proved that the objective first falls and then rises. */
  readonly unimodal: boolean;
  /** Relative gap wanted where `bound` is given. */
  readonly gap: number;
}

/** Points of the scan where nothing is known of the shape. */
const SCAN = 60;

/**
 * One-dimensional search that says what it certifies: with a bound on intervals, the minimum to a
 * relative gap; with unimodality alone, the interval that holds the minimiser; with neither, nothing
 * (the best of a scan, refined).
 */
export const certifiedSearch: Solver<LineProblem> = {
  name: 'one-dimensional search',
  solve(problem, control): Result<SolverResult, Refusal> {
    const { lower, upper, scale } = problem;
    const refusal =
      refuseNonFinite('lower', [lower]) ??
      refuseNonFinite('upper', [upper]) ??
      refuseNonFinite('gap', [problem.gap]) ??
      refuseBounds([lower], [upper]);
    if (refusal) return err(refusal);
    const { bound } = problem;
    if (bound) {
      return branchAndBound.solve(
        {
          variables: [{ lower, upper, kind: scale === 'log' ? 'log-real' : 'real' }],
          objective: (x) => problem.objective(x[0]!),
          bound: (low, high) => bound.call(problem, low[0]!, high[0]!),
          gap: problem.gap,
        },
        control,
      );
    }
    if (scale === 'log' && !(lower > 0)) {
      return err({
        code: 'out-of-range',
        where: 'lower',
        message: `A logarithmic range has to start above 0, not at ${lower}.`,
        remedy: 'Give a positive lower limit.',
      });
    }

    const meter = createMeter(1, (x) => problem.objective(x[0]!), control);
    const point = new Float64Array(1);
    const f = (x: number) => {
      point[0] = x;
      return meter.evaluate(point, null);
    };
    const range = { logarithmic: scale === 'log', tolerance: 1e-12, most: 120 };
    const [from, to] = problem.unimodal ? [lower, upper] : bracketByScan(f, problem);
    const found = narrowByGoldenSection(f, { ...range, lower: from, upper: to });
    const { best, stopped, evaluations } = meter;
    const known = best.objective < Infinity;
    const at = known ? best.x[0]! : lower;
    const ended = stopped ?? (known ? 'finished' : 'numerical-failure');
    return ok({
      x: Float64Array.of(at),
      objective: best.objective,
      violation: 0,
      evaluations,
      stopped: ended,
      holds: 'feasible',
      bound: null,
      evidence:
        problem.unimodal && stopped === null
          ? { kind: 'interval', basis: 'unimodal', low: Math.min(found.low, at), high: Math.max(found.high, at) }
          : { kind: 'stationary', residual: Infinity, multipliers: [], starts: SCAN, agreeing: 1, ended },
    });
  },
};

function bracketByScan(f: (x: number) => number, { lower, upper, scale }: LineProblem): readonly [number, number] {
  const at = (k: number) =>
    scale === 'log' ? lower * (upper / lower) ** (k / SCAN) : lower + ((upper - lower) * k) / SCAN;
  let best = 0;
  let least = Infinity;
  for (let k = 0; k <= SCAN; k++) {
    const value = f(at(k));
    if (value < least) {
      least = value;
      best = k;
    }
  }
  return [at(Math.max(0, best - 1)), Math.min(upper, at(Math.min(SCAN, best + 1)))];
}
