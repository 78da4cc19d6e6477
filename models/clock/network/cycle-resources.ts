/** What one interrogation cycle costs in pairs, gates and messages. */
export interface CycleResources {
  /** GHZ states per cycle, G = sum of copies. */
  readonly copies: number;
  /** Entangled pairs, one per tree edge and copy; each is also one Bell measurement. */
  readonly pairs: number;
  readonly bellMeasurements: number;
  /** Ancilla qubits when the copies are made one after the other, and all at once. */
  readonly ancillasSerial: number;
  readonly ancillasParallel: number;
  readonly controlledNots: number;
  /** Collective entangling operations. */
  readonly collectiveOperations: number;
  /** Classical bits for teleportation and for the parities. */
  readonly teleportBits: number;
  readonly parityBits: number;
}

/**
 * Resources of a cascade over `clocks` nodes whose levels have `copies[i]` states of `sizes[i]` atoms.
 * @param links edges of the tree that carries the pairs: clocks - 1, more with repeaters
 */
export function cycleResources(
  clocks: number,
  copies: readonly number[],
  sizes: readonly number[],
  links: number,
): CycleResources {
  const total = copies.reduce((sum, n) => sum + n, 0);
  const teleported = (clocks - 1) * total;
  return {
    copies: total,
    pairs: links * total,
    bellMeasurements: links * total,
    ancillasSerial: 2 * (clocks - 1),
    ancillasParallel: 2 * teleported,
    controlledNots: copies.reduce((sum, n, i) => sum + n * (sizes[i]! - 1), 0),
    collectiveOperations: copies.reduce(
      (sum, n, i) => sum + n * ((clocks > 1 ? 1 : 0) + (sizes[i]! > clocks ? clocks : 0)),
      0,
    ),
    teleportBits: 2 * teleported,
    parityBits: teleported,
  };
}

/** Pairs per second that every link of the tree must deliver: one per copy and cycle. */
export function pairRatePerLink(copies: number, ramseyTime: number, deadTime: number): number {
  return copies / (ramseyTime + deadTime);
}

/** The pair rate that the paper scales by, (ln N)^2 gamma_i, in 1/s with gamma_i in rad/s. */
export function scaledPairRate(atoms: number, linewidth: number): number {
  return Math.log(atoms) ** 2 * linewidth;
}
