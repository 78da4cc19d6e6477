import { SOLVERS, type SolverKey } from '../../optimizer/solver-choice';

export { SOLVERS, SOLVER_KEYS, type SolverChoice, type SolverKey } from '../../optimizer/solver-choice';

/** Methods of a package that are compared and never used for a design. */
export type BaselineKey = 'optimization-js-mutation' | 'optimization-js-lbfgs';

export interface ComparedSolver {
  readonly key: SolverKey | BaselineKey;
  readonly label: string;
  readonly help: string;
  /** Shown for comparison only; its result never becomes the design. */
  readonly baseline: boolean;
}

/** Every solver in the order in which they are compared. */
export const COMPARED_SOLVERS: readonly ComparedSolver[] = [
  ...SOLVERS.map((solver) => ({ ...solver, baseline: false })),
  {
    key: 'optimization-js-mutation',
    label: 'optimization-js, mutation',
    help: 'Random changes to the best point, from the package optimization-js; a baseline, never the design.',
    baseline: true,
  },
  {
    key: 'optimization-js-lbfgs',
    label: 'optimization-js, L-BFGS',
    help: 'L-BFGS of the package optimization-js from one random start; a baseline, never the design.',
    baseline: true,
  },
];

/** `proven` and `reached` attain the proved bound; `reached` is a search that needed the structured bound for it. */
export type VerdictKind = 'proven' | 'reached' | 'above' | 'no-bound' | 'refused' | 'failed';

/** What one solver made of the project. */
export interface ComparisonRow {
  readonly key: ComparedSolver['key'];
  /** Figure of merit of its best point; null where it has none. */
  readonly value: number | null;
  /** Relative distance to the proved bound, in variance; null without a bound. */
  readonly gap: number | null;
  readonly evaluations: number;
  readonly milliseconds: number;
  readonly verdict: { readonly kind: VerdictKind; readonly text: string };
}
