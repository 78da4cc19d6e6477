/** One level of GHZ states, as it is simulated. */
export interface SimulatedLevel {
  /** Atoms in one state, m_i; the state turns m_i times as fast as the centre-of-mass phase. */
  readonly size: number;
  /** Copies n_i >= 2, read in two quadratures. */
  readonly copies: number;
  /** Fringe contrast C_i in (0, 1]. */
  readonly contrast: number;
}

/** Uncorrelated atoms of one node, which tell its local phase. */
export interface SimulatedNode {
  /** Share w_j of the node's phase in the centre-of-mass phase, signed. */
  readonly weight: number;
  /** Level-0 atoms of the node, >= 2. */
  readonly atoms: number;
}

/** A design with the contrast that it has at its Ramsey time. */
export interface SimulatedCascade {
  /** Empty for one clock whose first level covers the full turn by itself. */
  readonly nodes: readonly SimulatedNode[];
  /** Contrast of uncorrelated atoms, C_0. */
  readonly localContrast: number;
  /** From the smallest to the largest state; each size is a multiple of the one before. */
  readonly levels: readonly SimulatedLevel[];
}
