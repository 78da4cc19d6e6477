import { describe, expect, it } from 'vitest';
import { findUnit, KINDS } from './kind-table';
import type { QuantityKind } from './kinds';
import { parseQuantity } from './parse-quantity';

const ALL = Object.keys(KINDS) as QuantityKind[];

describe('a text that is no quantity', () => {
  it.each<[string, QuantityKind, string, string]>([
    ['', 'time', 'The field is empty.', 'Write a time such as 10 ms or 2.5 s.'],
    ['  ', 'weight', 'The field is empty.', '0.25, 1/4 or −1'],
    ['abc', 'time', '“abc” is not a number.', '10 ms'],
    ['NaN', 'number', '“NaN” is not a number.', '2.5'],
    ['inf', 'number', '“inf” is not a number.', '2.5'],
    ['1e400', 'number', '1e400 is too large for a number', '2.5'],
    ['-1e400 s', 'time', '1e400 is too large for a number', '10 ms'],
    ['1e-400', 'number', '1e-400 is too small for a number', '2.5'],
    ['1e300 GHz', 'frequency', '1e300 GHz is too large for a number.', '5 kHz'],
    ['1e-320 fs', 'time', '1e-320 fs is too small for a number.', '10 ms'],
    ['1e5 dBm', 'power', '1e5 dBm is too large for a number.', '5 µW'],
    ['10^400', 'number', 'The result is too large', '2.5'],
    ['1/0', 'number', 'Division by zero has no value.', '2.5'],
    ['(-8)^(1/3)', 'number', 'not a real number', '2.5'],
    ['sqrt(-1)', 'number', 'not a real number', '2.5'],
    ['(1 + 2', 'number', 'A closing bracket is missing.', '2.5'],
    ['1 +', 'number', 'A number is missing at the end.', '2.5'],
    ['2..5', 'number', 'more than one decimal sign', '2.5'],
    ['1.000,5', 'number', 'more than one decimal sign', '2.5'],
    ['1,500', 'number', '“1,500” can be read as 1.500 or as 1500; write the one that is meant.', '2.5'],
    ['1/2pi', 'angle', 'A product right after a division can be read in two ways.', 'pi/2'],
    [
      '3 dbb',
      'transmission',
      '“dbb” is not a unit that a loss or an efficiency takes.',
      'Did you mean dB? Write for example 0.86 dB, 82 % or 0.82.',
    ],
    [
      '5 kg',
      'time',
      '“kg” is a unit of mass; here a time is asked for.',
      'Use s with a prefix (ms, µs, ns), min, h or d. Write for example 10 ms or 2.5 s.',
    ],
    ['3 dB', 'weight', '“dB” is a unit of', 'a plain number'],
    [
      '5 mhz',
      'frequency',
      '“mhz” is not a unit that a frequency takes. Capitals count: M is mega, m is milli.',
      'Did you mean mHz or MHz?',
    ],
    ['5 khz', 'frequency', '“khz” is not a unit', 'Did you mean kHz?'],
    ['5 M', 'length', '“M” is not a unit', 'Did you mean m?'],
    ['10 m s', 'time', '“m s” is not a unit', '10 ms'],
    [
      '5 furlongs',
      'length',
      '“furlongs” is not a unit; a length takes m with a prefix (km, cm, mm, µm, nm).',
      '780 nm',
    ],
    ['10', 'time', 'The number has no unit; a time takes s', 'Write the unit as well, for example 10 ms or 2.5 s.'],
    ['45', 'angle', 'The number has no unit', '15 deg'],
    ['-7.1', 'squeezing', 'The number has no unit', '−7.1 dB'],
    ['9'.repeat(201), 'number', 'longer than 200 characters', '2.5'],
    ['('.repeat(200), 'number', 'A number is missing', '2.5'],
  ])('is refused with its reason and an example: %j as %s', (text, kind, message, remedy) => {
    const read = parseQuantity(text, kind);
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect(read.error.message).toContain(message);
    expect(read.error.remedy).toContain(remedy);
  });
});

describe('a value that its kind forbids', () => {
  it.each<[string, QuantityKind, string, string]>([
    ['-1 dB', 'transmission', 'Loss cannot be negative: −1 dB would be a gain.', 'Write the loss as 1 dB'],
    ['1.2', 'transmission', 'An efficiency of 1.2 is outside the allowed range 0 to 1 (0 % to 100 %).', '0.82 or 82 %'],
    ['82', 'transmission', 'An efficiency of 82 is outside', 'Write 82 % for an efficiency or 82 dB for a loss.'],
    ['-0.1', 'transmission', 'An efficiency of −0.1 is outside', '0.82'],
    ['101 %', 'fraction', 'A fraction of 101 % is outside', '25 %'],
    ['25', 'fraction', 'A fraction of 25 is outside', 'Write 25 % if percent is meant.'],
    ['3 dB', 'squeezing', 'A squeezing level of 3 dB would be noisier than vacuum', 'Write −3 dB.'],
    ['-1e5 dB', 'squeezing', 'leaves no variance', '−7.1 dB'],
    ['-3 dB', 'antisqueezing', 'An antisqueezing level of −3 dB would be quieter than vacuum', 'Write 3 dB.'],
    ['2.5', 'count', '2.5 is not a whole number', 'Write a whole number such as 3.'],
    ['-4', 'count', '−4 is not a whole number of 0 or more.', 'such as 1.'],
  ])('is refused with the way out: %j as %s', (text, kind, message, remedy) => {
    const read = parseQuantity(text, kind);
    expect(!read.ok && read.error.message).toContain(message);
    expect(!read.ok && read.error.remedy).toContain(remedy);
  });
});

describe('a quantity as a planner writes it', () => {
  it.each<[string, QuantityKind, number, string]>([
    ['10 ms', 'time', 0.01, 'ms'],
    ['10ms', 'time', 0.01, 'ms'],
    ['1e-2 s', 'time', 0.01, 's'],
    ['3 min', 'time', 180, 'min'],
    ['50 %', 'fraction', 0.5, '%'],
    ['20 ppm', 'fraction', 20e-6, 'ppm'],
    ['3 dB', 'transmission', 10 ** -0.3, 'dB'],
    ['0.86 dB', 'transmission', 10 ** -0.086, 'dB'],
    ['82 %', 'transmission', 0.82, '%'],
    ['0.82', 'transmission', 0.82, ''],
    ['inf dB', 'transmission', 0, 'dB'],
    ['∞ dB', 'transmission', 0, 'dB'],
    ['0 dB', 'transmission', 1, 'dB'],
    ['-7.1 dB', 'squeezing', 10 ** -0.71, 'dB'],
    ['−7.1 db', 'squeezing', 10 ** -0.71, 'dB'],
    ['9.5 dB', 'antisqueezing', 10 ** 0.95, 'dB'],
    ['1,5 km', 'length', 1500, 'km'],
    ['0,125', 'number', 0.125, ''],
    ['10 000 Hz', 'frequency', 1e4, 'Hz'],
    ['10\u202f000 Hz', 'frequency', 1e4, 'Hz'],
    ['2*pi*5 kHz', 'frequency', 2 * Math.PI * 5e3, 'kHz'],
    ['2π·5 kHz', 'frequency', 2 * Math.PI * 5e3, 'kHz'],
    ['1.5×10^3', 'photons', 1500, ''],
    ['1.5e3', 'photons', 1500, ''],
    ['1/4', 'weight', 0.25, ''],
    ['-1/sqrt(2)', 'weight', -1 / Math.sqrt(2), ''],
    ['2 - 3 * 2^-1', 'number', 0.5, ''],
    ['-2^2', 'number', -4, ''],
    ['2^3^2', 'number', 512, ''],
    ['5 uW', 'power', 5e-6, 'µW'],
    ['5 µW', 'power', 5e-6, 'µW'],
    ['5 μW', 'power', 5e-6, 'µW'],
    ['5 MHz', 'frequency', 5e6, 'MHz'],
    ['5 mHz', 'frequency', 5e-3, 'mHz'],
    ['0 dBm', 'power', 1e-3, 'dBm'],
    ['20 °C', 'temperature', 293.15, '°C'],
    ['7.1 ng', 'mass', 7.1e-12, 'ng'],
    ['90 deg', 'angle', Math.PI / 2, '°'],
    ['15°', 'angle', Math.PI / 12, '°'],
    ['π', 'angle', Math.PI, 'rad'],
    ['pi/2', 'angle', Math.PI / 2, 'rad'],
    ['75 urad', 'angle', 75e-6, 'µrad'],
    ['200 /s', 'rate', 200, '/s'],
    ['200 1/s', 'rate', 200, '/s'],
    ['5 kHz', 'rate', 5e3, 'k/s'],
    ['0', 'time', 0, 's'],
    ['-0', 'number', 0, ''],
  ])('is read as meant: %j as %s', (text, kind, value, unit) => {
    const read = parseQuantity(text, kind);
    expect(read).toMatchObject({ ok: true, value: { unit } });
    expect(read.ok && read.value.value).toBeCloseTo(value, 14 - Math.ceil(Math.log10(Math.abs(value) + 1)));
  });

  it('keeps decimals exact through prefixes', () => {
    for (const [text, value] of [
      ['7.1 µs', 7.1e-6],
      ['0.3 ms', 0.3e-3],
      ['33.3 ns', 33.3e-9],
    ] as const) {
      expect(parseQuantity(text, 'time')).toMatchObject({ ok: true, value: { value } });
    }
  });

  it('takes a bare number in the unit the field shows, where the kind has no plain numbers', () => {
    expect(parseQuantity('12', 'time', 'ms')).toEqual({ ok: true, value: { value: 0.012, unit: 'ms' } });
    expect(parseQuantity('-7.1', 'squeezing', 'dB')).toMatchObject({ ok: true, value: { unit: 'dB' } });
    expect(parseQuantity('0.82', 'transmission', 'dB')).toEqual({ ok: true, value: { value: 0.82, unit: '' } });
  });
});

describe('the units of each kind', () => {
  it.each(ALL)('have spellings that mean one thing each: %s', (kind) => {
    const meanings = new Map<string, unknown>();
    for (const unit of KINDS[kind].units) {
      for (const spelling of [unit.symbol, ...unit.aliases]) {
        expect(meanings.has(spelling), spelling).toBe(false);
        meanings.set(spelling, unit.scaling);
        expect(findUnit(kind, spelling)).toBe(unit);
      }
    }
  });

  it.each(ALL)('accept the examples that messages give: %s', (kind) => {
    for (const example of KINDS[kind].example.split(/, | or /)) {
      expect(parseQuantity(example, kind), example).toMatchObject({ ok: true });
    }
  });
});
