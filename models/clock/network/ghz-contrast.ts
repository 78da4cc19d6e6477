/** Imperfections of one GHZ state beyond the decay of its atoms; all probabilities or fidelities, 0..1. */
export interface GhzImperfections {
  /** Fidelity of the local entangling operation at one node, for white noise (for pure dephasing use 2 F - 1). */
  readonly localFidelity: number;
  /** Contrast that the links of the tree leave: the product of their Werner parameters. */
  readonly linkContrast: number;
  /** Error of reading one atom. */
  readonly readoutError: number;
  /** Probability to lose one atom during the cycle. */
  readonly loss: number;
  /** Whether a loss is noticed, so that the copy is dropped rather than read wrongly. */
  readonly heralded: boolean;
}

export interface GhzContrast {
  /** Factor on the fringe contrast. */
  readonly contrast: number;
  /** Share of the copies that remain. */
  readonly survival: number;
}

/** Contrast of a Bell pair of the given fidelity under white noise: the Werner parameter (4 F - 1) / 3. */
export function wernerParameter(fidelity: number): number {
  return (4 * fidelity - 1) / 3;
}

/**
 * Contrast of a GHZ state of `atoms` atoms over `nodes` nodes: F_local^K, links, read-out
 * (1 - 2 eps)^m and loss (1 - p)^m. Pairs too poor to carry entanglement leave no contrast.
 */
export function ghzContrast(nodes: number, atoms: number, imperfections: GhzImperfections): GhzContrast {
  const { localFidelity, linkContrast, readoutError, loss, heralded } = imperfections;
  const kept = (1 - loss) ** atoms;
  const contrast = localFidelity ** nodes * Math.max(0, linkContrast) * Math.max(0, 1 - 2 * readoutError) ** atoms;
  return heralded ? { contrast, survival: kept } : { contrast: contrast * kept, survival: 1 };
}

/**
 * Fidelity per node that the paper asks for, 1 - 1 / (K ln N): there the variance is e^(2 / ln N) of the ideal.
 * It is a scaling, not the break-even. Null where ln N <= 0.
 */
export function thresholdFidelity(clocks: number, atoms: number): number | null {
  const log = Math.log(atoms);
  return log > 0 ? 1 - 1 / (clocks * log) : null;
}

/** Fidelity per node at which cooperation that would gain `varianceGain` only just pays: C^-2 = gain with C = F^K. */
export function breakEvenFidelity(clocks: number, varianceGain: number): number {
  return varianceGain ** (-1 / (2 * clocks));
}
