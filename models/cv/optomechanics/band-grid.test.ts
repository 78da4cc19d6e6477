import { describe, expect, it } from 'vitest';
import { bandFrequencies, refineBand } from './band-grid';
import { designBand, type BandTask } from './band-design';
import { PAPER_SQUEEZING as V, paperSensors } from './paper-network';
import { hertz } from './testing/arriving-light';

const band = { from: hertz(4.25e6), to: hertz(4.39e6) };
const four = [1, 1, 1, 1];
const task = (frequencies: readonly number[]): BandTask => ({
  sensors: paperSensors(),
  force: 'mean',
  weights: four.map(() => 0.25),
  before: four.map(() => 0.92),
  after: four.map(() => 0.82 / 0.92),
  frequencies,
});
const one = (frequencies: readonly number[]) => designBand(task(frequencies), { kind: 'given', variances: [V] });

describe('bandFrequencies', () => {
  it('holds both ends and equal steps', () => {
    const grid = bandFrequencies(band);
    expect([grid.length, grid[0], grid.at(-1)]).toEqual([281, band.from, band.to]);
    expect(grid[1]! - grid[0]!).toBeCloseTo(hertz(500), 4);
  });
});

describe('refineBand', () => {
  it('ends at the .641 of fine grids, with a change that tells its error', () => {
    const refined = refineBand(band, one, 1e-4)!;
    expect(refined.stable).toBe(true);
    expect(refined.design.cost).toBeCloseTo(0.641, 3);
    const dense = one(bandFrequencies(band, 20001))!.cost;
    expect(Math.abs(refined.design.cost / dense - 1)).toBeLessThan(2 * refined.change);
  });

  it('says so when the grid did not become stable', () => {
    let sign = 1;
    const jumping = (frequencies: readonly number[]) => ({ ...one(frequencies.slice(0, 3))!, cost: 1 + 0.1 * (sign *= -1) }); // prettier-ignore
    expect(refineBand(band, jumping, 1e-4)).toMatchObject({ stable: false });
  });

  it('has nothing to refine where there is no design', () => {
    expect(refineBand(band, () => null, 1e-4)).toBeNull();
  });
});
