import { describe, expect, it } from 'vitest';
import { fallbacks } from './fallback';
import type { QuantumLink } from './spanning-tree';

const link = (a: string, b: string): QuantumLink => ({ id: `${a}${b}`, ends: [a, b], quality: 0.9, rate: 1 });
const parts = (kind: 'link' | 'place', id: string, all: ReturnType<typeof fallbacks>) =>
  all.find(({ failed }) => failed.kind === kind && failed.id === id)!.parts;

describe('the fall-back', () => {
  it('of a star is single clocks without the centre, and one clock fewer without a link', () => {
    const all = fallbacks(['a', 'b', 'c'], ['hub'], [link('a', 'hub'), link('b', 'hub'), link('c', 'hub')]);
    expect(parts('place', 'hub', all)).toEqual([['a'], ['b'], ['c']]);
    expect(parts('link', 'bhub', all)).toEqual([['a', 'c'], ['b']]);
  });

  it('of a chain is its two sides', () => {
    const all = fallbacks(['a', 'b', 'c', 'd'], [], [link('a', 'b'), link('b', 'c'), link('c', 'd')]);
    expect(parts('link', 'bc', all)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('of a ring is the whole network, whatever link fails', () => {
    const all = fallbacks(['a', 'b', 'c'], [], [link('a', 'b'), link('b', 'c'), link('c', 'a')]);
    expect(all.every((one) => one.parts.length === 1)).toBe(true);
  });
});
