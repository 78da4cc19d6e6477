import { describe, expect, it } from 'vitest';
import { createRandomSamples } from '../../../optimizer/numbers/random-samples';
import { exactBudget, jointReadoutAllowance, linearBudget } from './inconsistency';
import { paperSensor } from './paper-network';
import { deviated, relativeChange } from './parameter-sensitivity';
import { hertz } from './testing/arriving-light';

const sensor = paperSensor();
const on = sensor.resonance;
const off = hertz(4.3e6 + 48.46e3);
const light = { amplitudeVariance: 0, convention: 'paper' } as const;

describe('budgets for 3 %', () => {
  it.each([
    ['damping', on, 6.09, -5.91],
    ['coupling', off, 3.1, -2.92],
    ['cavityDecay', off, 3.0, -3.0],
    ['power', off, 6.29, -5.75],
  ] as const)('of %s are exactly %s', (parameter, frequency, up, down) => {
    const budget = exactBudget(sensor, parameter, 0.03, frequency, light);
    expect(100 * budget[0]!).toBeCloseTo(up, 2);
    expect(100 * budget[1]!).toBeCloseTo(down, 2);
  });

  it('are 6, 3 and 3 % by the slope alone', () => {
    expect(100 * linearBudget(sensor, 'damping', 0.03, on, light)).toBeCloseTo(6, 1);
    expect(100 * linearBudget(sensor, 'coupling', 0.03, off, light)).toBeCloseTo(3, 1);
    expect(100 * linearBudget(sensor, 'cavityDecay', 0.03, off, light)).toBeCloseTo(3, 1);
  });

  it('end where delta is 3 %, and no sooner, also where delta rises and falls', () => {
    for (const parameter of ['resonance', 'damping', 'mass', 'power'] as const) {
      for (const frequency of [on, off]) {
        for (const end of exactBudget(sensor, parameter, 0.03, frequency, light)) {
          if (end === null) continue;
          const delta = (part: number) =>
            Math.abs(relativeChange(sensor, deviated(sensor, { [parameter]: part * end }), frequency, light));
          expect(delta(1)).toBeCloseTo(0.03, 9);
          for (let part = 0.05; part < 1; part += 0.05) expect(delta(part)).toBeLessThan(0.03);
        }
      }
    }
  });

  it('do not end for a parameter that does not matter', () => {
    expect(exactBudget(sensor, 'coupling', 0.03, on, light)).toEqual([null, null]);
    expect(linearBudget(sensor, 'temperature', 0.03, off, light)).toBeGreaterThan(1);
  });

  it('leave no room for a limit of nothing', () => {
    expect(exactBudget(sensor, 'coupling', 0, off, light)).toEqual([0, -0]);
  });
});

describe('jointReadoutAllowance', () => {
  const allowance = jointReadoutAllowance(sensor, 0.03, off, light)!;

  it('is 2.87 % off resonance; there is none on it', () => {
    expect(100 * allowance).toBeCloseTo(2.87, 2);
    expect(jointReadoutAllowance(sensor, 0.03, on, light)).toBeNull();
  });

  it('guarantees 3 % for all deviations that add up to it, and for more there are some that fail', () => {
    const samples = createRandomSamples(11, 0);
    const draw = new Float64Array(6);
    for (let k = 0; k < 5000; k++) {
      samples.uniforms(k, draw);
      // A point on the cross-polytope |kappa| + |g_0| + |P| / 2 = allowance.
      const sizes = [0, 1, 2].map((i) => -Math.log(1 - draw[i]!));
      const whole = sizes.reduce((a, b) => a + b);
      const [kappa, g0, half] = sizes.map((size, i) => ((draw[3 + i]! < 0.5 ? -1 : 1) * size * allowance) / whole);
      const made = deviated(sensor, { cavityDecay: kappa!, coupling: g0!, power: 2 * half! });
      expect(Math.abs(relativeChange(sensor, made, off, light))).toBeLessThan(0.03 * (1 + 1e-9));
    }
    const beyond = deviated(sensor, { power: -2.01 * allowance });
    expect(relativeChange(sensor, beyond, off, light)).toBeGreaterThan(0.03);
  });
});
