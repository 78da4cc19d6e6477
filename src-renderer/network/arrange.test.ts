import { describe, expect, it } from 'vitest';
import { arrange, type Placed } from './arrange';

function box(id: string, x: number, y: number, width = 10, height = 10): Placed {
  return { id, position: { x, y }, width, height };
}

describe('Arranging elements', () => {
  it('aligns left edges of different widths', () => {
    expect(arrange('align-left', [box('a', 50, 0, 100), box('b', 30, 9, 20)])).toEqual({ b: { x: 10, y: 9 } });
  });

  it('aligns top edges of different heights', () => {
    expect(arrange('align-top', [box('a', 0, 0, 10, 40), box('b', 5, 30, 10, 20)])).toEqual({ b: { x: 5, y: -10 } });
  });

  it('spreads centres evenly along the longer direction and leaves the ends', () => {
    const items = [box('last', 90, 7), box('first', 0, 0), box('middle', 10, 3)];
    expect(arrange('distribute', items)).toEqual({ middle: { x: 45, y: 3 } });
  });

  it('moves nothing that is in place', () => {
    expect(arrange('distribute', [box('a', 0, 0), box('b', 5, 0), box('c', 10, 0)])).toEqual({});
  });
});
