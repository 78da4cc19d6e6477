import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMechanics } from '../network/mechanics';
import { forceResolution } from '../optomechanics/force-noise';
import { randomForces } from '../testing/force-networks';
import { placeResolution, placeSlope, resolutionChange, responseRatio, sensorsInPlace } from './sensor-in-place';
import { listedQuantities } from './sensor-quantities';

/** Small against the narrowest resonance of the random sensors. */
const STEP = 1e-8;

describe('a sensor in its place', () => {
  it('has slopes that finite differences confirm, on its resonance wherever that lies and at a frequency', () => {
    fc.assert(
      fc.property(randomForces(), fc.boolean(), (project, coldDamped) => {
        const mechanics = readMechanics(project)!;
        const [first] = sensorsInPlace(project, mechanics);
        const { damping } = first!.sensor;
        const place = coldDamped ? { ...first!, sensor: { ...first!.sensor, effectiveDamping: 3 * damping } } : first!;
        for (const { quantity } of listedQuantities(coldDamped)) {
          if (quantity === 'detection' && place.after > 1 - 2 * STEP) continue;
          for (const at of ['resonance', mechanics.frequency] as const) {
            const change = (deviation: number): number => resolutionChange(place, at, { [quantity]: deviation });
            const numeric = (change(STEP) - change(-STEP)) / (2 * STEP);
            const slope = placeSlope(place, at, quantity);
            expect(Math.abs(numeric - slope)).toBeLessThan(1e-5 + 1e-4 * Math.abs(slope));
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('resolves forces as the sensor alone does in the light that arrives', () => {
    fc.assert(
      fc.property(randomForces(), (project) => {
        const mechanics = readMechanics(project)!;
        for (const place of sensorsInPlace(project, mechanics)) {
          const { sensor, excess, after, convention } = place;
          expect(placeResolution(place, mechanics.frequency)).toBe(
            forceResolution(sensor, mechanics.frequency, {
              phaseVariance: 1 + excess.y,
              amplitudeVariance: 1 + excess.x,
              efficiency: after,
              convention,
              cavity: 'finite',
            }),
          );
        }
      }),
      { numRuns: 10 },
    );
  });

  it('reads what it should where it is as planned, and by the factor that it is off in proportion', () => {
    fc.assert(
      fc.property(randomForces(), fc.double({ min: -0.5, max: 0.5, noNaN: true }), (project, deviation) => {
        const mechanics = readMechanics(project)!;
        const place = sensorsInPlace(project, mechanics)[0]!;
        const planned = responseRatio(place, mechanics.frequency, {});
        expect(planned.size).toBeCloseTo(1, 12);
        expect(planned.error).toBeLessThan(1e-12);
        const stronger = responseRatio(place, mechanics.frequency, { coupling: deviation });
        expect(stronger.size).toBeCloseTo(1 + deviation, 12);
        expect(stronger.error).toBeCloseTo(Math.abs(deviation), 12);
        // Twice as heavy is half as far, but the zero-point motion in the transduction gives a root back.
        expect(responseRatio(place, mechanics.frequency, { mass: 3 }).size).toBeCloseTo(0.5, 12);
      }),
      { numRuns: 20 },
    );
  });
});
