import { describe, expect, it } from 'vitest';
import { checkCertificate } from './check-certificate';
import { quadratic } from './testing/problems';

const optimum = { x: Float64Array.of(0, 1), objective: 0, bound: 0 };

describe('checkCertificate', () => {
  it('passes a true claim', () => {
    expect(checkCertificate(quadratic(2), optimum, 1)).toEqual({ passed: true, failure: null, violation: 0 });
  });

  it('passes a claim without bound on its value alone', () => {
    expect(checkCertificate(quadratic(2), { ...optimum, bound: null }, 1).passed).toBe(true);
  });

  it.each([
    ['a number that is not finite', { ...optimum, x: Float64Array.of(0, NaN) }, 'a number is not finite'],
    ['an infinite objective', { ...optimum, objective: Infinity }, 'a number is not finite'],
    ['a vector of the wrong length', { ...optimum, x: Float64Array.of(0) }, 'a number is not finite'],
    ['a point outside its box', { x: Float64Array.of(0, 11), objective: 100, bound: 0 }, 'a limit is not kept'],
    ['a value that evaluating does not give', { ...optimum, objective: 1e-8 }, 'evaluating again gives another value'],
    ['a value below the bound', { ...optimum, bound: 1e-6 }, 'the value lies below the bound'],
    ['a bound that is not a number', { ...optimum, bound: NaN }, 'the value lies below the bound'],
  ])('refuses %s', (_, claim, failure) => {
    expect(checkCertificate(quadratic(2), claim, 1)).toMatchObject({ passed: false, failure });
  });

  it('refuses what independent verification does not confirm', () => {
    const disagreeing = quadratic(2, { verify: () => ({ objective: NaN, constraints: [] }) });
    expect(checkCertificate(disagreeing, optimum, 1).failure).toBe('an independent calculation gives another value');
  });

  it('finds a neighbour below a bound that is too high', () => {
    const claim = { x: Float64Array.of(5, 5), objective: 41, bound: 41 };
    expect(checkCertificate(quadratic(2), claim, 1).failure).toBe('a neighbour lies below the bound');
  });

  it('ignores neighbours that are not feasible', () => {
    const limited = quadratic(1, {
      constraints: [{ key: 'low', label: 'Low', unit: '' }],
      evaluate: (x) => ({ objective: x[0]!, constraints: [2 - x[0]!] }),
    });
    expect(checkCertificate(limited, { x: Float64Array.of(2), objective: 2, bound: 2 }, 1).passed).toBe(true);
  });
});
