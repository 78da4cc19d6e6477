import { describe, expect, it } from 'vitest';
import { estimatorOf } from './estimator';

describe('the estimator', () => {
  it('is the one chosen, whatever the formula', () => {
    expect(estimatorOf('digit', 'joint')).toBe('digit');
    expect(estimatorOf('joint', 'binomial')).toBe('joint');
  });

  it('follows the formula where that is asked for, or where a file of an earlier version says nothing', () => {
    for (const chosen of ['matched', undefined]) {
      expect(estimatorOf(chosen, 'binomial')).toBe('digit');
      for (const digitErrors of ['bound', 'gauss', 'joint'] as const)
        expect(estimatorOf(chosen, digitErrors)).toBe('joint');
    }
  });
});
