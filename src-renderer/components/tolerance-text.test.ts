import { describe, expect, it } from 'vitest';
import type { NumberParameter } from '../../models/parameter';
import { toleranceText } from './tolerance-text';

const of = (quantity: NumberParameter['quantity'], tolerance?: NumberParameter['tolerance']): string =>
  toleranceText({
    kind: 'number',
    key: 'k',
    label: 'l',
    help: 'h',
    quantity,
    range: { min: 0, max: 1 },
    default: 1,
    scale: 'linear',
    ...(tolerance === undefined ? {} : { tolerance }),
  });

describe('the tolerance beside a field', () => {
  it('is exact without one', () => expect(of('weight')).toBe('exact'));
  it('is a percentage where it is relative', () =>
    expect(of('frequency', { value: 0.03, relative: true })).toBe('±3 %'));
  it('has the unit of the quantity where it is absolute', () =>
    expect(of('angle', { value: 0.03, relative: false })).toBe('±1.7°'));
  it('is decibels for a relative spread of a variance, and never the decibels of the spread itself', () => {
    expect(of('squeezing', { value: 0.03, relative: true })).toBe('±0.13 dB');
    expect(of('transmission', { value: 0.01, relative: false })).toBe('±1 %');
  });
});
