/** Variances of Phi_LO, rad^2, with contrast 1. */

/** Projection noise of n copies of GHZ states of m atoms, 1 / (n m^2). */
export function projectionVariance(copies: number, size: number): number {
  return 1 / (copies * size * size);
}

/** (A11), right-hand side: 4 n_0 / N^2, its value for n_1 -> 0 and 2^M >> 1. */
export function paperProjectionVariance(atoms: number, copies: number): number {
  return (4 * copies) / (atoms * atoms);
}

/** (A18): 16 pi sqrt(n_0) / K^2 exp(-n_0 pi^2 / 8), digit errors of infinitely many levels with D = 2. */
export function paperDigitErrorVariance(copies: number, nodes: number): number {
  return ((16 * Math.PI * Math.sqrt(copies)) / (nodes * nodes)) * Math.exp((-copies * Math.PI ** 2) / 8);
}

/** (A7): n_0 2^M K. The text beside it has n_0 2^(M+1) K, twice as much; the sum of all levels decides for (A7). */
export function approximateAtoms(nodes: number, levels: number, copies: number): number {
  return copies * 2 ** levels * nodes;
}
