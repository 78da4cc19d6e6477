import { describe, expect, it } from 'vitest';
import { cellStep } from './cell-keys';

describe('cellStep', () => {
  it('moves one cell along the arrow, five with Shift, and leaves other keys alone', () => {
    const of = (key: string, shiftKey = false) => cellStep({ key, shiftKey });
    expect(of('ArrowRight')).toEqual({ columns: 1, rows: 0 });
    expect(of('ArrowLeft', true)).toEqual({ columns: -5, rows: 0 });
    expect(of('ArrowUp')).toEqual({ columns: 0, rows: 1 });
    expect(of('ArrowDown', true)).toEqual({ columns: 0, rows: -5 });
    expect([of('Home')!.columns, of('End')!.columns]).toEqual([-Infinity, Infinity]);
    expect(['Tab', 'Escape', 'a'].map((key) => of(key))).toEqual([null, null, null]);
  });
});
