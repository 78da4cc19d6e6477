import type { BarFigure } from '../../models/figure';
import { domainOf, placeOf } from './axis-domain';
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
  const zero = axis.scale === 'linear' ? clip(placeOf(domain, 0)) : 0;
  return figure.bars.map((bar) => {
    const end = clip(placeOf(domain, bar.value));
    return {
      key: bar.key,
      label: bar.label,
      text: reading(bar.value, axis.unit),
      family: bar.family,
      from: Math.min(zero, end),
      to: Math.max(zero, end),
    };
  });
}
