/**
 * How force power spectral densities are counted. `two`: two-sided, the physics that everything here
 * is derived in. `one`: one-sided, all terms doubled. `paper`: Eq. (1) of Li et al. 2025 as printed,
 * a two-sided thermal term beside a one-sided imprecision; only for reproducing its figures. Far off
 * resonance its force resolution is sqrt(2) above `two`.
 */
export type SpectrumConvention = 'paper' | 'two' | 'one';

/** Factors by which the two-sided terms are multiplied. */
export interface SpectrumFactors {
  readonly thermal: number;
  readonly imprecision: number;
  readonly backAction: number;
}

/** Thermal 2, 2, 4 m Gamma k_B T; imprecision with 32, 64, 32 in the denominator of Eq. (1). */
export const SPECTRUM_FACTORS: Readonly<Record<SpectrumConvention, SpectrumFactors>> = {
  paper: { thermal: 1, imprecision: 2, backAction: 1 },
  two: { thermal: 1, imprecision: 1, backAction: 1 },
  one: { thermal: 2, imprecision: 2, backAction: 2 },
};
