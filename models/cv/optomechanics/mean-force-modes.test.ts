import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dot } from '../../../optimizer/vector';
import { bandNoise } from './band-design';
import { meanForceDirections, meanForceModes } from './mean-force-modes';
import { paperSensor, paperSensors, PAPER_RESONANCES } from './paper-network';
import { hertz } from './testing/arriving-light';

const anyNetwork = fc.array(
  fc.record({
    resonance: fc.double({ min: 4e6, max: 5e6, noNaN: true }).map(hertz),
    mass: fc.double({ min: 1e-12, max: 1e-10, noNaN: true }),
    power: fc.double({ min: 1e-7, max: 1e-4, noNaN: true }),
    weight: fc.oneof(fc.double({ min: 0.1, max: 2, noNaN: true }), fc.double({ min: -2, max: -0.1, noNaN: true })),
    before: fc.double({ min: 0.1, max: 1, noNaN: true }),
  }),
  { minLength: 2, maxLength: 7 },
);

describe('meanForceModes', () => {
  it('gives the full squeezing at every frequency with two squeezers, for any number of unlike sensors', () => {
    fc.assert(
      fc.property(anyNetwork, fc.double({ min: 0.02, max: 0.9, noNaN: true }), (network, variance) => {
        const sensors = network.map(({ resonance, mass, power }) => ({ ...paperSensor(), resonance, mass, power }));
        const weights = network.map(({ weight }) => weight);
        const before = network.map(({ before: eta }) => eta);
        const after = network.map(() => 0.89);
        const modes = meanForceModes(sensors, weights, before);
        const frequencies = [3.9, 4.2, 4.5, 4.8, 5.1].map((mhz) => hertz(mhz * 1e6));
        const task = { sensors, weights, force: 'mean', before, after, frequencies } as const;
        // Full squeezing: V on everything that is not lost.
        const lossOnly = bandNoise(task, modes, [0, 0]);
        const noise = bandNoise(task, modes, [variance, variance]);
        noise.forEach((value, r) => {
          const full = lossOnly[r]! + variance * (1 - lossOnly[r]!);
          expect(value).toBeCloseTo(full, 9);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('is one mode for sensors of one resonance, and none where no light reaches a weighted sensor', () => {
    const alike = [paperSensor(), paperSensor(), paperSensor()];
    expect(meanForceModes(alike, [1, 1, 1], [0.9, 0.9, 0.9])).toHaveLength(1);
    expect(meanForceModes(paperSensors(), [0, 0, 1, 0], [0.9, 0.9, 0, 0.9])).toEqual([]);
  });

  it('are orthonormal', () => {
    const [a, b] = meanForceModes(paperSensors(), [1, 2, -1, 0.5], [0.9, 0.5, 0.7, 0.8]);
    expect(dot(a!, a!)).toBeCloseTo(1, 13);
    expect(dot(b!, b!)).toBeCloseTo(1, 13);
    expect(dot(a!, b!)).toBeCloseTo(0, 11);
  });
});

describe('meanForceDirections', () => {
  it('lie in the span of the two modes', () => {
    const sensors = paperSensors();
    const ones = sensors.map(() => 1);
    // x_zpf, and with it the transduction, depends on the resonance; the directions take it as equal.
    const levelled = sensors.map((sensor) => ({ ...sensor, power: sensor.power / sensor.resonance }));
    const [a, b] = meanForceModes(levelled, ones, ones);
    const masses = sensors.map(({ mass }) => mass);
    for (const row of meanForceDirections(masses, PAPER_RESONANCES, [4.25e6, 4.3e6, 4.32e6, 4.39e6])) {
      expect(dot(row, a!) ** 2 + dot(row, b!) ** 2).toBeCloseTo(1, 10);
    }
  });
});
