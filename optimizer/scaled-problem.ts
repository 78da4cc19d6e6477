import type { Problem, Variable } from './problem';
import { jacobianByDifferences, withDifferences } from './solvers/differences';
import type { ConstrainedProblem, SimplexBlock } from './solvers/smooth-problem';

/** Limits are kept with this margin, in steps of the scaled problem, so that rounding cannot break them. */
const MARGIN = 2e-9;

/** A problem of reals and simplices in variables that run from 0 to 1, as the smooth solvers like it. */
export interface ScaledProblem {
  readonly stated: Omit<ConstrainedProblem, 'start'>;
  toScaled(x: ArrayLike<number>): Float64Array;
  toPhysical(u: ArrayLike<number>): Float64Array;
  /** Multipliers of the limits as the problem states them, from those of the scaled limits. */
  toPhysicalMultipliers(multipliers: readonly number[]): number[];
}

/**
 * Scales a problem: ranges to [0, 1] (logarithmic ones in their logarithm), simplices to a total of 1,
 * each limit by its gradient at the first start. Null if it has integers, for which smooth solvers are
 * no use. Derivatives that the problem does not give come from differences.
 */
export function scaleProblem(problem: Problem): ScaledProblem | null {
  if (problem.variables.some(({ kind }) => kind === 'integer')) return null;
  const entries = problem.variables.flatMap(entriesOf);
  const n = entries.length;
  const lower = new Float64Array(n);
  const upper = new Float64Array(n).fill(1);
  const simplices: SimplexBlock[] = [];
  let at = 0;
  for (const variable of problem.variables) {
    const count = variable.kind === 'simplex' ? variable.keys.length : 1;
    if (variable.kind === 'simplex') simplices.push({ first: at, count, total: 1 });
    else if (variable.upper === variable.lower) upper[at] = 0;
    at += count;
  }

  const physical = new Float64Array(n);
  const load = (u: ArrayLike<number>) => {
    for (let j = 0; j < n; j++) physical[j] = entries[j]!.toPhysical(u[j]!);
    return physical;
  };
  const toScaled = (x: ArrayLike<number>) => Float64Array.from(entries, (entry, j) => entry.toScaled(x[j]!));
  const value = (u: Float64Array) => problem.evaluate(load(u)).objective;
  const byDifferences = withDifferences(value, lower, upper);

  const count = problem.constraints.length;
  const raw = (u: Float64Array, out: Float64Array) => out.set(problem.evaluate(load(u)).constraints);
  const scales =
    count === 0 ? new Float64Array(0) : limitScales(raw, count, toScaled(problem.starts()[0]!), lower, upper);
  const limits = jacobianByDifferences(
    (u, out) => {
      raw(u, out);
      for (let i = 0; i < count; i++) out[i] = out[i]! / scales[i]! + MARGIN;
    },
    count,
    lower,
    upper,
  );

  return {
    stated: {
      lower,
      upper,
      simplices,
      kinds: problem.constraints.map(() => 'at-most'),
      constrain: limits,
      evaluate(u, gradient) {
        if (gradient === null || !problem.gradient) return byDifferences(u, gradient);
        const x = load(u);
        problem.gradient(x, gradient);
        for (let j = 0; j < n; j++) gradient[j]! *= entries[j]!.stretch(x[j]!);
        return problem.evaluate(x).objective;
      },
    },
    toScaled,
    toPhysical: (u) => Float64Array.from(load(u)),
    toPhysicalMultipliers: (multipliers) => multipliers.map((multiplier, i) => multiplier / scales[i]!),
  };
}

interface Entry {
  toPhysical(u: number): number;
  toScaled(x: number): number;
  /** dx / du at x. */
  stretch(x: number): number;
}

function entriesOf(variable: Exclude<Variable, { kind: 'integer' }> | Variable): Entry[] {
  switch (variable.kind) {
    case 'simplex': {
      const { total } = variable;
      return variable.keys.map(() => ({
        toPhysical: (u) => u * total,
        toScaled: (x) => x / total,
        stretch: () => total,
      }));
    }
    case 'integer':
      return [];
    case 'real': {
      const { lower, upper, scale } = variable;
      const inside = (x: number) => Math.min(upper, Math.max(lower, x));
      if (scale === 'log') {
        const range = Math.log(upper / lower);
        return [
          {
            toPhysical: (u) => inside(lower * Math.exp(u * range)),
            toScaled: (x) => (range > 0 ? Math.log(x / lower) / range : 0),
            stretch: (x) => x * range,
          },
        ];
      }
      const range = upper - lower;
      return [
        {
          toPhysical: (u) => inside(lower + u * range),
          toScaled: (x) => (range > 0 ? (x - lower) / range : 0),
          stretch: () => range,
        },
      ];
    }
  }
}

/** Length of each limit's gradient: a step of 1 then moves it by 1. */
function limitScales(
  raw: (u: Float64Array, out: Float64Array) => void,
  count: number,
  u: Float64Array,
  lower: Float64Array,
  upper: Float64Array,
): Float64Array {
  const n = u.length;
  const values = new Float64Array(count);
  const jacobian = new Float64Array(count * n);
  jacobianByDifferences(raw, count, lower, upper)(u, values, jacobian);
  return values.map((value, i) => {
    const length = Math.hypot(...jacobian.subarray(i * n, (i + 1) * n));
    if (length > 0 && Number.isFinite(length)) return length;
    return Math.abs(value) > 0 && Number.isFinite(value) ? Math.abs(value) : 1;
  });
}
