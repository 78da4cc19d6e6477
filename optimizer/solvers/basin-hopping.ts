import { err, ok, type Result } from '../result';
import { createRandomSequence } from '../numbers/random-sequence';
import type { Refusal, Solver, SolverResult } from './contract';
import { project } from './projection';
import { projectedLbfgs, refuseSmooth } from './projected-lbfgs';
import type { SmoothProblem } from './smooth-problem';

/** How the landscape is walked; the defaults suit scales of the order of the box. */
export interface HoppingOptions {
  /** Local searches. */
  readonly hops: number;
  /** First step, as a share of each variable's range; adapted so that about half the hops are taken. */
  readonly step: number;
  /** Ends early once an objective at most this has been reached. */
  readonly target?: number;
}

export interface HoppingProblem extends SmoothProblem {
  readonly hopping?: Partial<HoppingOptions>;
}

const DEFAULTS: HoppingOptions = { hops: 500, step: 0.1 };
/** Hops need their valley to this share of the usual rise between valleys only. */
const COARSE = 1e-3;
/** Temperature as a share of the usual rise: mostly downhill, seldom stuck. */
const TEMPERATURE = 0.03;
const ADAPT_EVERY = 10;
/** Differences below this, relative to the spread seen, count as the same valley. */
const SAME_VALLEY = 1e-9;

/**
 * Walks from valley to valley: a random step, a local search, and the new valley is taken if it is
 * lower, or at a temperature fitted to the spread of the valleys seen (D. Wales and J. Doye, 1997).
 * Finds, proves nothing. Needs finite bounds for the size of its steps.
 */
export const basinHopping: Solver<HoppingProblem> = {
  name: 'basin hopping',
  solve(problem, control): Result<SolverResult, Refusal> {
    const refusal = refuseSmooth(problem);
    if (refusal) return err(refusal);
    const { hops, step: firstStep, target = -Infinity } = { ...DEFAULTS, ...problem.hopping };
    const random = createRandomSequence(control.seed, 0x6861);
    const n = problem.lower.length;
    const range = Float64Array.from({ length: n }, (_, j) => finiteRange(problem.lower[j]!, problem.upper[j]!));
    // Hops without a better valley after which the walk starts anew: more directions need more tries.
    const patience = 10 + 4 * n;
    let evaluations = 0;
    let least = Infinity;

    const descend = (start: Float64Array, leastGain: number): SolverResult => {
      const before = evaluations;
      const result = projectedLbfgs.solve(
        { ...problem, start, leastGain },
        {
          ...control,
          maxEvaluations: control.maxEvaluations - before,
          onProgress(progress) {
            if (!(progress.objective < least)) return;
            least = progress.objective;
            control.onProgress?.({ ...progress, evaluations: before + progress.evaluations });
          },
        },
      );
      if (!result.ok) throw new Error(`a projected start was refused: ${result.error.message}`);
      evaluations += result.value.evaluations;
      return result.value;
    };

    const first = Float64Array.from(problem.start);
    project(problem, first);
    let current = descend(first, 0);
    let best = current;
    let step = firstStep;
    let taken = 0;
    let idle = 0;
    let agreeing = 1;
    let spread = 0;
    let runs = 1;
    let renewals = 0;
    const trial = new Float64Array(n);
    while (runs < hops && best.objective > target && current.stopped !== 'cancelled' && mayGoOn()) {
      for (let j = 0; j < n; j++) trial[j] = current.x[j]! + step * range[j]! * (2 * random.uniform() - 1);
      project(problem, trial);
      const next = descend(trial, COARSE * spread);
      runs++;
      const rise = next.objective - current.objective;
      if (Number.isFinite(rise)) spread += (Math.abs(rise) - spread) / Math.min(runs, 20);
      const same = SAME_VALLEY * Math.max(spread, Math.abs(best.objective), Number.MIN_VALUE);
      if (Math.abs(next.objective - best.objective) <= same) agreeing++;
      idle++;
      if (next.objective < best.objective - same) {
        agreeing = 1;
        idle = 0;
      }
      // A better valley is worth its last digits.
      if (next.objective < best.objective) best = mayGoOn() ? better(descend(next.x, 0), next) : next;
      if (rise <= 0 || random.uniform() < Math.exp(-rise / Math.max(TEMPERATURE * spread, Number.MIN_VALUE))) {
        if (Math.abs(rise) > same) taken++;
        current = next;
      }
      if (runs % ADAPT_EVERY === 0) {
        step = taken > ADAPT_EVERY / 2 ? Math.min(0.5, step / 0.8) : Math.max(1e-4, step * 0.9);
        taken = 0;
      }
      if (idle >= patience) {
        // Turn by turn from the best valley, and from anywhere: it may lie in the wrong funnel.
        renewals++;
        step = firstStep * (0.5 + random.uniform());
        idle = 0;
        if (renewals % 2 === 1) current = best;
        else if (mayGoOn()) {
          for (let j = 0; j < n; j++) trial[j] = first[j]! + range[j]! * (2 * random.uniform() - 1);
          project(problem, trial);
          current = descend(trial, COARSE * spread);
          runs++;
          if (current.objective < best.objective) best = current;
        }
      }
    }
    const stopped =
      current.stopped === 'finished' || current.stopped === 'numerical-failure' ? limit() : current.stopped;
    const residual = best.evidence.kind === 'stationary' ? best.evidence.residual : Infinity;
    return ok({
      ...best,
      evaluations,
      stopped: Number.isFinite(best.objective) ? stopped : 'numerical-failure',
      evidence: { kind: 'stationary', residual, multipliers: [], starts: runs, agreeing, ended: stopped },
    });

    function limit() {
      if (control.isCancelled()) return 'cancelled';
      if (evaluations >= control.maxEvaluations) return 'evaluation-budget';
      return control.now() >= control.deadline ? 'deadline' : 'finished';
    }
    function mayGoOn() {
      return limit() === 'finished';
    }
  },
};

function finiteRange(lower: number, upper: number): number {
  const range = upper - lower;
  return Number.isFinite(range) ? range : 1;
}

function better(a: SolverResult, b: SolverResult): SolverResult {
  return a.objective <= b.objective ? a : b;
}
