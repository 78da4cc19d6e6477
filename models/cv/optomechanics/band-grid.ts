import type { FunctionalsDesign } from '../equations/functionals';

/** A band of angular frequencies in rad/s, from < to. */
export interface FrequencyBand {
  readonly from: number;
  readonly to: number;
}

/** Frequencies of a band on which designs are judged. */
export const BAND_POINTS = 281;

/** Most frequencies that a refinement goes to. */
const MOST_POINTS = 50_000;

/** Equally spaced frequencies, both ends included. */
export function bandFrequencies({ from, to }: FrequencyBand, points: number = BAND_POINTS): number[] {
  return Array.from({ length: points }, (_, i) => from + ((to - from) * i) / (points - 1));
}

export interface RefinedBand {
  /** The design on the finest grid. */
  readonly design: FunctionalsDesign;
  readonly points: number;
  /** Relative change of the cost at the last doubling; about what is still left to the limit of a dense grid. */
  readonly change: number;
  /** Whether that is within the tolerance asked for. */
  readonly stable: boolean;
}

/**
 * Doubles the grid until the cost changes by less than `tolerance` (relative). The mean over equally spaced points
 * counts both ends of the band in full, so its error falls as 1 / points and the last change is its estimate.
 * Null where a design cannot be made.
 *
 * @param design the design for a list of frequencies
 */
export function refineBand(
  band: FrequencyBand,
  design: (frequencies: readonly number[]) => FunctionalsDesign | null,
  tolerance: number,
): RefinedBand | null {
  let points = BAND_POINTS;
  let last = design(bandFrequencies(band, points));
  for (;;) {
    const finer = 2 * points - 1;
    const next = last && design(bandFrequencies(band, finer));
    if (!last || !next) return null;
    const change = Math.abs(next.cost / last.cost - 1);
    const stable = change <= tolerance;
    if (stable || 2 * finer > MOST_POINTS) return { design: next, points: finer, change, stable };
    points = finer;
    last = next;
  }
}
