import { describe, expect, it } from 'vitest';
import { compareReference, runReferenceCases } from './compare-reference';

describe('compareReference', () => {
  it('never accepts NaN, not even where NaN is expected', () => {
    expect(compareReference(1, NaN, 1, 1)).toHaveLength(1);
    expect(compareReference(NaN, NaN, 1, 1)).toHaveLength(1);
  });

  it('matches infinities only with themselves, as a word or a number', () => {
    expect(compareReference('Infinity', 'Infinity', 0, 0)).toEqual([]);
    expect(compareReference('Infinity', Infinity, 0, 0)).toEqual([]);
    expect(compareReference('Infinity', '-Infinity', 1, 1)).toHaveLength(1);
    expect(compareReference('Infinity', 1e308, 1, 1)).toHaveLength(1);
    expect(compareReference(1, 'Infinity', 1, 1)).toHaveLength(1);
  });

  it('matches null only with null', () => {
    expect(compareReference(null, null, 0, 0)).toEqual([]);
    expect(compareReference(null, 0, 1, 1)).toHaveLength(1);
    expect(compareReference(0, null, 1, 1)).toHaveLength(1);
  });

  it('allows atol + rtol |expected| and not more', () => {
    expect(compareReference(-2, -2.125, 0.0625, 0)).toEqual([]);
    expect(compareReference(-2, -2.126, 0.0625, 0)).toHaveLength(1);
    expect(compareReference(0, 1e-10, 1, 0)).toHaveLength(1);
    expect(compareReference(0, 1e-10, 0, 1e-9)).toEqual([]);
  });

  it('names the place of each mismatch in nested values', () => {
    const expected = { var: 1, weights: [[1, 2], [3]] };
    const got = { var: 1, weights: [[1, 5], [4]], more: 7 };
    expect(compareReference(expected, got, 0, 0).map((m) => m.path)).toEqual(['weights[0][1]', 'weights[1][0]']);
  });

  it('fails lists of another length, missing keys and inherited keys', () => {
    expect(compareReference([1, 2], [1], 0, 0)).toHaveLength(1);
    expect(compareReference({ R: 1 }, {}, 0, 0)).toEqual([{ path: 'R', expected: 1, got: undefined }]);
    expect(compareReference({ toString: null }, {}, 0, 0)).toHaveLength(1);
  });
});

describe('runReferenceCases', () => {
  const base = { args: {}, expect: 1, rtol: 0, atol: 0 };
  const table = {
    one: () => 1,
    preset: (_: unknown, preset: Readonly<Record<string, unknown>>) => Number(preset['m']),
    throws: () => {
      throw new Error('N is missing.');
    },
  };
  const file = {
    model: 'x',
    about: { preset: { m: 1 } },
    cases: [
      { ...base, id: 'a', fn: 'one' },
      { ...base, id: 'b', fn: 'preset' },
      { ...base, id: 'c', fn: 'throws' },
      { ...base, id: 'd', fn: 'toString' },
      { ...base, id: 'e', fn: 'one', expect: 2 },
    ],
  };

  it('gives one verdict a case and carries the message of a refusal', () => {
    const verdicts = runReferenceCases(file, table);
    expect(verdicts.map((v) => v.status)).toEqual(['passed', 'passed', 'failed', 'missing', 'failed']);
    expect(verdicts[2]!.message).toBe('N is missing.');
    expect(verdicts[4]!.mismatches).toEqual([{ path: '', expected: 2, got: 1 }]);
  });
});
