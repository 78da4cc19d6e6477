import type { RandomSequence } from './numbers/random-sequence';
import { dimensionOf, type Variable } from './problem';

/** The box (and simplexes) in which x lives, in steps that are alike for all variables. */
export interface SearchSpace {
  readonly dimension: number;
  /** Nearest feasible x, constraints left out; integers are rounded. Works in place. */
  project(x: Float64Array): void;
  /** Natural step of each entry: the width of its range, or the total of its simplex. */
  readonly scales: Float64Array;
  /** A random x within the box, for starts of a search. */
  random(source: RandomSequence): Float64Array;
  /** Largest distance of an entry, or of the sum of a simplex, from its range, in natural steps. */
  violation(x: Float64Array): number;
}

export function searchSpace(variables: readonly Variable[]): SearchSpace {
  const dimension = dimensionOf(variables);
  const scales = new Float64Array(dimension);
  // Limits by entry, because thousands of projections go through them; entries of a simplex have none of their own.
  const lower = new Float64Array(dimension).fill(-Infinity);
  const upper = new Float64Array(dimension).fill(Infinity);
  const integers: number[] = [];
  const simplexes: { readonly at: number; readonly size: number; readonly total: number }[] = [];
  eachEntry(variables, (variable, at, size) => {
    const scale = variable.kind === 'simplex' ? variable.total : variable.upper - variable.lower;
    scales.fill(scale > 0 ? scale : 1, at, at + size);
    if (variable.kind === 'simplex') simplexes.push({ at, size, total: variable.total });
    else {
      lower[at] = variable.lower;
      upper[at] = variable.upper;
    }
    if (variable.kind === 'integer') integers.push(at);
  });
  return {
    dimension,
    scales,
    project(x) {
      for (let i = 0; i < dimension; i++) x[i] = Math.min(upper[i]!, Math.max(lower[i]!, x[i]!));
      for (const i of integers) x[i] = Math.round(x[i]!);
      for (const { at, size, total } of simplexes) projectToSimplex(x.subarray(at, at + size), total);
    },
    random(source) {
      const x = new Float64Array(dimension);
      eachEntry(variables, (variable, at, size) => {
        if (variable.kind !== 'simplex') {
          x[at] = randomWithin(variable, source.uniform());
          return;
        }
        // Exponential draws divided by their sum are uniform on the simplex.
        let sum = 0;
        for (let i = at; i < at + size; i++) sum += x[i] = -Math.log(source.uniform());
        for (let i = at; i < at + size; i++) x[i]! *= variable.total / sum;
      });
      return x;
    },
    violation(x) {
      let worst = 0;
      for (let i = 0; i < dimension; i++) {
        worst = Math.max(worst, (lower[i]! - x[i]!) / scales[i]!, (x[i]! - upper[i]!) / scales[i]!);
      }
      for (const { at, size, total } of simplexes) {
        let sum = 0;
        for (let i = at; i < at + size; i++) {
          sum += x[i]!;
          worst = Math.max(worst, -x[i]! / scales[at]!);
        }
        worst = Math.max(worst, Math.abs(sum - total) / scales[at]!);
      }
      return worst;
    },
  };
}

function eachEntry(
  variables: readonly Variable[],
  visit: (variable: Variable, at: number, size: number) => void,
): void {
  let at = 0;
  for (const variable of variables) {
    const size = variable.kind === 'simplex' ? variable.keys.length : 1;
    visit(variable, at, size);
    at += size;
  }
}

function randomWithin(variable: Exclude<Variable, { kind: 'simplex' }>, uniform: number): number {
  const { lower, upper } = variable;
  if (variable.kind === 'integer') return Math.min(upper, lower + Math.floor(uniform * (upper - lower + 1)));
  if (variable.scale === 'log') return lower * (upper / lower) ** uniform;
  return lower + uniform * (upper - lower);
}

/** Nearest point with entries >= 0 and the given sum (Held, Wolfe and Crowder, Math. Program. 6, 62, 1974). */
function projectToSimplex(x: Float64Array, total: number): void {
  const sorted = Float64Array.from(x).sort().reverse();
  let sum = 0;
  let shift = 0;
  for (let k = 0; k < sorted.length; k++) {
    sum += sorted[k]!;
    const candidate = (sum - total) / (k + 1);
    if (candidate < sorted[k]!) shift = candidate;
  }
  for (let i = 0; i < x.length; i++) x[i] = Math.max(0, x[i]! - shift);
}
