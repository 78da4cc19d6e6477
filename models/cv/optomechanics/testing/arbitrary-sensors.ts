import fc from 'fast-check';
import type { OptomechanicalSensor } from '../sensor';

const between = (low: number, high: number) =>
  fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);

/** Sensors over many decades of every parameter. */
export const anySensor: fc.Arbitrary<OptomechanicalSensor> = fc.record({
  mass: between(1e-15, 1e-3),
  resonance: between(1e2, 1e9),
  damping: between(1e-3, 1e4),
  temperature: between(1e-3, 1e3),
  coupling: between(1, 1e6),
  cavityDecay: between(1e5, 1e13),
  power: between(1e-9, 1),
  wavelength: between(3e-7, 1e-5),
});

/** A frequency relative to a resonance, on it included. */
export const anyRelativeFrequency = fc.oneof(fc.constant(1), between(0.01, 100));
