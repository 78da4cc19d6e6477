import { describe, expect, it } from 'vitest';
import { bandFrequencies } from './band-grid';
import { hertz } from './testing/arriving-light';

const band = { from: hertz(4.25e6), to: hertz(4.39e6) };

describe('bandFrequencies', () => {
  it('holds both ends and equal steps', () => {
    const grid = bandFrequencies(band);
    expect([grid.length, grid[0], grid.at(-1)]).toEqual([281, band.from, band.to]);
    expect(grid[1]! - grid[0]!).toBeCloseTo(hertz(500), 4);
  });
});
