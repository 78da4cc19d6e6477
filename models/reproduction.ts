/** One figure of the paper and what the model says of it. */
export interface ReproductionRow {
  /** Stable, whole words with dashes. */
  readonly key: string;
  readonly subject: string;
  /** Where the paper says it. */
  readonly source: string;
  /** As printed, in `unit`. */
  readonly paper: number;
  /** Computed, in `unit`. */
  readonly ours: number;
  /** Empty for a plain number. */
  readonly unit: string;
  /** paper / ours; for levels in dB the ratio of the powers. */
  readonly ratio: number;
  /** Largest |ratio - 1| that counts as agreement. */
  readonly tolerance: number;
  readonly verdict: 'inside' | 'outside';
  /** Why it agrees or does not. */
  readonly explanation: string;
}

/** What has to be said of a row; the rest follows. */
export type ReproductionEntry = Omit<ReproductionRow, 'ratio' | 'verdict'>;

/**
 * The tolerances are set by the paper alone, before anything is compared: its error bars where it
 * prints them, and else the 3 % within which it calls its own sensors equal.
 */
export const RMS_ERROR_BAR = 0.002;
/** +-0.2 dB, the fluctuation of the squeezed light. */
export const LEVEL_TOLERANCE = 10 ** 0.02 - 1;
export const DESIGN_TOLERANCE = 0.03;

export function reproductionRow(entry: ReproductionEntry): ReproductionRow {
  const { paper, ours, unit, tolerance } = entry;
  const ratio = unit === 'dB' ? 10 ** ((paper - ours) / 10) : paper / ours;
  return { ...entry, ratio, verdict: Math.abs(ratio - 1) <= tolerance ? 'inside' : 'outside' };
}
