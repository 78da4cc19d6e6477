import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFileName } from './file-name';

describe('a file name made from a project name', () => {
  it.each([
    ['Four sensors', 'Four sensors'],
    ['../../etc/passwd', 'etc passwd'],
    ['C:\\Windows\\system32', 'C Windows system32'],
    ['CON', 'CON network'],
    ['nul.txt', 'nul network'],
    ['com1', 'com1 network'],
    ['ends with dots. . .', 'ends with dots'],
    ['photo\u202egnp.exe', 'photo gnp.exe'],
    ['a\u0000b\nc', 'a b c'],
    ['   ', 'network'],
    ['', 'network'],
    ['...', 'network'],
    ['Kräfte μN 測定', 'Kräfte μN 測定'],
  ])('%j becomes %j', (text, name) => expect(safeFileName(text)).toBe(name));

  it('is never empty, too long, a path or an unpaired surrogate', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        const name = safeFileName(text);
        expect(name).not.toMatch(/[/\\\0:]|^\.|[. ]$/);
        expect(name).not.toMatch(/\p{Surrogate}/u);
        expect(Buffer.byteLength(name)).toBeGreaterThan(0);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(190);
      }),
    );
  });
});
