import type { BarFigure } from '../../models/figure';
import { domainOf, placeOf } from './axis-domain';
import { formatNumber } from '../../models/quantity/format-number';
import { reading } from './tick-text';

export interface BarLayout {
  readonly key: string;
  readonly label: string;
  readonly text: string;
  readonly family: BarFigure['bars'][number]['family'];
  /** Both ends of the bar, 0 to 1 of the full width. */
  readonly from: number;
  readonly to: number;
}

/** Bars from zero (on a log axis from the left end) to their values, in shares of the width. */
export function layoutBars(figure: BarFigure): readonly BarLayout[] {
  const values = figure.bars.map((bar) => bar.value);
  const axis = figure.value;
  const domain = domainOf(axis, axis.scale === 'linear' ? [0, ...values] : values, axis.scale === 'log');
  const clip = (place: number | null): number => Math.max(0, Math.min(1, place ?? 0));
  const texts = valueTexts(values, axis.unit);
  const zero = axis.scale === 'linear' ? clip(placeOf(domain, 0)) : 0;
  return figure.bars.map((bar, index) => {
    const end = clip(placeOf(domain, bar.value));
    return {
      key: bar.key,
      label: bar.label,
      text: texts[index]!,
      family: bar.family,
      from: Math.min(zero, end),
      to: Math.max(zero, end),
    };
  });
}

/** Values of one column: plain numbers of similar size share their decimals, so that points stand under each other. */
function valueTexts(values: readonly number[], unit: string): readonly string[] {
  const largest = Math.max(...values.map(Math.abs));
  if (unit !== '' || !(largest >= 1e-3 && largest < 1e4)) return values.map((value) => reading(value, unit));
  const decimals = Math.max(0, 3 - Math.floor(Math.log10(largest)));
  return values.map((value) => formatNumber(value, { decimals }));
}
