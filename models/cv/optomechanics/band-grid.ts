/** A band of angular frequencies in rad/s, from < to. */
export interface FrequencyBand {
  readonly from: number;
  readonly to: number;
}

/** Frequencies of a band on which designs are judged. */
export const BAND_POINTS = 281;

/** Equally spaced frequencies, both ends included. */
export function bandFrequencies({ from, to }: FrequencyBand, points: number = BAND_POINTS): number[] {
  return Array.from({ length: points }, (_, i) => from + ((to - from) * i) / (points - 1));
}
