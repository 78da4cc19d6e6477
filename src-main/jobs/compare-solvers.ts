import type { Project } from '../../models/document/project';
import type { Issue } from '../../models/issue';
import { OPTIMAL_GAP, type StopReason } from '../../optimizer/certificate';
import { checkCertificate } from '../../optimizer/check-certificate';
import type { Problem } from '../../optimizer/problem';
import { ok, type Result } from '../../optimizer/result';
import { solveWith } from '../../optimizer/solve-with';
import { type BaselineMethod, runOptimizationJs } from '../baselines/optimization-js';
import { type BaselineKey, COMPARED_SOLVERS, type ComparisonRow, type SolverKey } from '../contract/solvers';
import { compileProject } from './compile-project';

export interface CompareOptions {
  readonly seed: number;
  /** Seconds that each solver may take. */
  readonly secondsEach: number;
  /** Time as it passes, in ms from any origin. */
  clock(): number;
  stopRequested(): boolean;
  onRow(row: ComparisonRow): void;
}

/** Evaluations that each solver may take. */
const EVALUATIONS = 200_000;

const METHODS: Readonly<Record<BaselineKey, BaselineMethod>> = {
  'optimization-js-mutation': 'random-mutation',
  'optimization-js-lbfgs': 'L-BFGS',
};

/** The best point of one solver, and what is claimed of it. */
interface Outcome {
  readonly x: Float64Array;
  readonly objective: number;
  readonly evaluations: number;
  readonly stopped: StopReason;
  /** The solver came with its own proof. */
  readonly proves: boolean;
}

/**
 * Runs every solver on the problem of a project, one after the other, each from starts of its own, and reports a
 * row for each as it ends. Every value is evaluated again and held against the bound by the checker of
 * certificates, the baselines' as well. True if it was stopped before the last.
 */
export function compareSolvers(project: Project, options: CompareOptions): Result<boolean, readonly Issue[]> {
  const compiled = compileProject(project);
  if (!compiled.ok) return compiled;
  const { problem } = compiled.value;
  let bound: number | null = null;
  for (const { key } of COMPARED_SOLVERS) {
    if (options.stopRequested()) return ok(true);
    const started = options.clock();
    const solved = run(key, problem, options);
    const milliseconds = options.clock() - started;
    if (typeof solved === 'string') {
      options.onRow({
        key,
        value: null,
        gap: null,
        evaluations: 0,
        milliseconds,
        verdict: { kind: 'refused', text: solved },
      });
      continue;
    }
    // Automatic comes first and brings the strongest bound that is proved and rechecked.
    if (key === 'automatic') bound = solved.bound;
    options.onRow(rowOf(key, problem, solved.outcome, bound, milliseconds, options.seed));
    if (solved.outcome.stopped === 'cancelled') return ok(true);
  }
  return ok(false);
}

function run(
  key: SolverKey | BaselineKey,
  problem: Problem,
  options: CompareOptions,
): { readonly outcome: Outcome; readonly bound: number | null } | string {
  const limits = {
    seed: options.seed,
    deadline: options.clock() + options.secondsEach * 1000,
    maxEvaluations: EVALUATIONS,
    now: options.clock,
    isCancelled: options.stopRequested,
  };
  if (isBaseline(key)) {
    return { outcome: { ...runOptimizationJs(METHODS[key], problem, limits), proves: false }, bound: null };
  }
  const solved = solveWith(key, problem, limits);
  if (!solved.ok) return solved.error.reason;
  const { x, evaluation, evaluations, stopped, certificate } = solved.value;
  const proves = key === 'automatic' || key === 'structured';
  return {
    outcome: { x, objective: evaluation.objective, evaluations, stopped, proves },
    bound: certificate.recheck === 'passed' ? certificate.bound : null,
  };
}

function isBaseline(key: SolverKey | BaselineKey): key is BaselineKey {
  return Object.hasOwn(METHODS, key);
}

function rowOf(
  key: ComparisonRow['key'],
  problem: Problem,
  { x, objective, evaluations, stopped, proves }: Outcome,
  bound: number | null,
  milliseconds: number,
  seed: number,
): ComparisonRow {
  const recheck = checkCertificate(problem, { x, objective, bound }, seed);
  const gap = bound === null || !recheck.passed ? null : Math.max(0, Math.expm1(objective - bound));
  const value = recheck.passed ? Math.exp(objective / 2) : null;
  return {
    key,
    value,
    gap,
    evaluations,
    milliseconds,
    verdict: recheck.passed
      ? verdictOf(gap, proves, stopped)
      : { kind: 'failed', text: `Recheck failed: ${recheck.failure ?? 'unknown'}` },
  };
}

function verdictOf(gap: number | null, proves: boolean, stopped: StopReason): ComparisonRow['verdict'] {
  const ended = ENDED[stopped];
  if (gap === null) return { kind: 'no-bound', text: `No bound is known${ended}` };
  if (gap > OPTIMAL_GAP) return { kind: 'above', text: `Above the bound${ended}` };
  return proves ? { kind: 'proven', text: 'Proven optimal' } : { kind: 'reached', text: 'Reaches the bound' };
}

const ENDED: Readonly<Record<StopReason, string>> = {
  finished: '',
  cancelled: ', stopped',
  deadline: ', out of time',
  'evaluation-budget': ', evaluations used up',
  'numerical-failure': ', numerical trouble',
};
