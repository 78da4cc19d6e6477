import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanJson } from './json-scan';

const LIMITS = { depth: 32, keys: 1000, forbiddenKeys: new Set(['__proto__']) };
const ROOMY = { depth: Infinity, keys: Infinity, forbiddenKeys: new Set<string>() };

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('the JSON scanner', () => {
  it('accepts exactly what JSON.parse accepts', () => {
    const piece = fc.constantFrom(
      ...[
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"',
        '"a"',
        '\\',
        '\\u12',
        '\\ud800',
        '0',
        '1',
        '-',
        '.',
        'e',
        '+',
        'true',
        'nul',
        'null',
      ],
      ...[' ', '\n', '\t', '\u00a0', '\ufeff', '\0', '"b":1', '1e5', '00', '[]', '{}', '\u2028'],
    );
    const broken = fc
      .tuple(fc.json(), fc.nat(), fc.nat(3), piece)
      .map(
        ([json, at, cut, extra]) =>
          json.slice(0, at % (json.length + 1)) + extra + json.slice((at % (json.length + 1)) + cut),
      );
    const text = fc.oneof(
      fc.json(),
      broken,
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (json) => {
        expect(scanJson(json, ROOMY).ok).toBe(parses(json));
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['{"a": 1,\n "b": }', 'a value is missing', 2, 7],
    ['{"a": 1\n "b": 2}', 'a comma or } is missing', 2, 2],
    ['[1, 2', 'a comma or ] is missing', 1, 6],
    ['[1, 2,]', 'a value is missing', 1, 7],
    ['{a: 1}', 'a key in double quotes is missing', 1, 2],
    ['{"a": "text', 'a text is not closed', 1, 7],
    ['{} {}', 'more text after the end', 1, 4],
    ['{"a": 01}', 'a comma or } is missing', 1, 8],
    ['{"a": "\\x"}', 'a backslash', 1, 9],
    ['', 'ends too early', 1, 1],
  ])('says where %j breaks', (text, detail, line, column) => {
    const scanned = scanJson(text, LIMITS);
    expect(scanned).toMatchObject({ ok: false, error: { reason: 'syntax', line, column } });
    expect(!scanned.ok && scanned.error.detail).toContain(detail);
  });

  it('refuses a million brackets without running out of stack', () => {
    expect(scanJson('['.repeat(1e6), LIMITS)).toMatchObject({ error: { reason: 'depth', column: 33 } });
    expect(scanJson('['.repeat(1e6) + ']'.repeat(1e6), ROOMY).ok).toBe(true);
  });

  it('refuses forbidden keys even when they are written with escapes', () => {
    expect(scanJson('{"\\u005f_proto__": 1}', LIMITS)).toMatchObject({ error: { reason: 'forbidden-key' } });
  });

  it('lists keys that an object repeats, but not those of other objects', () => {
    const scanned = scanJson('{"a": {"a": 1}, "b": 2,\n "a": 3}', LIMITS);
    expect(scanned).toEqual({ ok: true, value: [{ key: 'a', line: 2, column: 2 }] });
  });
});
