import type { Problem, Variable } from '../problem';
import { amountAt } from './split-value';
import type { SplitStatement } from './split-statement';

/** How far beyond a budget a point is taken that the problem has to refuse, relative. */
const BEYOND = 1e-6;
const ROUNDING = 1e-9;

interface Range {
  readonly lower: number;
  readonly upper: number;
  /** Total of the simplex that the entry belongs to. */
  readonly total: number | null;
}

/**
 * Where a problem allows more than its statement does, so that a bound of the statement would not hold for
 * it; null where it does not. Ranges are compared; each budget is tried with a point just beyond it.
 */
export function domainFault(statement: SplitStatement, problem: Problem, inside: Float64Array): string | null {
  const ranges = problem.variables.flatMap(rangesOf);
  const { division, levels, carriers, budget } = statement;
  if (division.kind === 'trees') {
    const { lower, upper } = division;
    for (const tree of division.trees) {
      for (const step of tree) {
        if (!('ratio' in step)) continue;
        const range = ranges[step.ratio]!;
        if (range.lower < lower || range.upper > upper) return 'a ratio may leave the range of the statement';
      }
    }
  }
  const bought = levels.flatMap((level) => (level.kind === 'bought' ? [level] : []));
  const ends = bought.map((level) => {
    const x = inside.slice();
    x[level.variable] = ranges[level.variable]!.upper;
    return amountAt(level, x);
  });
  if (bought.some(({ variable }) => ranges[variable]!.lower < 0)) return 'an amount may be negative';
  const tooMuch = (limit: number, upper: number): boolean => upper > limit * (1 + ROUNDING) + Number.MIN_VALUE;
  if (bought.some(({ most }, i) => tooMuch(Math.min(most, budget), ends[i]!)))
    return 'an amount may be larger than in the statement';
  const variables = bought.map(({ variable }) => variable);
  if (overdraws(problem, inside, variables, ranges, ends, budget, (x) => bought.map((level) => amountAt(level, x))))
    return 'the budget of the problem is larger than that of the statement';

  const own = carriers.kind === 'none' ? [] : (carriers.variables ?? []);
  if (own.length === 0 || carriers.kind === 'none') return null;
  const uppers = own.map((variable) => ranges[variable]!.upper);
  if (own.some((variable) => ranges[variable]!.lower < 0)) return 'a carrier may be negative';
  if (carriers.kind === 'own' && carriers.most.some((most, j) => tooMuch(Math.min(most, carriers.total), uppers[j]!)))
    return 'a carrier may be larger than in the statement';
  const total = ranges[own[0]!]!.total;
  if (total !== null && own.every((variable) => ranges[variable]!.total === total))
    return tooMuch(carriers.total, total) ? 'the carriers of the problem are more than those of the statement' : null;
  return overdraws(problem, inside, own, ranges, uppers, carriers.total, (x) => own.map((variable) => x[variable]!))
    ? 'the carriers of the problem are more than those of the statement'
    : null;
}

/** Whether the problem takes a point whose amounts add up to a little more than the budget. */
function overdraws(
  problem: Problem,
  inside: Float64Array,
  variables: readonly number[],
  ranges: readonly Range[],
  largest: readonly number[],
  budget: number,
  amounts: (x: Float64Array) => readonly number[],
): boolean {
  const goal = budget * (1 + BEYOND);
  if (!(largest.reduce((sum, amount) => sum + amount, 0) > goal)) return false;
  const at = (share: number): Float64Array => {
    const x = inside.slice();
    for (const variable of variables) x[variable] = share * ranges[variable]!.upper;
    return x;
  };
  // Amounts rise with their variables, so halving finds the point on the line to the upper corner.
  let [low, high] = [0, 1];
  for (let step = 0; step < 60; step++) {
    const middle = 0.5 * (low + high);
    if (amounts(at(middle)).reduce((sum, amount) => sum + amount, 0) > goal) high = middle;
    else low = middle;
  }
  return problem.evaluate(at(high)).constraints.every((value) => value <= 0);
}

function rangesOf(variable: Variable): Range[] {
  if (variable.kind === 'simplex')
    return variable.keys.map(() => ({ lower: 0, upper: variable.total, total: variable.total }));
  return [{ lower: variable.lower, upper: variable.upper, total: null }];
}
