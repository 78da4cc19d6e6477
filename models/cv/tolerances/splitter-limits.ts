import { formatNumber } from '../../quantity/format-number';
import { listNames } from '../issues';
import type { Scheme } from '../network/scheme';
import { solveScheme } from '../optimum/solve-scheme';

/** A ratio counts as held this close to a limit. */
const HELD = 1e-9;
/** Decibels that show in the last digit. */
const SHOWN = 0.005;

/** Which splitters the limits of their ratios hold in the best settings, and what that costs; null where none is held. */
export function splitterFinding(scheme: Scheme): string | null {
  const { range, splitters } = scheme;
  if (range.lower <= 0 && range.upper >= 1) return null;
  const limited = solveScheme(scheme);
  const held = splitters.filter((_, index) => {
    const ratio = limited.point.ratios[index]!;
    return ratio <= range.lower + HELD || ratio >= range.upper - HELD;
  });
  const cost = 10 * Math.log10(limited.bound / solveScheme({ ...scheme, range: { lower: 0, upper: 1 } }).bound);
  if (held.length === 0 || !(cost >= SHOWN)) return null;
  const names = held.length > 3 ? `${held.length} splitters` : listNames(held.map(({ name }) => name));
  const percent = (ratio: number): string => `${formatNumber(100 * ratio, { digits: 3 })} %`;
  return `The limits of ${percent(range.lower)} and ${percent(range.upper)} hold the ratio of ${names}, which costs ${formatNumber(cost, { decimals: 2 })} dB.`;
}
