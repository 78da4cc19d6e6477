import { err, ok, type Result } from '../result';
import { createCurvatureMemory } from './curvature-memory';
import type { Refusal, Solver, SolverResult } from './contract';
import { createFace } from './face';
import { dotOf, moveWithin, subtract } from './kernels';
import { searchLine, type LinePoint } from './line-search';
import { createMeter } from './meter';
import { project, projectedGradientNorm, restoreSum } from './projection';
import { refuseBounds, refuseLength, refuseNonFinite } from './refusal';
import type { SmoothProblem } from './smooth-problem';

const MEMORY = 10;
/** Projected gradient, relative to the size of the objective, at which a point counts as stationary. */
export const STATIONARY = 1e-10;
/** Steps in a row that gain nothing but rounding before the search ends. */
const PATIENCE = 3;
/** Residual that rounding alone can leave; with more the search does not give up so soon. */
const NEARLY = 1e-7;

/**
 * Local minimum over a box with simplices by limited-memory BFGS on the free variables. Variables on
 * or next to a bound that the gradient pushes them to are sent there and left out of the direction and
 * of the slope; the simplices' sums are kept by the direction itself, so the line search never leaves
 * the feasible set and a clipped component never spoils its slope test.
 */
export const projectedLbfgs: Solver<SmoothProblem> = {
  name: 'projected L-BFGS',
  solve(problem, control): Result<SolverResult, Refusal> {
    const refusal = refuseSmooth(problem);
    if (refusal) return err(refusal);
    const n = problem.lower.length;
    const { leastGain = 0, simplices } = problem;
    const lower = Float64Array.from(problem.lower);
    const upper = Float64Array.from(problem.upper);
    const set = { lower, upper, simplices };
    const meter = createMeter(n, problem.evaluate, control);
    const memory = createCurvatureMemory(n, MEMORY);
    const face = createFace(set, memory);
    let x = Float64Array.from(problem.start);
    project(set, x);
    let gradient = new Float64Array(n);
    let trial = new Float64Array(n);
    let trialGradient = new Float64Array(n);
    const direction = new Float64Array(n);
    const change = new Float64Array(n);
    const scratch = new Float64Array(n);

    let value = meter.evaluate(x, gradient);
    let residual = projectedGradientNorm(set, x, gradient, scratch);
    let idle = 0;
    let restarts = 0;
    let converged = false;
    let broken = !Number.isFinite(value);
    if (broken) residual = Infinity;

    while (!broken && meter.stopped === null) {
      const size = Math.max(1, Math.abs(value));
      if (residual <= STATIONARY * size || (idle >= PATIENCE && (residual <= NEARLY * size || restarts >= PATIENCE))) {
        converged = true;
        break;
      }
      if (idle >= PATIENCE) {
        // No progress far from a stationary point: what was learned misleads.
        memory.forget();
        idle = 0;
        restarts++;
      }
      const longest = face.direction(x, gradient, residual, direction);
      const slope = dotOf(gradient, direction);
      if (!(slope < 0)) {
        // Not downhill, by rounding or a bad memory: start afresh, once.
        if (memory.pairs === 0) {
          converged = true;
          break;
        }
        memory.forget();
        continue;
      }
      const probe = (step: number): LinePoint => {
        moveWithin(lower, upper, x, step, direction, trial);
        for (const block of simplices) restoreSum(trial, block);
        const at = meter.evaluate(trial, trialGradient);
        return { step, value: at, slope: dotOf(trialGradient, direction) };
      };
      const first = memory.pairs > 0 ? 1 : Math.min(1, 1 / Math.max(residual, Number.MIN_VALUE));
      const found = searchLine(probe, { step: 0, value, slope }, first, longest);
      if (found === null) {
        if (memory.pairs === 0 || meter.stopped !== null) {
          converged = meter.stopped === null;
          break;
        }
        memory.forget();
        continue;
      }
      subtract(trial, x, scratch);
      subtract(trialGradient, gradient, change);
      memory.learn(scratch, change);
      const gain = value - found.value;
      idle = gain <= 4e-16 * Math.abs(value) ? idle + 1 : 0;
      [x, trial] = [trial, x];
      [gradient, trialGradient] = [trialGradient, gradient];
      value = found.value;
      residual = projectedGradientNorm(set, x, gradient, scratch);
      broken = !Number.isFinite(residual);
      if (gain < leastGain) {
        converged = true;
        break;
      }
    }

    const { best } = meter;
    if (best.objective < value) {
      // A trial point of the last line search: its residual is not known yet.
      problem.evaluate(best.x, gradient);
      residual = projectedGradientNorm(set, best.x, gradient, scratch);
    }
    return ok({
      x: Float64Array.from(best.violation === Infinity ? x : best.x),
      objective: best.objective,
      violation: 0,
      evaluations: meter.evaluations,
      stopped: meter.stopped ?? (converged ? 'finished' : 'numerical-failure'),
      holds: 'feasible',
      bound: null,
      evidence: {
        kind: 'stationary',
        residual,
        multipliers: [],
        starts: 1,
        agreeing: 1,
        ended: meter.stopped ?? (converged ? 'finished' : 'numerical-failure'),
      },
    });
  },
};

export function refuseSmooth({ lower, upper, start, simplices, leastGain = 0 }: SmoothProblem): Refusal | null {
  const n = lower.length;
  const refusal =
    refuseLength('upper', upper, n) ??
    refuseLength('start', start, n) ??
    refuseNonFinite('start', start) ??
    refuseNonFinite('leastGain', [leastGain]) ??
    refuseBounds(lower, upper);
  if (refusal) return refusal;
  const wrong = simplices.findIndex(
    (b) => !(b.count > 0 && b.first >= 0 && b.first + b.count <= n && b.total > 0 && b.total < Infinity),
  );
  if (wrong < 0) return null;
  return {
    code: 'out-of-range',
    where: `simplices[${wrong}]`,
    message: `Simplex ${wrong} does not lie within the ${n} variables or its total is not positive.`,
    remedy: 'Give a block of variables and a positive total.',
  };
}
