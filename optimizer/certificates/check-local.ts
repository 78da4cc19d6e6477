import type { Problem, Variable } from '../problem';
import type { ConstrainedProblem, SimplexBlock } from '../solvers/smooth-problem';
import { checkStationary } from './check-stationary';
import type { StationaryEvidence } from './evidence';
import { failed, type Verdict } from './verdict';

/** First-order change of the objective, a whole range of a variable, that counts as none. */
export const FLAT = 1e-6;

/**
 * Re-verifies that a point of a problem is stationary, from values of the problem alone. It is restated in
 * displacements from the point, in units of each range (of the logarithm where the scale is logarithmic), so
 * that nothing of the solvers' own scaling is trusted and the value at no displacement is the same to the bit.
 *
 * @param evidence with multipliers of the problem's own constraints
 */
export function checkLocal(problem: Problem, x: Float64Array, evidence: StationaryEvidence): Verdict {
  if (problem.variables.some(({ kind }) => kind === 'integer')) return failed('whole numbers have no slope');
  const { stated, names } = displaced(problem, x);
  const claim = { x: new Float64Array(x.length), objective: 0, bound: null };
  // Any multipliers that are not negative will do; what is below zero is rounding, or shows in the slopes.
  const multipliers = evidence.multipliers.map((multiplier) => Math.max(0, multiplier));
  return checkStationary(stated, claim, { ...evidence, multipliers }, FLAT, (j) => names[j]!);
}

interface Displaced {
  readonly stated: ConstrainedProblem;
  readonly names: readonly string[];
}

function displaced(problem: Problem, x: Float64Array): Displaced {
  const n = x.length;
  const lower = new Float64Array(n);
  const upper = new Float64Array(n);
  const moved = x.slice();
  const moves: ((displacement: number) => number)[] = [];
  const names: string[] = [];
  const simplices: SimplexBlock[] = [];
  for (const variable of problem.variables) {
    const first = moves.length;
    for (const key of keysOf(variable)) {
      const j = moves.length;
      const range = rangeOf(variable);
      const unit = range.log ? Math.log(range.upper / range.lower) : range.upper - range.lower;
      const there = (end: number): number => (range.log ? Math.log(end / x[j]!) : end - x[j]!) / unit;
      [lower[j], upper[j]] = unit > 0 ? [there(range.lower), there(range.upper)] : [0, 0];
      moves.push((d) => {
        const y = range.log ? x[j]! * Math.exp(d * unit) : x[j]! + d * unit;
        return Math.min(range.upper, Math.max(range.lower, y));
      });
      names.push(`setting ${key}`);
    }
    // Displacements within a simplex add up to nothing.
    if (variable.kind === 'simplex') simplices.push({ first, count: variable.keys.length, total: 0 });
  }
  const at = (d: ArrayLike<number>) => {
    for (let j = 0; j < n; j++) moved[j] = d[j] === 0 ? x[j]! : moves[j]!(d[j]!);
    return problem.evaluate(moved);
  };
  // Counted from the value here, so that a logarithm far from zero does not loosen what is allowed.
  const here = problem.evaluate(x).objective;
  return {
    names,
    stated: {
      lower,
      upper,
      simplices,
      start: new Float64Array(n),
      kinds: problem.constraints.map(() => 'at-most'),
      evaluate: (d) => at(d).objective - here,
      constrain: (d, values) => values.set(at(d).constraints),
    },
  };
}

function keysOf(variable: Variable): readonly string[] {
  return variable.kind === 'simplex' ? variable.keys : [variable.key];
}

function rangeOf(variable: Variable): { readonly lower: number; readonly upper: number; readonly log: boolean } {
  if (variable.kind === 'simplex') return { lower: 0, upper: variable.total, log: false };
  const { lower, upper } = variable;
  return { lower, upper, log: variable.kind === 'real' && variable.scale === 'log' };
}
