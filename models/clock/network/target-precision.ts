/** Standard deviations (rad, times rad of phase per unit weight) of a weighted sum of phases at the Heisenberg limit. */
export interface TargetPrecision {
  /** All nodes in one entangled state, each with its share of the atoms. */
  readonly entangled: number;
  /** Entangled within each node only, atoms divided as |c|^(2/3). */
  readonly local: number;
  /** No entanglement, atoms divided as |c|. */
  readonly uncorrelated: number;
  /** (local / entangled)^2, from 1 (one node counts) to the number of nodes (all count alike). */
  readonly varianceGain: number;
}

/**
 * What cooperation can gain for the target sum_j c_j phi_j with `atoms` atoms in all: the planner's answer to
 * whether a network is worth having for these weights (beyond Komar et al. eqs. C1-C2).
 * Null where no weight differs from zero.
 */
export function targetPrecision(weights: readonly number[], atoms: number): TargetPrecision | null {
  const largest = weights.reduce((most, c) => Math.max(most, Math.abs(c)), 0);
  if (!(largest > 0)) return null;
  // Scaled by the largest weight, so that no power under- or overflows.
  const sizes = weights.map((c) => Math.abs(c) / largest);
  const sum = sizes.reduce((total, c) => total + c, 0);
  const powers = sizes.reduce((total, c) => total + Math.cbrt(c) ** 2, 0);
  return {
    entangled: (largest * sum) / atoms,
    local: (largest * powers ** 1.5) / atoms,
    uncorrelated: (largest * sum) / Math.sqrt(atoms),
    varianceGain: powers ** 3 / sum ** 2,
  };
}
