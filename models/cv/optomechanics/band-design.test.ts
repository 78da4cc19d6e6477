import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsOf, transpose } from '../../../optimizer/matrix';
import { normalisedToLength } from '../../../optimizer/vector';
import { propagatedVariance } from '../testing/brute-force';
import { bandNoise, bandReadouts, bestSigns, designBand, meanBandNoise, type BandTask } from './band-design';
import { meanForceModes } from './mean-force-modes';
import { PAPER_SQUEEZING as V, paperSensors } from './paper-network';
import { decibel, hertz } from './testing/arriving-light';

const four = <T>(value: T) => [value, value, value, value];
const half = four(0.5);

/** The comb from 4.25 to 4.39 MHz, resonances on the grid included; efficiency .82. */
const band = (force: BandTask['force'], points: number): BandTask => ({
  sensors: paperSensors(),
  force,
  weights: four(0.25),
  before: four(0.92),
  after: four(0.82 / 0.92),
  frequencies: Array.from({ length: points }, (_, i) => hertz(4.25e6 + (140e3 * i) / (points - 1))),
});
const given = (squeezers: number) =>
  ({ kind: 'given', variances: Array.from({ length: squeezers }, () => V) }) as const;
const pure = (squeezers: number) => ({ kind: 'photons', photons: 2.3, squeezers }) as const;
const task = band('mean', 281);

describe('the mean force over 4.25 to 4.39 MHz on 281 points', () => {
  it('is .698 of shot noise, -1.56 dB, with equal signs', () => {
    const noise = meanBandNoise(task, [half], [V]);
    expect(noise).toBeCloseTo(0.698, 3);
    expect(decibel(noise)).toBeCloseTo(-1.56, 2);
  });

  it('is .642, -1.93 dB, with the best single squeezer', () => {
    const noise = designBand(task, given(1))!.cost;
    expect(noise).toBeCloseTo(0.642, 3);
    expect(decibel(noise)).toBeCloseTo(-1.93, 2);
  });

  it('is .340, -4.69 dB, with two squeezers, and a third adds nothing', () => {
    const noise = designBand(task, given(2))!.cost;
    expect(noise).toBeCloseTo(0.34, 3);
    expect(decibel(noise)).toBeCloseTo(-4.69, 2);
    expect(designBand(task, given(3))!.cost).toBeCloseTo(noise, 12);
  });

  it('is .595 and .307 with one and two pure squeezers of 2.3 photons in all', () => {
    expect(designBand(task, pure(1))!.cost).toBeCloseTo(0.595, 3);
    expect(designBand(task, pure(2))!.cost).toBeCloseTo(0.307, 3);
  });

  it('comes to .699 and .641 on a finer grid', () => {
    const fine = band('mean', 2801);
    expect(meanBandNoise(fine, [half], [V])).toBeCloseTo(0.699, 3);
    expect(designBand(fine, given(1))!.cost).toBeCloseTo(0.641, 3);
  });
});

describe('the common force over the same band', () => {
  it.each([[1, -0.92], [2, -2.07], [3, -3.27], [4, -4.69]])('takes %i squeezers for %f dB', (squeezers, level) => {
    expect(decibel(designBand(band('common', 281), given(squeezers))!.cost)).toBeCloseTo(level, 2);
  }); // prettier-ignore
});

describe('designBand', () => {
  const few = band('mean', 15);

  it('has the mean of its own spectrum as cost', () => {
    for (const supply of [given(1), given(2), pure(2)]) {
      const design = designBand(few, supply)!;
      const modes = rowsOf(transpose(design.modes));
      expect(meanBandNoise(few, modes, design.variances)).toBeCloseTo(design.cost, 12);
    }
  });

  it('beats every other single mode', () => {
    const amplitudes = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 });
    const best = designBand(few, given(1))!.cost;
    fc.assert(
      fc.property(amplitudes, (tried) => {
        fc.pre(Math.hypot(...tried) > 0.01);
        expect(meanBandNoise(few, [normalisedToLength(tried)], [V])).toBeGreaterThanOrEqual(best - 1e-12);
      }),
    );
  });

  it('finds the two modes of the rank-two theorem, which squeeze every frequency fully', () => {
    const design = designBand(few, given(2))!;
    const modes = meanForceModes(few.sensors, few.weights, few.before);
    expect(meanBandNoise(few, modes, [V, V])).toBeCloseTo(design.cost, 9);
    for (const noise of bandNoise(few, modes, [V, V])) expect(noise).toBeCloseTo(1 - 0.82 * (1 - V), 8);
  });

  it('never gains by loss', () => {
    const cost = (before: number) => designBand({ ...few, before: four(before) }, given(2))!.cost;
    const costs = [1, 0.9, 0.5, 0.1, 0].map(cost);
    expect(costs).toEqual([...costs].sort((a, b) => a - b));
    expect(costs[4]).toBeCloseTo(1, 14);
  });
});

describe('bandNoise', () => {
  it('at one frequency is the fully propagated variance of the record weights', () => {
    const one = { ...band('mean', 2), before: [0.9, 0.8, 0.5, 0.7], frequencies: [hertz(4.32e6)] };
    const [readout] = bandReadouts(one);
    const amplitudes = normalisedToLength([0.3, -0.5, 0.6, 0.2]);
    const [re, im] = [readout!.real, readout!.imaginary].map((row) =>
      propagatedVariance(row, one.before, one.after, 0.1, amplitudes),
    );
    expect(bandNoise(one, [amplitudes], [0.1])[0]).toBeCloseTo(re! + im!, 13);
  });
});

describe('bestSigns', () => {
  it('turns the lower two sensors over between the second and third resonance', () => {
    const middle = { ...task, frequencies: [hertz(4.32e6)] };
    expect(bestSigns(middle, four(0.25), V).amplitudes).toEqual([-0.5, -0.5, 0.5, 0.5]);
  });

  it('is no worse than equal signs and no better than the free split, for any band', () => {
    const edges = fc.tuple(fc.integer({ min: 0, max: 279 }), fc.integer({ min: 1, max: 60 }));
    fc.assert(
      fc.property(edges, ([from, length]) => {
        const part = { ...task, frequencies: Array.from(task.frequencies).slice(from, from + length) };
        const { noise } = bestSigns(part, four(0.25), V);
        expect(noise).toBeLessThanOrEqual(meanBandNoise(part, [half], [V]));
        expect(noise).toBeGreaterThanOrEqual(designBand(part, given(1))!.cost - 1e-12);
      }),
    );
  });
});
