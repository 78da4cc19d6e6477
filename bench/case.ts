import type { Instance } from './peers/protocol';

/** A problem of one size as every method gets it: data, box, starts, and the judge of what comes back. */
export interface Case {
  readonly problem: string;
  readonly size: number;
  readonly instance: Instance;
  /** One start a run, the same for all methods that take one; its index is the seed. */
  readonly starts: readonly (readonly number[])[];
  /** Searches may end at this objective; given where ours is told it too. */
  readonly target: number | null;
  /** Our objective at a point, Infinity where it is not feasible. */
  objective(x: readonly number[]): number;
  /** Our gradient, where methods may use one. */
  gradient: ((x: readonly number[]) => readonly number[]) | null;
  /** Relative distance of a point to the certified optimum, by our objective and never by the peer's word. */
  distance(x: readonly number[]): number;
  /** Points at which a peer must have our objective before it is timed. */
  readonly probes: readonly (readonly number[])[];
  /** Values below this are compared absolutely. */
  readonly floor: number;
}

/** Rounding allowed beyond the limits of the box, as a share of its width. */
const INSIDE = 1e-12;

/** Whether a point keeps the box; false for a wrong length or anything not finite. */
export function isInside({ lower, upper }: Instance, x: readonly number[]): boolean {
  if (x.length !== lower.length) return false;
  return x.every((value, j) => {
    const margin = INSIDE * (upper[j]! - lower[j]!);
    return value >= lower[j]! - margin && value <= upper[j]! + margin;
  });
}
