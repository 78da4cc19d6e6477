import { describe, expect, it } from 'vitest';
import type { ReferenceArgs } from '../../reference';
import { networkReference } from './reference-network';

const call = (fn: string, args: ReferenceArgs) => networkReference[fn]!(args, {});

describe('the network functions of the reference table', () => {
  it.each([
    ['scheme', { name: 'a', w0: 1, N: 10, K: 10, tau: 1, gi: 0.1 }],
    ['scheme', { name: 'a', w0: 1, N: 10, K: 10, tau: 0, gi: 0.1 }],
    ['feedback_sigma', { mode: 'full', w0: 1, N: 5, K: 10, tau: 1, gi: 0.1 }],
    ['weighted_hl', { c: [0, 0], N: 10 }],
    ['integer_weights', { c: [0], S: 3 }],
    ['F_th', { K: 10, N: 1 }],
    ['security', { N: 100, K: 1 }],
    ['contrast_ghz', { K: 2, m: 4, F_epr: 1.2 }],
  ])('give null outside their domain: %s %j', (fn, args) => {
    expect(call(fn, args)).toBeNull();
  });

  it.each([
    ['scheme', { name: 'f', w0: 1, N: 100, K: 10, tau: 1, gi: 0.1 }, 'name'],
    ['scheme', { name: 'e_LO', w0: 1, N: 100, K: 10, tau: 1, gi: 0.1 }, 'gLO'],
    ['feedback_sigma', { mode: 'none', w0: 1, N: 5, K: 10, tau: 1, gi: 0.1 }, 'mode'],
    ['mst', { nodes: ['a'], edges: [['a', 'b']] }, 'edges'],
  ])('throw and name an argument of the wrong shape: %s %j', (fn, args, name) => {
    expect(() => call(fn, args)).toThrow(name);
  });
});
