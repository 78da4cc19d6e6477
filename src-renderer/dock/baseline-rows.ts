import type { Assessment } from '../../models/design';
import { formatNumber } from '../../models/quantity/format-number';

export interface BaselineRow {
  readonly key: string;
  readonly label: string;
  /** How many times smaller this design's figure is: "1.23 ×"; a dash where the rival has no finite figure. */
  readonly factor: string;
  readonly rule: string;
  /** Which of the two is better, as far as the shown digits tell. */
  readonly verdict: 'better' | 'equal' | 'worse' | 'unknown';
}

/** The rivals with the factor by which the figure of merit beats them; a gain always stands with its rule. */
export function baselineRows({ baselines, figure }: Assessment): readonly BaselineRow[] {
  return baselines.map(({ key, label, rule, value }) => {
    const factor = value / figure.value;
    if (!Number.isFinite(factor)) return { key, label, rule, factor: '–', verdict: 'unknown' };
    const shown = Number(factor.toFixed(2));
    const verdict = shown > 1 ? 'better' : shown < 1 ? 'worse' : 'equal';
    return { key, label, rule, factor: `${formatNumber(factor, { decimals: 2 })} ×`, verdict };
  });
}
