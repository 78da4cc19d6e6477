import type { NumberParameter } from '../../models/parameter';

/** The description of a weight of the target sum; any sign, zero leaves the sensor out. */
export function weightSpec(label: string): NumberParameter {
  return {
    kind: 'number',
    key: 'weight',
    label,
    symbol: 'c',
    help: 'Factor of this signal in the sum that is measured. It may be negative; 0 leaves the sensor out.',
    quantity: 'weight',
    range: { min: -1e6, max: 1e6 },
    default: 0,
    scale: 'linear',
  };
}
