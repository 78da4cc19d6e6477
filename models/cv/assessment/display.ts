import { formatNumber } from '../../quantity/format-number';

/** A ratio of variances or powers in decibels with an explicit sign: "+10.42 dB", "−7.10 dB", "0.00 dB". */
export function decibelText(ratio: number, decimals = 2): string {
  const value = decibel(ratio);
  const text = formatNumber(value, { decimals });
  return `${value > 0 && Number(value.toFixed(decimals)) > 0 ? '+' : ''}${text} dB`;
}

/** Ratios this close to 1 differ by rounding only. */
const ROUNDING = 1e-14;

/** 10 log10 of a ratio; exactly 0 where the two sides differ by rounding only. */
export function decibel(ratio: number): number {
  return Math.abs(ratio - 1) <= ROUNDING ? 0 : 10 * Math.log10(ratio);
}

/** A share as percent with one decimal: "25.0 %". */
export function percentText(share: number): string {
  return `${formatNumber(100 * share, { decimals: 1 })} %`;
}

/** A loss for a power efficiency: "0.86 dB", or "no light" where nothing passes. */
export function lossText(transmission: number): string {
  return transmission > 0 ? `${formatNumber(-decibel(transmission), { decimals: 2 })} dB` : 'no light';
}
