import { REDUCED_PLANCK, SPEED_OF_LIGHT } from './constants';

/**
 * A membrane in a cavity that is read out by a probe on resonance with the cavity. SI units; frequencies
 * and rates are angular, in rad/s.
 */
export interface OptomechanicalSensor {
  /** m, effective mass of the mechanical mode in kg. */
  readonly mass: number;
  /** Omega, mechanical resonance. */
  readonly resonance: number;
  /** Gamma, energy decay rate (full width at half maximum) due to the bath. */
  readonly damping: number;
  /** Gamma with cold damping; the bath's own Gamma if absent. */
  readonly effectiveDamping?: number;
  /** T of the bath in K. */
  readonly temperature: number;
  /** g_0, single-photon optomechanical coupling. */
  readonly coupling: number;
  /** kappa, energy decay rate of the cavity. */
  readonly cavityDecay: number;
  /** P, probe power at the sensor in W. */
  readonly power: number;
  /** lambda of the probe in m. */
  readonly wavelength: number;
}

/** The parameters of a sensor that are always there. */
export type SensorParameter = Exclude<keyof OptomechanicalSensor, 'effectiveDamping'>;

/**
 * Whether the cavity is taken as infinitely fast (omega << kappa), or its finite bandwidth counts:
 * kappa -> kappa sqrt(1 + 4 omega^2 / kappa^2).
 */
export type CavityResponse = 'fast' | 'finite';

/** Phi = P lambda / (2 pi hbar c), photons a second: a flux, not a number of photons in the cavity. */
export function photonFlux(power: number, wavelength: number): number {
  return (power * wavelength) / (2 * Math.PI * REDUCED_PLANCK * SPEED_OF_LIGHT);
}

/** x_zpf = sqrt(hbar / (2 m Omega)) in m. */
export function zeroPointMotion(mass: number, resonance: number): number {
  return Math.sqrt(REDUCED_PLANCK / (2 * mass * resonance));
}

/**
 * k = 8 g_0 sqrt(Phi) / (kappa x_zpf) in 1/m: displacement of the output quadrature Y (vacuum
 * variance 1) per metre of motion.
 *
 * @param frequency omega, used by a `finite` cavity only
 */
export function transduction(sensor: OptomechanicalSensor, frequency: number, cavity: CavityResponse = 'fast'): number {
  const { coupling, cavityDecay, power, wavelength, mass, resonance } = sensor;
  const decay = cavity === 'fast' ? cavityDecay : Math.hypot(cavityDecay, 2 * frequency);
  return (8 * coupling * Math.sqrt(photonFlux(power, wavelength))) / (decay * zeroPointMotion(mass, resonance));
}
