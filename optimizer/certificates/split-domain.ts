import { dimensionOf, type Problem, type Variable } from '../problem';
import { amountAt } from './split-value';
import type { SplitStatement } from './split-statement';

/** How far beyond a budget a point is taken that the problem has to refuse, relative. */
const BEYOND = 1e-6;
/** Enough to come that close to a budget from beyond. */
const HALVINGS = 50;
const ROUNDING = 1e-9;

/** Ranges of the entries of x, and the total of the simplex that each belongs to; NaN where to none. */
interface Ranges {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly total: Float64Array;
}

/**
 * Where a problem allows more than its statement does, so that a bound of the statement would not hold for
 * it; null where it does not. Ranges are compared; each budget is tried with a point just beyond it.
 */
export function domainFault(statement: SplitStatement, problem: Problem, inside: Float64Array): string | null {
  const ranges = rangesOf(problem.variables);
  const { division, levels, carriers, budget } = statement;
  if (division.kind === 'trees') {
    const { lower, upper } = division;
    for (const tree of division.trees) {
      for (const step of tree) {
        if (!('ratio' in step)) continue;
        if (ranges.lower[step.ratio]! < lower || ranges.upper[step.ratio]! > upper)
          return 'a ratio may leave the range of the statement';
      }
    }
  }
  const bought = levels.flatMap((level) => (level.kind === 'bought' ? [level] : []));
  const ends = bought.map((level) => amountAt(level, ranges.upper));
  if (bought.some(({ variable }) => ranges.lower[variable]! < 0)) return 'an amount may be negative';
  const tooMuch = (limit: number, upper: number): boolean => upper > limit * (1 + ROUNDING) + Number.MIN_VALUE;
  if (bought.some(({ most }, i) => tooMuch(Math.min(most, budget), ends[i]!)))
    return 'an amount may be larger than in the statement';
  const variables = bought.map(({ variable }) => variable);
  const amount = (x: Float64Array): number => bought.reduce((sum, level) => sum + amountAt(level, x), 0);
  if (overdraws(problem, inside, variables, ranges, budget, amount))
    return 'the budget of the problem is larger than that of the statement';

  const own = carriers.kind === 'none' ? [] : (carriers.variables ?? []);
  if (own.length === 0 || carriers.kind === 'none') return null;
  if (own.some((variable) => ranges.lower[variable]! < 0)) return 'a carrier may be negative';
  const { total } = carriers;
  if (
    carriers.kind === 'own' &&
    own.some((variable, j) => tooMuch(Math.min(carriers.most[j]!, total), ranges.upper[variable]!))
  )
    return 'a carrier may be larger than in the statement';
  const shared = ranges.total[own[0]!]!;
  if (own.every((variable) => ranges.total[variable] === shared))
    return tooMuch(total, shared) ? 'the carriers of the problem are more than those of the statement' : null;
  const power = (x: Float64Array): number => own.reduce((sum, variable) => sum + x[variable]!, 0);
  return overdraws(problem, inside, own, ranges, total, power)
    ? 'the carriers of the problem are more than those of the statement'
    : null;
}

/** Whether the problem takes a point whose amounts add up to a little more than the budget. */
function overdraws(
  problem: Problem,
  inside: Float64Array,
  variables: readonly number[],
  { upper }: Ranges,
  budget: number,
  amount: (x: Float64Array) => number,
): boolean {
  const goal = budget * (1 + BEYOND);
  const x = inside.slice();
  const moveTo = (share: number): Float64Array => {
    for (const variable of variables) x[variable] = share * upper[variable]!;
    return x;
  };
  if (!(amount(moveTo(1)) > goal)) return false;
  // Amounts rise with their variables, so halving finds the point on the line to the upper corner.
  let [low, high] = [0, 1];
  for (let step = 0; step < HALVINGS; step++) {
    const middle = 0.5 * (low + high);
    if (amount(moveTo(middle)) > goal) high = middle;
    else low = middle;
  }
  return problem.evaluate(moveTo(high)).constraints.every((value) => value <= 0);
}

function rangesOf(variables: readonly Variable[]): Ranges {
  const dimension = dimensionOf(variables);
  const ranges = {
    lower: new Float64Array(dimension),
    upper: new Float64Array(dimension),
    total: new Float64Array(dimension).fill(NaN),
  };
  let at = 0;
  for (const variable of variables) {
    if (variable.kind === 'simplex') {
      const end = at + variable.keys.length;
      ranges.upper.fill(variable.total, at, end);
      ranges.total.fill(variable.total, at, end);
      at = end;
    } else {
      ranges.lower[at] = variable.lower;
      ranges.upper[at] = variable.upper;
      at++;
    }
  }
  return ranges;
}
