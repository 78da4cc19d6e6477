import { uncappedBound } from './digit-errors';

/**
 * Level-0 atoms n_1 of all nodes together that make the first digit as safe as the others: the smallest
 * n_1 = a K, a >= 2, with P_0 <= (D^2 - 2) / (D^2 - 1) P_i, (A17). Leading order K^2 n_0 / D^2, plus logarithms
 * that (A17) leaves out: K = n_0 = 10 needs 330, not 250, and alpha K^2 n_0 of (A19) would be all of N = 1000.
 * @param copies n_0 of each GHZ level, > 0
 * @returns undefined where the numbers are not in range or n_1 would exceed 2^53
 */
export function balancedLocalAtoms(copies: number, nodes: number, base: number): number | undefined {
  if (!(copies > 0 && nodes >= 1 && base >= 2) || !Number.isFinite(copies * nodes * nodes)) return undefined;
  const wanted = ((base * base - 2) / (base * base - 1)) * uncappedBound(copies, base);
  const enough = (perNode: number): boolean => {
    const atoms = perNode * nodes;
    // The bound also falls towards n = 0; only its falling branch counts.
    return (atoms * Math.PI ** 2) / nodes ** 2 > 1 && uncappedBound(atoms, nodes) <= wanted;
  };
  let high = 2;
  while (!enough(high)) {
    high *= 2;
    if (high * nodes > Number.MAX_SAFE_INTEGER) return undefined;
  }
  let low = Math.max(1, high / 2);
  if (high === 2) return 2 * nodes;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high * nodes;
}
