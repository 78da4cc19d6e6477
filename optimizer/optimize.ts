import { OPTIMAL_GAP, type Certificate, type PointStatus, type StopReason } from './certificate';
import { checkCertificate } from './check-certificate';
import { conclude, percent, unproved, verifiedSlope, type Searched } from './conclude';
import { isBetter, isFeasible, type Found } from './direct-search';
import { checkLeaves } from './certificates/check-leaves';
import { PASSED } from './certificates/verdict';
import { createRandomSequence } from './numbers/random-sequence';
import { orchestrate, type Orchestrated } from './orchestrate';
import type { Evaluation, ExactEffort, ExactSolution, Problem } from './problem';
import { directSearchFrom } from './search-from';
import { searchSpace } from './search-space';
import type { Control, SolverResult } from './solvers/contract';
import { inOrder, multistart, type RunTasks } from './solvers/multistart';

export interface Progress {
  readonly evaluations: number;
  /** Objective of the best point so far. */
  readonly objective: number;
}

export interface OptimizeOptions {
  /** Of everything random, an integer in [0, 2^53). */
  readonly seed: number;
  /** Milliseconds on the clock of `now` at which the search ends with what it holds; none if left out. */
  readonly deadline?: number;
  readonly maxEvaluations?: number;
  readonly now?: () => number;
  readonly isCancelled?: () => boolean;
  /** Shares starts out to workers; in this thread, one after the other, if left out. */
  readonly runTasks?: RunTasks;
  /** Called whenever a better point is found. */
  readonly onProgress?: (progress: Progress) => void;
}

/** The best point found, why the search ended, and how far the point is proved. */
export interface Solution {
  readonly x: Float64Array;
  readonly evaluation: Evaluation;
  readonly stopped: StopReason;
  readonly holds: PointStatus;
  readonly certificate: Certificate;
  readonly evaluations: number;
  readonly method: string;
}

/** Evaluations that a search without proof may take where nothing else is said. */
export const DEFAULT_EVALUATIONS = 200_000;
/** Random starts of a search, beside those that the physics suggests. */
const RANDOM_STARTS = 4;
/** Evaluations for each variable below which a start is not worth its share: fewer starts then get more each. */
const LEAST_SHARE = 10;

/**
 * Solves a problem: the structured solution where the physics has one, refined by a search where that
 * does not attain its bound; else the solver that its bound or gradient allows; else direct search from
 * several starts. What it claims is re-verified before it
 * is returned. Always returns the best point it holds, also when it is stopped.
 */
export function optimize(problem: Problem, options: OptimizeOptions): Solution {
  const run = new Run(problem, options);
  const exact = problem.exact?.(run.effort) ?? null;
  // Where there is a bound or a gradient the solvers that use them do better than direct search.
  const found = exact === null && (problem.bound || problem.gradient) ? run.orchestrate() : null;
  if (found !== null) return run.concludeSearch(found);
  const firsts = exact ? [exact.x] : problem.starts();
  const offered = run.offer(firsts[0]!);
  const attained =
    exact !== null && (exact.searched === true || offered.evaluation.objective - exact.bound <= OPTIMAL_GAP);
  // A bound tells how good a point is, so that random starts are spent only where there is none.
  const starts = () => (exact ? [...firsts, ...problem.starts()] : [...firsts, ...run.randomStarts()]);
  return run.conclude(exact, offered, attained ? null : run.search(distinct(starts())));
}

class Run {
  private best: Evaluation | null = null;
  private evaluations = 0;
  private readonly control: Control;

  constructor(
    private readonly problem: Problem,
    private readonly options: OptimizeOptions,
  ) {
    const { seed, deadline = Infinity, maxEvaluations = DEFAULT_EVALUATIONS, now, isCancelled } = options;
    this.control = {
      seed,
      deadline,
      maxEvaluations,
      now: now ?? (() => 0),
      isCancelled: isCancelled ?? (() => false),
    };
  }

  /** What a structured solution may spend. */
  get effort(): ExactEffort {
    return { maxEvaluations: this.control.maxEvaluations, mayGoOn: () => this.outOf() === null };
  }

  offer(x: Float64Array): Found {
    return { x: x.slice(), evaluation: this.evaluate(x) };
  }

  /** Searches from all starts, by whoever runs the tasks; null where there is no time to begin. */
  search(starts: readonly Float64Array[]): SolverResult | null {
    if (starts.length === 0 || this.outOf() !== null) return null;
    const left = this.control.maxEvaluations - this.evaluations;
    const worthwhile = Math.floor(left / (LEAST_SHARE * starts[0]!.length));
    const count = Math.max(1, Math.min(starts.length, worthwhile));
    const control = { ...this.control, maxEvaluations: Math.floor(left / count) };
    const problem = { ...this.problem, evaluate: this.evaluate };
    const task = (index: number) =>
      directSearchFrom(problem, starts[index]!, { ...control, seed: control.seed + index });
    return multistart(count, task, this.options.runTasks ?? inOrder);
  }

  randomStarts(): Float64Array[] {
    const space = searchSpace(this.problem.variables);
    const random = createRandomSequence(this.control.seed, 0);
    return space.dimension === 0 ? [] : Array.from({ length: RANDOM_STARTS }, () => space.random(random));
  }

  /** The solver that fits the structure of the problem; null where none does. */
  orchestrate(): Orchestrated | null {
    return orchestrate({ ...this.problem, evaluate: this.evaluate }, this.control, this.options.runTasks);
  }

  concludeSearch({ result, method, boxes }: Orchestrated): Solution {
    const { seed } = this.options;
    // Not the best of what this thread has seen: the answer must not depend on who searched from which start.
    const start = this.offer(this.problem.starts()[0]!);
    const end = { x: result.x, evaluation: this.problem.evaluate(result.x) };
    const { x, evaluation } = isBetter(start.evaluation, end.evaluation) ? start : end;
    const { bound, evidence } = result;
    const claim = { x, objective: evaluation.objective, bound };
    const recheck = checkCertificate(this.problem, claim, seed);
    const leaves = boxes && bound !== null && evidence.kind === 'branch-and-bound' ? evidence : null;
    const cover = leaves ? checkLeaves(boxes!.problem, boxes!.variance, leaves, seed) : PASSED;
    const passed = recheck.passed && cover.passed;
    const gap =
      bound === null || !Number.isFinite(evaluation.objective)
        ? null
        : Math.max(0, Math.expm1(evaluation.objective - bound));
    const local = evidence.kind === 'stationary' ? evidence : null;
    const [restarts, agreeing] = local ? [local.starts, local.agreeing] : [1, 1];
    const slope = verifiedSlope(this.problem, x, x === end.x ? local : null);
    return {
      x,
      evaluation,
      stopped: Number.isFinite(evaluation.objective) ? result.stopped : 'numerical-failure',
      holds: !isFeasible(evaluation)
        ? 'infeasible'
        : !passed || gap === null
          ? 'feasible'
          : gap <= OPTIMAL_GAP
            ? 'optimal'
            : 'within-gap',
      certificate: {
        kind: leaves ? 'branch-and-bound' : 'stationary-only',
        bound,
        gap,
        stationarity: slope.residual,
        violation: recheck.violation,
        restarts,
        agreeing,
        recheck: passed ? 'passed' : 'failed',
        statement: !passed
          ? `Not verified: ${recheck.failure ?? cover.failure}.`
          : leaves && gap !== null
            ? `No allowed setting has a variance more than ${percent(gap)} below this one: ${leaves.leaves.length} boxes that cover them all were excluded one by one.`
            : unproved(restarts, agreeing, slope.refuted),
        ...(passed && {
          evidence: leaves ? { check: 'boxes' as const, boxes: leaves.leaves.length } : slope.evidence,
        }),
      },
      evaluations: result.evaluations + 2,
      method,
    };
  }

  conclude(exact: ExactSolution | null, offered: Found, end: SolverResult | null): Solution {
    // Not the best of what this thread has seen: the answer must not depend on who searched from which start.
    const found = end && { x: end.x, evaluation: this.problem.evaluate(end.x) };
    const { x, evaluation } = found && isBetter(found.evaluation, offered.evaluation) ? found : offered;
    const local = end?.evidence.kind === 'stationary' ? end.evidence : null;
    const searched: Searched = {
      x,
      evaluation,
      stopped: end?.stopped ?? this.outOf() ?? 'finished',
      evaluations: 1 + (end?.evaluations ?? 0),
      method:
        exact === null
          ? 'direct search from several starts'
          : end === null
            ? exact.method
            : `${exact.method}, refined by direct search`,
      starts: local?.starts ?? 1,
      agreeing: local?.agreeing ?? 1,
      local: null,
    };
    return conclude(this.problem, exact, searched, this.control.seed);
  }

  /** Evaluates a point, and says so if it is the best so far in this thread. */
  private readonly evaluate = (x: Float64Array): Evaluation => {
    this.evaluations++;
    const evaluation = this.problem.evaluate(x);
    if (this.best && !isBetter(evaluation, this.best)) return evaluation;
    const first = this.best === null;
    this.best = evaluation;
    if (!first) this.options.onProgress?.({ evaluations: this.evaluations, objective: evaluation.objective });
    return evaluation;
  };

  /** What has run out before a search begins. */
  private outOf(): StopReason | null {
    const { isCancelled, now, deadline, maxEvaluations } = this.control;
    if (isCancelled()) return 'cancelled';
    if (now() >= deadline) return 'deadline';
    return this.evaluations >= maxEvaluations ? 'evaluation-budget' : null;
  }
}

/** Starts that are equal would count as agreement without being any. */
function distinct(starts: readonly Float64Array[]): Float64Array[] {
  return starts.filter((x, k) => starts.findIndex((y) => y.every((value, i) => value === x[i])) === k);
}
