import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NumberParameter } from '../../models/parameter';
import { editableQuantity } from '../../models/quantity/format-quantity';
import { judge, stepped } from './quantity-entry';

const parameter = (part: Partial<NumberParameter>): NumberParameter => ({
  kind: 'number',
  key: 'loss',
  label: 'Loss',
  help: 'Power lost on the way.',
  quantity: 'transmission',
  range: { min: 0, max: 1 },
  default: 1,
  scale: 'linear',
  ...part,
});
const loss = parameter({});
const time = parameter({ key: 'time', label: 'Dead time', quantity: 'time', range: { min: 0, max: 10 }, default: 1 });

describe('judging a typed quantity', () => {
  it('takes a bare number in the unit the field shows', () => {
    const verdict = judge('1.2', loss, 'dB');
    expect(verdict.ok && verdict.value).toBeCloseTo(10 ** -0.12, 14);
    expect(verdict.ok && verdict.unit).toBe('dB');
  });

  it('refuses 1.2 as a plain efficiency and offers a loss instead', () => {
    const verdict = judge('1.2', loss, '');
    expect(verdict.ok).toBe(false);
    expect(!verdict.ok && verdict.message).toContain('1.2');
    expect(!verdict.ok && verdict.fix?.label).toBe('Use 1.2 dB');
  });

  it('offers the number in the shown unit where the unit is misspelt', () => {
    const verdict = judge('3 dbb', loss, 'dB');
    expect(!verdict.ok && verdict.fix?.label).toBe('Use 3 dB');
    expect(!verdict.ok && verdict.fix?.value).toBeCloseTo(10 ** -0.3, 14);
  });

  it('offers the other sign of a negative loss, in decibels and not as an efficiency', () => {
    const verdict = judge('-0.86', loss, 'dB');
    expect(!verdict.ok && verdict.fix).toMatchObject({ unit: 'dB', label: 'Use 0.86 dB' });
  });

  it.each(['NaN', 'Infinity', '', 'three', '1..2', '<script>'])('refuses %j without inventing a fix', (text) => {
    const verdict = judge(text, time, 's');
    expect(verdict.ok).toBe(false);
    if (!verdict.ok && verdict.fix) expect(verdict.fix.value).toBeGreaterThanOrEqual(0);
    if (!verdict.ok) expect(verdict.remedy.length).toBeGreaterThan(10);
  });

  it('names the range and offers its end for a value beyond it', () => {
    const verdict = judge('12 s', time, 's');
    expect(!verdict.ok && verdict.message).toContain('10 s');
    expect(!verdict.ok && verdict.fix).toMatchObject({ value: 10, label: 'Use 10 s' });
  });

  it('keeps the unit that was typed, not the one that was shown', () => {
    const verdict = judge('250 ms', time, 's');
    expect(verdict).toMatchObject({ ok: true, value: 0.25, unit: 'ms' });
  });

  it('never accepts a text whose value is outside the range', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.double().map(String),
          fc.double().map((x) => `${x} ms`),
        ),
        (text) => {
          const verdict = judge(text, time, 's');
          const value = verdict.ok ? verdict.value : verdict.fix?.value;
          if (value !== undefined) expect(value >= 0 && value <= 10).toBe(true);
        },
      ),
    );
  });
});

describe('stepping a quantity', () => {
  it('moves the second digit in the unit shown and lands on its grid', () => {
    const next = stepped(10 ** -0.0861861, loss, 'dB', 1, false);
    expect(editableQuantity(next!.value, 'transmission', next!.unit)).toEqual({ text: '0.87', unit: 'dB' });
  });

  it('takes ten times the step when coarse', () => {
    expect(stepped(0.25, time, 's', 1, true)?.value).toBeCloseTo(0.3, 12);
    expect(stepped(0.3, time, 's', 1, true)?.value).toBeCloseTo(0.4, 12);
  });

  it('stops at the end of the range and then changes nothing', () => {
    expect(stepped(9.5, time, 's', 1, false)?.value).toBeCloseTo(9.6, 12);
    expect(stepped(9.99, time, 's', 1, true)?.value).toBe(10);
    expect(stepped(10, time, 's', 1, false)).toBeNull();
  });

  it('does not go below no loss at all, although that is the largest efficiency', () => {
    expect(stepped(1, loss, 'dB', -1, false)).toBeNull();
    expect(stepped(10 ** -0.0001, loss, 'dB', -1, false)?.value).toBe(1);
  });

  it('counts in whole numbers', () => {
    const count = parameter({ quantity: 'count', range: { min: 1, max: 9 }, default: 4 });
    expect(stepped(4, count, '', 1, false)?.value).toBe(5);
    expect(stepped(1, count, '', -1, false)).toBeNull();
  });

  it('always moves in the direction asked for and stays in the range', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 9.9, noNaN: true }), (value) => {
        const up = stepped(value, time, 's', 1, false);
        expect(up!.value).toBeGreaterThan(value);
        expect(up!.value).toBeLessThanOrEqual(10);
        const down = stepped(value, time, 's', -1, false);
        expect(down!.value).toBeLessThan(value);
        expect(down!.value).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
