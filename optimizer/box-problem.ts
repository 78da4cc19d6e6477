import type { Problem, Variable } from './problem';
import type { BoxProblem, BoxVariable } from './solvers/branch-and-bound';

/** Largest number of real variables that branch and bound on boxes is tried for. */
const MOST_REALS = 2;
/** Relative gap in variance at which branch and bound ends. */
const GAP = 1e-6;

/**
 * States a problem for branch and bound; null where it gives no bound, has simplices, or more than two
 * reals, for which boxes grow too many. The objective is a logarithm: boxes work on the variance, whose
 * relative gap is meant.
 */
export function boxProblem(problem: Problem): BoxProblem | null {
  const { bound, variables } = problem;
  if (!bound || variables.some(({ kind }) => kind === 'simplex')) return null;
  if (variables.filter(({ kind }) => kind === 'real').length > MOST_REALS) return null;
  return {
    variables: variables.flatMap(boxVariable),
    objective: (x) => {
      const { objective, constraints } = problem.evaluate(x);
      return constraints.every((value) => value <= 0) ? Math.exp(objective) : Infinity;
    },
    // exp is good to about one unit in the last place; four are taken off.
    bound: (lower, upper) => Math.exp(bound.call(problem, { lower, upper })) * (1 - 4 * Number.EPSILON),
    starts: problem.starts(),
    gap: GAP,
  };
}

function boxVariable(variable: Variable): BoxVariable[] {
  switch (variable.kind) {
    case 'integer': {
      const { lower, upper } = variable;
      return [{ lower, upper, kind: lower >= 0 && upper > 16 ? 'log-integer' : 'integer' }];
    }
    case 'real':
      return [{ lower: variable.lower, upper: variable.upper, kind: variable.scale === 'log' ? 'log-real' : 'real' }];
    case 'simplex':
      return [];
  }
}
