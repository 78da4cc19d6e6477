import { err, ok, type Result } from '../result';
import type { Refusal, Solver, SolverResult } from './contract';
import { createLagrangianHessian } from './lagrangian-hessian';
import { createMeter } from './meter';
import { project, projectedGradientNorm } from './projection';
import { refuseSmooth } from './projected-lbfgs';
import { solveStep } from './quadratic-step';
import { violationOf, type ConstrainedProblem } from './smooth-problem';

/** Accuracy of the optimality conditions at which the search ends, relative to the size of the objective. */
const STATIONARY = 1e-9;
/** Violation of the nonlinear limits that counts as none. */
export const FEASIBLE = 1e-9;
const DECREASE = 1e-4;
const MOST_STEPS = 500;
/** Share of the violation below which a step counts as not bringing the limits nearer. */
const HOPELESS = 0.01;
const PATIENCE = 10;

/**
 * Local minimum under nonlinear equality and inequality limits by sequential quadratic programming
 * (M. Powell, 1978): damped BFGS for the Hessian of the Lagrangian, an exact penalty to measure steps,
 * second-order corrections where curved limits would shorten them, relaxed limits where linearised
 * ones contradict each other. Dense: for up to about a hundred variables. Simplices count as limits
 * of the step.
 */
export const sequentialQuadratic: Solver<ConstrainedProblem> = {
  name: 'sequential quadratic programming',
  solve(problem, control): Result<SolverResult, Refusal> {
    const refusal = refuseSmooth(problem);
    if (refusal) return err(refusal);
    const n = problem.lower.length;
    const m = problem.kinds.length;
    const limits = new Float64Array(m);
    const meter = createMeter(
      n,
      problem.evaluate,
      control,
      (x) => {
        problem.constrain(x, limits, null);
        return violationOf(problem.kinds, limits);
      },
      FEASIBLE,
    );
    const x = Float64Array.from(problem.start);
    project(problem, x);
    const gradient = new Float64Array(n);
    const values = new Float64Array(m);
    const jacobian = new Float64Array(m * n);
    const hessian = createLagrangianHessian(n);
    const weights = new Float64Array(m);
    const multipliers = new Float64Array(m);
    const trial = new Float64Array(n);
    const trialValues = new Float64Array(m);
    const lagrangian = new Float64Array(n);
    const before = new Float64Array(n);
    const scratch = new Float64Array(n);

    let value = meter.evaluate(x, gradient);
    problem.constrain(x, values, jacobian);
    let residual = Infinity;
    let ended: 'converged' | 'stalled' | 'broken' | null =
      Number.isFinite(value) && finite(values) && finite(jacobian) ? null : 'broken';
    let fresh = true;
    let hopeless = 0;

    /** Gradient of f + multipliers.c at the current gradient and Jacobian. */
    const lagrangianGradient = (out: Float64Array) => {
      out.set(gradient);
      for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) out[j]! += multipliers[i]! * jacobian[i * n + j]!;
    };
    const measureResidual = () => {
      lagrangianGradient(lagrangian);
      let worst = projectedGradientNorm(problem, x, lagrangian, scratch);
      for (let i = 0; i < m; i++)
        if (problem.kinds[i] === 'at-most')
          worst = Math.max(worst, Math.abs(multipliers[i]! * Math.min(0, values[i]!)));
      return worst;
    };
    const penalised = (objective: number, c: Float64Array) => {
      let sum = objective;
      for (let i = 0; i < m; i++)
        sum += weights[i]! * (problem.kinds[i] === 'equal' ? Math.abs(c[i]!) : Math.max(0, c[i]!));
      return Number.isNaN(sum) ? Infinity : sum;
    };
    const tryStep = (step: Float64Array, share: number) => {
      for (let j = 0; j < n; j++)
        trial[j] = Math.min(problem.upper[j]!, Math.max(problem.lower[j]!, x[j]! + share * step[j]!));
      const objective = meter.evaluate(trial, null);
      problem.constrain(trial, trialValues, null);
      return { objective, merit: penalised(objective, trialValues) };
    };

    for (let iteration = 0; ended === null && meter.stopped === null && iteration < MOST_STEPS; iteration++) {
      const step = solveStep(problem, x, hessian.matrix, gradient, values, jacobian);
      if (step === null) {
        if (fresh) ended = 'stalled';
        hessian.reset();
        fresh = true;
        continue;
      }
      // Limits that no step can bring nearer, again and again: they contradict each other here.
      hopeless = step.met < HOPELESS ? hopeless + 1 : 0;
      if (hopeless > PATIENCE) {
        ended = 'stalled';
        break;
      }
      multipliers.set(step.multipliers);
      residual = measureResidual();
      const violation = violationOf(problem.kinds, values);
      const small = STATIONARY * Math.max(1, Math.abs(value));
      if (residual <= small && violation <= 0.1 * FEASIBLE) {
        ended = 'converged';
        break;
      }
      for (let i = 0; i < m; i++) {
        const size = Math.abs(multipliers[i]!);
        weights[i] = Math.max(1.1 * size, 0.5 * (weights[i]! + 1.1 * size));
      }
      const merit = penalised(value, values);
      let slope = 0;
      for (let j = 0; j < n; j++) slope += gradient[j]! * step.x[j]!;
      slope -= step.met * (merit - value);

      let share = 1;
      let accepted = false;
      const noise = 4e-16 * (Math.abs(merit) + Math.abs(value));
      for (let attempt = 0; attempt < 30 && meter.stopped === null; attempt++) {
        const at = tryStep(step.x, share);
        if (at.merit <= merit + DECREASE * share * slope + (attempt === 0 ? noise : 0) && Number.isFinite(at.merit)) {
          accepted = true;
          break;
        }
        if (attempt === 0 && m > 0 && Number.isFinite(at.objective) && finite(trialValues)) {
          // Curvature of the limits alone can spoil a good step: aim at them from where it ended.
          for (let i = 0; i < m; i++) {
            for (let j = 0; j < n; j++) trialValues[i]! -= jacobian[i * n + j]! * step.x[j]!;
          }
          const corrected = solveStep(problem, x, hessian.matrix, gradient, trialValues, jacobian);
          if (corrected !== null) {
            const second = tryStep(corrected.x, 1);
            if (second.merit <= merit + DECREASE * slope) {
              accepted = true;
              break;
            }
          }
        }
        const curvature = at.merit - merit - share * slope;
        const parabola = (-0.5 * slope * share * share) / curvature;
        share = Number.isFinite(parabola) ? Math.min(0.5 * share, Math.max(0.1 * share, parabola)) : 0.1 * share;
      }
      if (meter.stopped !== null) break;
      if (!accepted) {
        if (fresh) {
          ended = 'stalled';
          break;
        }
        hessian.reset();
        fresh = true;
        continue;
      }

      lagrangianGradient(before);
      for (let j = 0; j < n; j++) scratch[j] = trial[j]! - x[j]!;
      x.set(trial);
      value = meter.evaluate(x, gradient);
      if (meter.stopped !== null) break;
      problem.constrain(x, values, jacobian);
      if (!Number.isFinite(value) || !finite(jacobian)) {
        ended = 'broken';
        break;
      }
      lagrangianGradient(lagrangian);
      for (let j = 0; j < n; j++) before[j] = lagrangian[j]! - before[j]!;
      hessian.update(scratch, before);
      fresh = false;
    }

    const { best } = meter;
    const held = best.objective < Infinity;
    const feasible = held && best.violation <= FEASIBLE;
    const stopped =
      meter.stopped ?? (ended === 'broken' || (ended === 'stalled' && !feasible) ? 'numerical-failure' : 'finished');
    return ok({
      x: Float64Array.from(held ? best.x : x),
      objective: best.objective,
      violation: held ? best.violation : Infinity,
      evaluations: meter.evaluations,
      stopped: ended === null && meter.stopped === null ? 'evaluation-budget' : stopped,
      holds: feasible ? 'feasible' : 'infeasible',
      bound: null,
      evidence: {
        kind: 'stationary',
        residual,
        multipliers: Array.from(multipliers),
        starts: 1,
        agreeing: 1,
        ended: stopped,
      },
    });
  },
};

function finite(values: Float64Array): boolean {
  for (let j = 0; j < values.length; j++) if (!Number.isFinite(values[j]!)) return false;
  return true;
}
