/** The solvers that a planner can choose from; the first is the one that chooses by itself. */
export const SOLVER_KEYS = [
  'automatic',
  'structured',
  'lbfgs',
  'sqp',
  'basin-hopping',
  'cma-es',
  'direct-search',
] as const;

export type SolverKey = (typeof SOLVER_KEYS)[number];

export interface SolverChoice {
  readonly key: SolverKey;
  readonly label: string;
  /** One sentence: what it does and when it is the right one. */
  readonly help: string;
}

const WORDS: Readonly<Record<SolverKey, Omit<SolverChoice, 'key'>>> = {
  automatic: {
    label: 'Automatic',
    help: 'Takes the structured solution where the physics has one, and else the solver that fits: proofs before searches.',
  },
  structured: {
    label: 'Structured solution',
    help: 'Closed form or branch and bound alone: an answer with its proof, or none.',
  },
  lbfgs: {
    label: 'Projected L-BFGS',
    help: 'Follows the slope from several random starts; fast in one smooth valley, takes no budgets.',
  },
  sqp: {
    label: 'Sequential quadratic programming',
    help: 'Follows the slope from several random starts and keeps nonlinear budgets.',
  },
  'basin-hopping': {
    label: 'Basin hopping',
    help: 'Walks from valley to valley; for landscapes with many of them, takes no budgets.',
  },
  'cma-es': {
    label: 'CMA-ES',
    help: 'Evolves a cloud of trial settings, then polishes the best; for rugged landscapes, takes no budgets.',
  },
  'direct-search': {
    label: 'Direct search',
    help: 'Tries steps along and between settings; slow, needs no slope and takes whole numbers and budgets.',
  },
};

/** One row a solver, in the order in which they are offered. */
export const SOLVERS: readonly SolverChoice[] = SOLVER_KEYS.map((key) => ({ key, ...WORDS[key] }));
