import { compensatedSum } from '../numbers/compensated-sum';
import type { Vector } from '../vector';

/** One convex cost of one amount. */
export interface ConvexTerm {
  /** Cost at an amount; +Infinity outside its domain. */
  value(amount: number): number;
  /** Derivative of `value`, non-decreasing; may be infinite at the ends of the domain. */
  slope(amount: number): number;
  /** The amount at which value(x) + price x is smallest, over all x of the domain, where a formula gives it. */
  demand?(price: number): number;
}

/** A linear limit on the amounts: the sum of coefficient_j x_j is at most, or equal to, `limit`. */
export interface LinearRow {
  readonly coefficients: Vector;
  readonly kind: 'at-most' | 'equal';
  readonly limit: number;
}

/** Minimise the sum of term_j(x_j) with lower <= x <= upper under a few linear rows. */
export interface SeparableProblem {
  readonly terms: readonly ConvexTerm[];
  readonly lower: Vector;
  readonly upper: Vector;
  readonly rows: readonly LinearRow[];
}

/** Sum of the terms, compensated: thousands of roundings would hide a gap of 1e-14 or turn it negative. */
export function separableObjective({ terms }: SeparableProblem, x: Vector): number {
  return compensatedSum(Float64Array.from(terms, (term, j) => term.value(x[j]!)));
}

/** Sum of the coefficients times the amounts. */
export function rowActivity({ coefficients }: LinearRow, x: Vector): number {
  let sum = 0;
  for (let j = 0; j < coefficients.length; j++) sum += coefficients[j]! * x[j]!;
  return sum;
}

/** Largest violation of a row or bound, in the row's own unit; 0 where all hold. */
export function separableViolation(problem: SeparableProblem, x: Vector): number {
  let worst = 0;
  for (const row of problem.rows) {
    const excess = rowActivity(row, x) - row.limit;
    worst = Math.max(worst, row.kind === 'equal' ? Math.abs(excess) : excess);
  }
  for (let j = 0; j < x.length; j++) worst = Math.max(worst, problem.lower[j]! - x[j]!, x[j]! - problem.upper[j]!);
  return worst;
}

/** weight / x for x > 0: a share that is the more precise the larger it is. */
export function inverseTerm(weight: number): ConvexTerm {
  return {
    value: (x) => (weight === 0 ? 0 : x > 0 ? weight / x : Infinity),
    slope: (x) => (weight === 0 ? 0 : x > 0 ? -weight / (x * x) : -Infinity),
    demand: (price) => (weight === 0 ? (price < 0 ? Infinity : 0) : price > 0 ? Math.sqrt(weight / price) : Infinity),
  };
}

/** weight (x - centre)^2, weight > 0. */
export function quadraticTerm(weight: number, centre: number): ConvexTerm {
  return {
    value: (x) => weight * (x - centre) * (x - centre),
    slope: (x) => 2 * weight * (x - centre),
    demand: (price) => centre - price / (2 * weight),
  };
}

/** -weight ln x, weight > 0. */
export function logarithmTerm(weight: number): ConvexTerm {
  return {
    value: (x) => (x > 0 ? -weight * Math.log(x) : Infinity),
    slope: (x) => (x > 0 ? -weight / x : -Infinity),
    demand: (price) => (price > 0 ? weight / price : Infinity),
  };
}

/** weight exp(-rate x), weight and rate > 0. */
export function exponentialTerm(weight: number, rate: number): ConvexTerm {
  return {
    value: (x) => weight * Math.exp(-rate * x),
    slope: (x) => -weight * rate * Math.exp(-rate * x),
    demand: (price) => (price > 0 ? Math.log((weight * rate) / price) / rate : Infinity),
  };
}
