import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editableQuantity, formatQuantity } from './format-quantity';
import { findUnit, KINDS, unitSymbols } from './kind-table';
import type { QuantityKind } from './kinds';
import { parseQuantity } from './parse-quantity';

const ALL = Object.keys(KINDS) as QuantityKind[];
const VALUES = 100_000;

const editableText = (value: number, kind: QuantityKind, preferred?: string): string => {
  const { text, unit } = editableQuantity(value, kind, preferred);
  return `${text} ${unit}`.trim();
};

/**
 * SI values that the kind allows, over many decades and close to its limits. Levels stay above 1e-6 dB
 * and temperatures above 1 mK: closer to 1 and to 0 °C a double itself has fewer digits than are shown.
 */
function drawValue(kind: QuantityKind, random: () => number): number {
  const decades = (low: number, high: number) => 10 ** (low + (high - low) * random());
  switch (kind) {
    case 'fraction':
      return random() < 0.5 ? random() : decades(-9, 0);
    case 'transmission':
      return random() < 0.3 ? 1 - decades(-6, 0) : random() < 0.5 ? random() : decades(-15, 0);
    case 'squeezing':
      return random() < 0.3 ? 1 - decades(-6, -0.01) : decades(-6, 0);
    case 'antisqueezing':
      return 1 + decades(-6, 6);
    case 'count':
      return Math.floor(decades(0, 12));
    case 'temperature':
      return decades(-3, 4);
    case 'photons':
      return decades(-9, 12);
    case 'power':
      return decades(-20, 7);
    case 'number':
    case 'weight':
    case 'angle':
    case 'time':
    case 'frequency':
    case 'rate':
    case 'mass':
    case 'length':
    case 'forceNoise':
      return (random() < 0.5 ? -1 : 1) * decades(-20, 15);
  }
}

/** Deterministic values in [0, 1): a small linear congruence is plenty for drawing test values. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
}

/** The number before the unit, by multiplication: a second way beside the shifting of text. */
function inUnit(value: number, kind: QuantityKind, symbol: string): number {
  const { scaling } = findUnit(kind, symbol)!;
  return scaling.type === 'decimal' ? value / 10 ** scaling.power : scaling.fromSI(value);
}

const shownNumber = (text: string) => Number(text.replaceAll('\u202f', '').replaceAll('−', '-'));

describe.each(ALL)('a quantity of kind %s', { timeout: 60_000 }, (kind) => {
  it(`reads back what it shows, to the shown digits, in every unit (${VALUES} values)`, () => {
    const random = sequence(ALL.indexOf(kind) + 1);
    const units = unitSymbols(kind);
    for (let i = 0; i < VALUES; i++) {
      const value = drawValue(kind, random);
      const preferred = i % (units.length + 1) === 0 ? undefined : units[i % units.length]!;
      const digits = kind === 'count' ? 15 : 3 + (i % 5);
      const shown = formatQuantity(value, kind, preferred === undefined ? { digits } : { digits, unit: preferred });
      if (preferred !== undefined && shown.unit !== preferred) throw new Error(`${shown.unit} instead of ${preferred}`);
      const back = parseQuantity(`${shown.text} ${shown.unit}`, kind);
      if (!back.ok) throw new Error(`${value} as “${shown.text} ${shown.unit}”: ${back.error.message}`);
      const number = shownNumber(shown.text);
      const again = inUnit(back.value.value, kind, shown.unit);
      if (Math.abs(again - number) > 1e-9 * Math.abs(number)) throw new Error(`${shown.text} became ${again}`);
      // The shown number is the value rounded, not some other number.
      const exact = inUnit(value, kind, shown.unit);
      const lastDigit = 10 ** (Math.floor(Math.log10(Math.abs(exact))) - digits + 1);
      if (Math.abs(exact - number) > 0.5 * lastDigit + 1e-12 * Math.abs(exact)) {
        throw new Error(`${exact} shown as ${shown.text}`);
      }
    }
  });

  it('offers a text for editing that reads back as the same double, or nearly so on curved scales', () => {
    const random = sequence(ALL.indexOf(kind) + 101);
    const units = unitSymbols(kind);
    for (let i = 0; i < VALUES / 5; i++) {
      const value = drawValue(kind, random);
      const symbol = units[i % units.length]!;
      const text = editableText(value, kind, symbol);
      const back = parseQuantity(text, kind);
      if (!back.ok) throw new Error(`${value} as “${text}”: ${back.error.message}`);
      if (findUnit(kind, symbol)!.scaling.type === 'decimal') {
        if (back.value.value !== value) throw new Error(`${value} as “${text}” became ${back.value.value}`);
      } else if (Math.abs(back.value.value - value) > 1e-13 * (Math.abs(value) + (symbol === '°C' ? 273.15 : 0))) {
        throw new Error(`${value} as “${text}” became ${back.value.value}`);
      }
    }
  });

  it('keeps a typed value exactly when it is edited again in the same unit', () => {
    fc.assert(
      fc.property(fc.constantFrom(...unitSymbols(kind)), fc.integer({ min: 1, max: 99999 }), (symbol, steps) => {
        const sign = kind === 'squeezing' ? '-' : '';
        const typed = `${sign}${kind === 'count' ? steps : steps / 1e3} ${symbol}`;
        const first = parseQuantity(typed, kind);
        if (!first.ok) return; // 25 as a plain fraction, say
        const again = parseQuantity(editableText(first.value.value, kind, first.value.unit), kind);
        expect(again).toEqual(first);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a text of any kind', { timeout: 60_000 }, () => {
  it('is answered with a finite number or with two sentences, never with an exception', () => {
    const piece = fc.constantFrom(
      ...[
        '1',
        '2,5',
        '0',
        '.',
        ',',
        'e',
        '-',
        '−',
        '+',
        '*',
        '/',
        '^',
        '(',
        ')',
        'pi',
        'π',
        'sqrt',
        'inf',
        ' ',
        '\u202f',
      ],
      ...['dB', 'ms', '%', 'M', 'm', 'kHz', '°', '1e308', '1e400', 'NaN', '__proto__', 'constructor', '\ud800', '\0'],
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.array(piece, { maxLength: 12 }).map((p) => p.join('')),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...ALL), (typed, kind) => {
        const read = parseQuantity(typed, kind);
        if (read.ok) {
          expect(Number.isFinite(read.value.value)).toBe(true);
          expect(unitSymbols(kind)).toContain(read.value.unit);
        } else {
          expect(read.error.message).toMatch(/\S.*[.?]$/s);
          expect(read.error.remedy).toMatch(/\S.*[.?]$/s);
        }
      }),
      { numRuns: 5000 },
    );
  });
});
