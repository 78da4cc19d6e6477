import type { StopReason } from '../certificate';
import type { Leaf } from '../certificates/evidence';
import { err, ok, type Result } from '../result';
import type { Vector } from '../vector';
import { narrowByGoldenSection } from './golden-section';
import type { Refusal, Solver, SolverResult } from './contract';
import { createNodeQueue, type Node } from './node-queue';
import { refuseBounds, refuseLength, refuseNonFinite } from './refusal';

/** One variable of a box. */
export interface BoxVariable {
  readonly lower: number;
  readonly upper: number;
  /** `integer` and `log-integer` take whole values; the logarithmic ones are split at geometric means. */
  readonly kind: 'real' | 'log-real' | 'integer' | 'log-integer';
}

/** Minimise over a box of integers and reals, given a rigorous lower bound on any box within it. */
export interface BoxProblem {
  readonly variables: readonly BoxVariable[];
  /** Infinity where a limit is violated. */
  objective(x: Float64Array): number;
  /** At most the objective of every x with lower <= x <= upper, rounding included; Infinity if none is feasible. */
  bound(lower: Float64Array, upper: Float64Array): number;
  /** Points to try first. */
  readonly starts?: readonly Vector[];
  /** Sets `out`, the centre of a box, to a point of it that is likely to be good or feasible. */
  representative?(lower: Float64Array, upper: Float64Array, out: Float64Array): void;
  /** Relative gap at which the search ends. */
  readonly gap: number;
}

/**
 * Global minimum over integers and one or two reals by branch and bound, best bound first. Boxes that
 * cannot beat the incumbent by more than the gap are closed; together they cover the domain and are the
 * proof. Real variables of each new incumbent are refined by golden section.
 */
export const branchAndBound: Solver<BoxProblem> = {
  name: 'branch and bound',
  solve(problem, control): Result<SolverResult, Refusal> {
    const refusal = refuse(problem);
    if (refusal) return err(refusal);
    const { variables } = problem;
    const n = variables.length;
    const best = { x: new Float64Array(n), objective: Infinity };
    let evaluations = 0;
    let boundEvaluations = 0;
    let stopped: StopReason | null = null;

    const mayGoOn = () => {
      if (stopped === null) {
        if (control.isCancelled()) stopped = 'cancelled';
        else if (evaluations + boundEvaluations >= control.maxEvaluations) stopped = 'evaluation-budget';
        else if (control.now() >= control.deadline) stopped = 'deadline';
      }
      return stopped === null;
    };
    const evaluate = (x: Float64Array) => {
      // The very first point is evaluated in any case: there is always something to return.
      if (evaluations > 0 && !mayGoOn()) return Infinity;
      evaluations++;
      const objective = problem.objective(x);
      if (objective < best.objective) {
        best.objective = objective;
        best.x.set(x);
      }
      return objective;
    };
    const improves = (x: Float64Array) => {
      const before = best.objective;
      return evaluate(x) < before;
    };
    const trial = new Float64Array(n);
    const refine = (lower: Float64Array, upper: Float64Array) => {
      trial.set(best.x);
      for (let j = 0; j < n; j++) {
        if (isInteger(variables[j]!) || !(upper[j]! > lower[j]!)) continue;
        const at = narrowByGoldenSection(
          (value) => {
            trial[j] = value;
            return evaluate(trial);
          },
          {
            lower: lower[j]!,
            upper: upper[j]!,
            logarithmic: variables[j]!.kind === 'log-real',
            tolerance: 1e-9,
            most: 60,
          },
        );
        trial[j] = 0.5 * at.low + 0.5 * at.high;
        evaluate(trial);
        trial.set(best.x);
      }
    };
    const boundOf = (lower: Float64Array, upper: Float64Array) => {
      boundEvaluations++;
      const bound = problem.bound(lower, upper);
      // A bound that is not a number knows nothing.
      return Number.isNaN(bound) ? -Infinity : bound;
    };

    const root: Node = {
      lower: Float64Array.from(variables, ({ lower }) => lower),
      upper: Float64Array.from(variables, ({ upper }) => upper),
      bound: -Infinity,
    };
    root.bound = boundOf(root.lower, root.upper);
    const centre = Float64Array.from(variables, (variable) => middle(variable, variable.lower, variable.upper));
    problem.representative?.(root.lower, root.upper, centre);
    for (const start of problem.starts ?? [centre]) {
      if (improves(Float64Array.from(start))) refine(root.lower, root.upper);
    }
    const queue = createNodeQueue();
    const closed: Node[] = [];
    const enough = () =>
      Number.isFinite(best.objective) ? best.objective - problem.gap * Math.abs(best.objective) : Infinity;
    const file = (node: Node) => (node.bound < enough() ? queue.push(node) : closed.push(node));
    file(root);

    while (queue.size > 0 && mayGoOn()) {
      const node = queue.pop();
      if (node.bound >= enough()) {
        closed.push(node);
        continue;
      }
      const at = splitAxis(variables, node);
      for (let j = 0; j < n; j++) centre[j] = middle(variables[j]!, node.lower[j]!, node.upper[j]!);
      problem.representative?.(node.lower, node.upper, centre);
      if (improves(centre)) {
        refine(node.lower, node.upper);
        control.onProgress?.({
          evaluations: evaluations + boundEvaluations,
          objective: best.objective,
          bound: node.bound,
        });
      }
      if (at < 0) {
        // A single point: its objective is its bound, up to the rounding that the bound allowed for.
        closed.push(node);
        continue;
      }
      const cut = middle(variables[at]!, node.lower[at]!, node.upper[at]!);
      const left: Node = { lower: node.lower, upper: node.upper.slice(), bound: node.bound };
      const right: Node = { lower: node.lower.slice(), upper: node.upper, bound: node.bound };
      left.upper[at] = cut;
      right.lower[at] = isInteger(variables[at]!) ? cut + 1 : cut;
      for (const child of [left, right]) {
        // The parent's bound holds for both halves too.
        child.bound = Math.max(node.bound, boundOf(child.lower, child.upper));
        file(child);
      }
    }

    const open = queue.all();
    let bound = Infinity;
    for (const node of closed) bound = Math.min(bound, node.bound);
    for (const node of open) bound = Math.min(bound, node.bound);
    if (Number.isFinite(best.objective)) bound = Math.min(bound, best.objective);
    const leaves: Leaf[] = [...closed, ...open].map((node) => ({
      lower: Array.from(node.lower),
      upper: Array.from(node.upper),
      bound: node.bound,
    }));
    const found = Number.isFinite(best.objective);
    const finished = stopped === null;
    const within = found && best.objective - bound <= problem.gap * Math.abs(best.objective);
    return ok({
      x: found ? best.x : Float64Array.from(centre),
      objective: best.objective,
      violation: found ? 0 : Infinity,
      evaluations: evaluations + boundEvaluations,
      stopped: stopped ?? 'finished',
      holds: !found ? 'infeasible' : within ? (problem.gap <= 1e-9 ? 'optimal' : 'within-gap') : 'feasible',
      bound: !found && finished ? null : bound > -Infinity ? bound : null,
      evidence: { kind: 'branch-and-bound', bound, leaves },
    });
  },
};

function isInteger({ kind }: BoxVariable): boolean {
  return kind === 'integer' || kind === 'log-integer';
}

function middle(variable: BoxVariable, low: number, high: number): number {
  switch (variable.kind) {
    case 'real':
      return low + 0.5 * (high - low);
    case 'log-real':
      return Math.min(high, Math.max(low, Math.sqrt(low) * Math.sqrt(high)));
    case 'integer':
      return low + Math.floor(0.5 * (high - low));
    case 'log-integer':
      return (
        Math.min(high - 1, Math.max(low, Math.floor(Math.sqrt((low + 1) * (high + 1)) - 1))) + (high === low ? 1 : 0)
      );
  }
}

/** The axis that is widest in its own measure; -1 where nothing can be split any more. */
function splitAxis(variables: readonly BoxVariable[], { lower, upper }: Node): number {
  let axis = -1;
  let widest = 0;
  for (let j = 0; j < variables.length; j++) {
    const low = lower[j]!;
    const high = upper[j]!;
    let width = 0;
    switch (variables[j]!.kind) {
      case 'real':
        width = (high - low) / (variables[j]!.upper - variables[j]!.lower || 1);
        if (low + 0.5 * (high - low) <= low) width = 0;
        break;
      case 'log-real':
        width = Math.log(high / low);
        if (width < 1e-15) width = 0;
        break;
      case 'integer':
        // Whole numbers change the shape of a problem: settled before reals and long ranges.
        width = high > low ? 10 + high - low : 0;
        break;
      case 'log-integer':
        width = high > low ? Math.log((high + 1) / (low + 1)) + 1e-9 : 0;
        break;
    }
    if (width > widest) {
      widest = width;
      axis = j;
    }
  }
  return axis;
}

function refuse(problem: BoxProblem): Refusal | null {
  const lower = problem.variables.map((v) => v.lower);
  const upper = problem.variables.map((v) => v.upper);
  const refusal =
    refuseNonFinite('lower', lower) ??
    refuseNonFinite('upper', upper) ??
    refuseNonFinite('gap', [problem.gap]) ??
    refuseBounds(lower, upper);
  if (refusal) return refusal;
  for (const [k, start] of (problem.starts ?? []).entries()) {
    const wrong = refuseLength(`starts[${k}]`, start, lower.length) ?? refuseNonFinite(`starts[${k}]`, start);
    if (wrong) return wrong;
  }
  const bad = problem.variables.findIndex(
    (v) =>
      (isInteger(v) && !(Number.isSafeInteger(v.lower) && Number.isSafeInteger(v.upper))) ||
      (v.kind === 'log-real' && !(v.lower > 0)) ||
      (v.kind === 'log-integer' && v.lower < 0),
  );
  if (bad < 0 && problem.variables.length > 0) return null;
  return {
    code: bad < 0 ? 'empty' : 'out-of-range',
    where: `variables[${Math.max(0, bad)}]`,
    message: 'Integer variables need whole limits and logarithmic ones limits above 0.',
    remedy: 'Round the limits of integers inwards; give logarithmic variables a positive lower limit.',
  };
}
