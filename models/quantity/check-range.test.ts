import { describe, expect, it } from 'vitest';
import type { NumberParameter } from '../parameter';
import { checkRange, rangeText } from './check-range';

const spec = (over: Partial<NumberParameter>): NumberParameter => ({
  kind: 'number',
  key: 'k',
  label: 'Efficiency',
  help: 'Help.',
  quantity: 'transmission',
  range: { min: 0, max: 1 },
  default: 0.82,
  scale: 'linear',
  ...over,
});

describe('the range check of a parameter', () => {
  it('names label, value and range, and gives an example', () => {
    expect(checkRange(spec({}), 1.2)).toEqual({
      ok: false,
      error: {
        message: 'Efficiency is 1.2; allowed is from 0 to 1 (0 % to 100 %).',
        remedy: 'Enter a value from 0 to 1 (0 % to 100 %), for example 0.8619 dB.',
      },
    });
  });

  it('says that a loss is limited as an efficiency', () => {
    const checked = checkRange(spec({ label: 'Loss' }), 1.2);
    expect(!checked.ok && checked.error.message).toMatch(/^Loss, as an efficiency, is 1.2;/);
  });

  it('does not show a value just outside as the limit itself', () => {
    const checked = checkRange(spec({}), 1 + 1e-9);
    expect(!checked.ok && checked.error.message).toContain('is 1.000000001;');
  });

  it.each([NaN, Infinity, -Infinity])('refuses %d', (value) => {
    const checked = checkRange(spec({ range: { min: -Infinity, max: Infinity } }), value);
    expect(!checked.ok && checked.error.message).toContain('Efficiency is not a finite number');
  });

  it('takes closed ends and refuses open ones', () => {
    expect(checkRange(spec({}), 0).ok && checkRange(spec({}), 1).ok).toBe(true);
    const open = spec({ range: { min: 0, max: 1, openMin: true, openMax: true } });
    expect(checkRange(open, 0).ok || checkRange(open, 1).ok).toBe(false);
    expect(checkRange(open, 0.5)).toEqual({ ok: true, value: 0.5 });
  });

  it('asks for whole numbers where things are counted', () => {
    const count = spec({ label: 'Sensors', quantity: 'count', range: { min: 1, max: 12 }, default: 4 });
    const checked = checkRange(count, 2.5);
    expect(!checked.ok && checked.error.message).toBe('Sensors is 2.5; only whole numbers from 1 to 12 are allowed.');
  });

  it.each<[Partial<NumberParameter>, string]>([
    [{ quantity: 'time', range: { min: 1e-6, max: 10 } }, 'from 1 µs to 10 s'],
    [{ quantity: 'time', range: { min: 0, max: Infinity, openMin: true } }, 'above 0 s'],
    [{ quantity: 'photons', range: { min: 0, max: Infinity } }, 'from 0 upwards'],
    [{ quantity: 'number', range: { min: -Infinity, max: 5 } }, 'up to 5'],
    [{ quantity: 'number', range: { min: -Infinity, max: 5, openMax: true } }, 'below 5'],
    [{ quantity: 'number', range: { min: -Infinity, max: Infinity } }, 'of any finite size'],
    [{ quantity: 'number', range: { min: 0, max: 1, openMin: true } }, 'above 0 and up to 1'],
    [{ quantity: 'squeezing', range: { min: 0.01, max: 1 } }, 'from −20 dB to 0 dB'],
  ])('spells ranges in the units of the field', (over, text) => {
    expect(rangeText(spec(over))).toBe(text);
  });
});
