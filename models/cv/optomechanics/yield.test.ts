import { describe, expect, it } from 'vitest';
import { createRandomSamples } from '../../../optimizer/numbers/random-samples';
import { paperSensor } from './paper-network';
import { hertz } from './testing/arriving-light';
import { linearYield, sampledYield } from './yield';

const sensor = paperSensor();
const on = sensor.resonance;
const off = hertz(4.3e6 + 48.46e3);
const light = { amplitudeVariance: 0, convention: 'paper' } as const;
const DRAWS = 40_000;

describe('three budgets of 6, 3 and 3 % used to the full at once', () => {
  const scatter = { shape: 'uniform', sizes: { damping: 0.06, coupling: 0.03, cavityDecay: 0.03 } } as const;
  const sample = (frequencies: number[], count = DRAWS) =>
    sampledYield(sensor, scatter, { limit: 0.03, frequencies, light }, createRandomSamples(7, 0), count);

  it('pass 3/4 of the sensors off resonance', () => {
    const { share, standardError } = sample([off]);
    // Exactly 3/4 in linear order: two uniform errors that differ by no more than one of them may.
    expect(Math.abs(share - 0.75)).toBeLessThan(4 * standardError);
  });

  it('pass .745 at both frequencies, 31 % of networks of four and .9 % of sixteen', () => {
    const { share, standardError } = sample([on, off], 200_000);
    expect(standardError).toBeLessThan(0.001);
    expect(Math.abs(share - 0.745)).toBeLessThan(0.0005 + 4 * standardError);
    expect(share ** 4).toBeCloseTo(0.31, 2);
    expect(100 * share ** 16).toBeCloseTo(0.9, 0);
    // Counted linearly: 3/4, 32 % and 1 %.
    expect(0.75 ** 4).toBeCloseTo(0.32, 2);
    expect(0.75 ** 16).toBeCloseTo(0.01, 3);
  });
});

describe('linearYield', () => {
  it('agrees with sampling within its interval', () => {
    const sizes = { damping: 0.04, coupling: 0.012, cavityDecay: 0.01, power: 0.02 };
    const linear = linearYield(sizes, 0.03);
    for (const [frequency, expected] of [[on, linear.onResonance], [off, linear.offResonance]] as const) {
      const requirement = { limit: 0.03, frequencies: [frequency], light };
      const drawn = sampledYield(sensor, { shape: 'gaussian', sizes }, requirement, createRandomSamples(3, 1), DRAWS);
      // Second order moves the yield by about the limit times its density at the edge.
      expect(Math.abs(drawn.share - expected)).toBeLessThan(4 * drawn.standardError + 0.003);
    } // prettier-ignore
    expect(linear.both).toBe(linear.onResonance * linear.offResonance);
  });

  it('is certain without scatter, and none without room', () => {
    const none = { coupling: 0, cavityDecay: 0, damping: 0, power: 0 };
    expect(linearYield(none, 0.03)).toEqual({ onResonance: 1, offResonance: 1, both: 1 });
    expect(linearYield({ ...none, damping: 0.01, power: 0.01 }, 0).both).toBe(0);
  });

  it('falls with every scatter', () => {
    const scatter = { coupling: 0.01, cavityDecay: 0.01, damping: 0.04, power: 0.02 };
    for (const name of ['coupling', 'cavityDecay', 'damping', 'power'] as const) {
      const wider = { ...scatter, [name]: 2 * scatter[name] };
      expect(linearYield(wider, 0.03).both).toBeLessThan(linearYield(scatter, 0.03).both);
    }
  });
});

describe('sampledYield', () => {
  it('is the same whoever draws it, and counts a sensor that stops working as failed', () => {
    const requirement = { limit: 0.03, frequencies: [off] };
    const scatter = { shape: 'gaussian', sizes: { coupling: 0.02 } } as const;
    const draw = () => sampledYield(sensor, scatter, requirement, createRandomSamples(5, 2), 500);
    expect(draw()).toEqual(draw());
    const wild = { shape: 'gaussian', sizes: { power: 50 } } as const;
    expect(sampledYield(sensor, wild, requirement, createRandomSamples(5, 2), 500).share).toBeLessThan(0.01);
  });
});
