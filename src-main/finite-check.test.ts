import { expect, it } from 'vitest';
import { firstNonFinite } from './finite-check';

it('finds the place of a number that JSON would turn into null', () => {
  expect(firstNonFinite({ a: [1, { b: Number.NaN }] })).toBe('a[1].b');
  expect(firstNonFinite({ settings: { s1: { ratio: -Infinity } } })).toBe('settings.s1.ratio');
  expect(firstNonFinite({ a: [1, 'NaN', null, { b: -0, c: undefined }], d: 5e-324, e: Number.MAX_VALUE })).toBeNull();
});
