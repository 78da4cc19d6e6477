import { describe, expect, it } from 'vitest';
import type { Axis } from '../../models/figure';
import { numberParts, signedText } from './number-text';
import { axisTitle, reading, tickTexts } from './tick-text';

const axis = (unit: string, scale: Axis['scale'] = 'linear'): Axis => ({ label: 'quantity', unit, scale });
const texts = (values: readonly number[], unit: string, scale?: Axis['scale']): string[] =>
  tickTexts(values, axis(unit, scale)).map(({ text, exponent }) =>
    exponent === undefined ? text : `${text}^${exponent}`,
  );

describe('tick labels', () => {
  it('carry SI prefixes tick by tick on a log axis', () => {
    expect(texts([100, 1e3, 1e4, 1e6], 'Hz', 'log')).toEqual(['100 Hz', '1 kHz', '10 kHz', '1 MHz']);
  });

  it('share one prefix on a linear axis', () => {
    expect(texts([0, 5e5, 1e6, 1.5e6], 'Hz')).toEqual(['0.0 MHz', '0.5 MHz', '1.0 MHz', '1.5 MHz']);
  });

  it('carry the prefix alone for a compound unit, which stands once in the title', () => {
    expect(texts([1e-15, 1e-14, 1e-12], 'N/√Hz', 'log')).toEqual(['1 f', '10 f', '1 p']);
    expect(axisTitle(axis('N/√Hz'))).toBe('quantity, N/√Hz');
    expect(axisTitle(axis('Hz'))).toBe('quantity');
  });

  it('keep percent, degrees and decibels as they are, with a true minus', () => {
    expect(texts([-6, -3, 0], 'dB')).toEqual(['\u22126 dB', '\u22123 dB', '0 dB']);
    expect(texts([0, 22.5, 45], '°')).toEqual(['0.0°', '22.5°', '45.0°']);
  });

  it('are plain decimals with equal digits, or powers of ten where decimals would be long', () => {
    expect(texts([0.05, 0.1, 0.15], '')).toEqual(['0.05', '0.10', '0.15']);
    expect(texts([0.05, 0.1, 0.2, 0.5], '', 'log')).toEqual(['0.05', '0.1', '0.2', '0.5']);
    expect(texts([1e-19, 1e-18], '', 'log')).toEqual(['10^\u221219', '10^\u221218']);
    expect(texts([2e-5, 4e-5], '')).toEqual(['2×10^\u22125', '4×10^\u22125']);
  });
});

describe('a reading', () => {
  it('has four digits, its prefix and its unit', () => {
    expect(reading(7.3312e-14, 'N/√Hz')).toBe('73.31 fN/√Hz');
    expect(reading(48512, 'Hz')).toBe('48.51 kHz');
    expect(reading(0.125947, '')).toBe('0.1259');
    expect(reading(-5.9547, 'dB')).toBe('\u22125.95 dB');
    expect(reading(-0.001, 'dB')).toBe('0.00 dB');
  });

  it('says infinity and undefined values without the word NaN', () => {
    expect(reading(NaN, '')).not.toContain('NaN');
    expect(reading(Infinity, 'Hz')).toContain('∞');
  });
});

describe('numbers for the headline', () => {
  it('split off the exponent', () => {
    expect(numberParts(7.2e-19, 4)).toEqual({ mantissa: '7.2', exponent: '\u221219' });
    expect(numberParts(0.1259473, 4)).toEqual({ mantissa: '0.1259' });
  });

  it('carry a sign only where the shown digits differ from zero', () => {
    expect([signedText(1.234, 2), signedText(-5.955, 2), signedText(0.004, 2), signedText(-0.004, 2)]).toEqual([
      '+1.23',
      '\u22125.96',
      '0.00',
      '0.00',
    ]);
  });
});
