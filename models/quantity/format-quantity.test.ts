import { describe, expect, it } from 'vitest';
import { formatNumber } from './format-number';
import { editableQuantity, formatQuantity, quantityText } from './format-quantity';
import type { QuantityKind } from './kinds';

const editableText = (value: number, kind: QuantityKind, preferred?: string): string => {
  const { text, unit } = editableQuantity(value, kind, preferred);
  return `${text} ${unit}`.trim();
};

describe('a number on the screen', () => {
  it.each([
    [NaN, '—'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
    [-0, '0'],
    [0.125946, '0.1259'],
    [0.12, '0.12'],
    [2e-9, '2e−9'],
    [1e10, '1e10'],
    [-3.21e-2, '−0.0321'],
    [9999.4, '9999'],
    [12345.6, '12\u202f350'],
    [-1234567, '−1\u202f235\u202f000'],
    [12345678, '1.235e7'],
    [7.2e-19, '7.2e−19'],
    [5e-324, '4.941e−324'],
    [1.7976931348623157e308, '1.798e308'],
  ])('is written so that it cannot be misread: %d', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it('keeps zeros after the point where decimals are asked for, without a minus before zero', () => {
    expect(formatNumber(15, { decimals: 2 })).toBe('15.00');
    expect(formatNumber(-0.001, { decimals: 2 })).toBe('0.00');
    expect(formatNumber(12345.678, { decimals: 1 })).toBe('12\u202f345.7');
  });
});

describe('a quantity on the screen', () => {
  it.each<[number, QuantityKind, string]>([
    [NaN, 'time', '—'],
    [0, 'time', '0 s'],
    [0.01, 'time', '10 ms'],
    [999.96, 'frequency', '1 kHz'],
    [999.94, 'frequency', '999.9 Hz'],
    [4.301e6, 'frequency', '4.301 MHz'],
    [193e12, 'frequency', '193 THz'],
    [1e-30, 'time', '1e−30 s'],
    [5e-6, 'power', '5 µW'],
    [1e-12, 'mass', '1 ng'],
    [2, 'mass', '2 kg'],
    [0.82, 'transmission', '0.8619 dB'],
    [0, 'transmission', '∞ dB'],
    [1, 'transmission', '0 dB'],
    [1.2, 'transmission', '120 %'],
    [-0.1, 'transmission', '−10 %'],
    [0.25, 'fraction', '25 %'],
    [0.195, 'squeezing', '−7.1 dB'],
    [0, 'squeezing', '0'],
    [-1, 'squeezing', '−1'],
    [Math.PI / 12, 'angle', '15°'],
    [0.005, 'angle', '5 mrad'],
    [123456, 'count', '123\u202f456'],
  ])('takes the unit that suits its size: %d as %s', (value, kind, text) => {
    expect(quantityText(value, kind)).toBe(text);
  });

  it('keeps the unit the planner chose, unless it cannot say the value', () => {
    expect(formatQuantity(12.5, 'time', { unit: 'ms' })).toEqual({ text: '12\u202f500', unit: 'ms' });
    expect(formatQuantity(0.5, 'transmission', { unit: '%' })).toEqual({ text: '50', unit: '%' });
    expect(formatQuantity(1.2, 'transmission', { unit: 'dB' })).toEqual({ text: '120', unit: '%' });
    expect(formatQuantity(1e300, 'power', { unit: 'aW' }).text).not.toBe('∞');
    expect(formatQuantity(0.01, 'time', { unit: 'parsec' })).toEqual({ text: '10', unit: 'ms' });
  });

  it('is offered for editing in plain characters and full precision', () => {
    expect(editableText(10 ** -0.086, 'transmission', 'dB')).toBe('0.86 dB');
    expect(editableText(0, 'transmission', 'dB')).toBe('inf dB');
    expect(editableText(-1 / 3, 'weight')).toBe('-0.3333333333333333');
    expect(editableText(7.1e-6, 'time', 'µs')).toBe('7.1 µs');
    expect(editableText(1.5e-30, 'mass', 'kg')).toBe('1.5e-30 kg');
    expect(editableText(NaN, 'time')).toBe('');
  });
});
