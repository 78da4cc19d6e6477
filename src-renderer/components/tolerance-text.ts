import type { NumberParameter } from '../../models/parameter';
import { formatNumber } from '../../models/quantity/format-number';
import { quantityText } from '../../models/quantity/format-quantity';

/** The usual spread of a parameter as it stands beside the field: "±3 %", "±0.13 dB", or "exact". */
export function toleranceText({ quantity, tolerance }: NumberParameter): string {
  if (tolerance === undefined) return 'exact';
  const { value, relative } = tolerance;
  switch (quantity) {
    case 'transmission':
    case 'squeezing':
    case 'antisqueezing':
      // A spread of a variance or efficiency reads as decibels where it is relative.
      if (relative) return `±${formatNumber(10 * Math.log10(1 + value), { digits: 2 })} dB`;
      return `±${formatNumber(value * 100, { digits: 2 })} %`;
    default:
      if (relative) return `±${formatNumber(value * 100, { digits: 2 })} %`;
      return `±${quantityText(value, quantity, { digits: 2 })}`;
  }
}
