import { describe, expect, it } from 'vitest';
import { normalisedToLength } from '../../../optimizer/vector';
import { splitCommonSignal } from '../equations/splitting-common';
import { commonForceEstimate, forceCovariance } from './force-covariance';
import { PAPER_RESONANCES, paperSensors } from './paper-network';
import { signPatternAt, signPatterns } from './sign-patterns';
import { susceptibility } from './susceptibility';
import { decibel, femto, hertz, paperReadout } from './testing/arriving-light';

const ones = [1, 1, 1, 1];

describe('signPatterns', () => {
  it('are one for each gap between resonances, without the one that only turns all signs over', () => {
    expect(signPatterns(PAPER_RESONANCES, ones)).toEqual([
      [1, 1, 1, 1],
      [-1, 1, 1, 1],
      [-1, -1, 1, 1],
      [-1, -1, -1, 1],
    ]);
    expect(signPatternAt(PAPER_RESONANCES, ones, 5e6)).toEqual([-1, -1, -1, -1]);
  });

  it('count equal resonances once, carry the signs of the weights, and leave sensors without weight out', () => {
    expect(signPatterns([2, 1, 2], [1, -1, 0])).toEqual([
      [1, -1, 0],
      [1, 1, 0],
    ]);
    expect(signPatterns([], [])).toEqual([]);
  });
});

describe('the sign trap: a common force between the resonances', () => {
  const resolution = (amplitudes: readonly number[], mhz: number) => {
    const readout = paperReadout(amplitudes);
    const estimate = commonForceEstimate(forceCovariance(readout, hertz(mhz * 1e6)), ones);
    if (!estimate.ok) throw new Error(estimate.error);
    return estimate.value.noise;
  };
  const vacuum = [0, 0, 0, 0];
  const half = [0.5, 0.5, 0.5, 0.5];
  const gain = (amplitudes: readonly number[], mhz: number) =>
    decibel(resolution(amplitudes, mhz) / resolution(vacuum, mhz));
  const responses = paperSensors().map((sensor) => susceptibility(sensor, hertz(4.32e6)).real);

  it('is seen with 36.85 fN at 4.320 MHz by coherent light, and just so by light entangled with equal signs', () => {
    expect(femto(resolution(vacuum, 4.32))).toBeCloseTo(36.85, 2);
    expect(femto(resolution(half, 4.32))).toBeCloseTo(36.85, 2);
    expect(gain(half, 4.32)).toBeCloseTo(0, 2);
  });

  it('is seen with 22.8 fN, -4.17 dB, when the signs follow the resonances', () => {
    const signed = signPatternAt(PAPER_RESONANCES, ones, 4.32e6).map((sign) => sign / 2);
    expect(femto(resolution(signed, 4.32))).toBeCloseTo(22.8, 1);
    expect(gain(signed, 4.32)).toBeCloseTo(-4.17, 2);
  });

  it('is seen with 21.8 fN, -4.57 dB, when the split follows the susceptibility', () => {
    const matched = normalisedToLength(responses);
    expect(femto(resolution(matched, 4.32))).toBeCloseTo(21.8, 1);
    expect(gain(matched, 4.32)).toBeCloseTo(-4.57, 2);
  });

  it('has that split as its optimum when losses are equal', () => {
    const best = splitCommonSignal(responses, ones.map(() => 0.92 * 0.89), 10 ** -0.71).amplitudes; // prettier-ignore
    const matched = normalisedToLength(responses);
    best.forEach((w, j) => expect(Math.abs(w)).toBeCloseTo(Math.abs(matched[j]!), 12));
  });

  it('is not there outside the comb: equal signs give -3.83 dB at 4.25 MHz', () => {
    expect(gain(half, 4.25)).toBeCloseTo(-3.83, 2);
  });
});
