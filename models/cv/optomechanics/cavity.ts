import { SPEED_OF_LIGHT } from './constants';
import { photonFlux, zeroPointMotion, type OptomechanicalSensor } from './sensor';

/** c / 2L in Hz. */
export function freeSpectralRange(length: number): number {
  return SPEED_OF_LIGHT / (2 * length);
}

/**
 * How the width of a cavity with one leaky mirror follows from its reflectivity: the width of the
 * Airy peak, or the decay rate of the photon number. They agree for good mirrors only.
 */
export type LinewidthRule = 'airy' | 'decay';

/**
 * kappa / 2 pi in Hz of a cavity between a perfect mirror and one of power reflectivity R:
 * FSR (1 - sqrt R) / (pi R^(1/4)), or FSR (-ln R) / (2 pi).
 */
export function cavityLinewidth(length: number, reflectivity: number, rule: LinewidthRule = 'airy'): number {
  const range = freeSpectralRange(length);
  switch (rule) {
    case 'airy':
      return (range * (1 - Math.sqrt(reflectivity))) / (Math.PI * Math.sqrt(Math.sqrt(reflectivity)));
    case 'decay':
      return (-range * Math.log(reflectivity)) / (2 * Math.PI);
  }
}

/** g_0 = (2 pi c / (lambda L)) x_zpf in rad/s, of a mirror or membrane that closes a cavity of length L. */
export function dispersiveCoupling(length: number, wavelength: number, mass: number, resonance: number): number {
  return ((2 * Math.PI * SPEED_OF_LIGHT) / (wavelength * length)) * zeroPointMotion(mass, resonance);
}

/** Photons in the cavity, 4 Phi / kappa, for a probe on resonance. */
export function intracavityPhotons({ power, wavelength, cavityDecay }: OptomechanicalSensor): number {
  return (4 * photonFlux(power, wavelength)) / cavityDecay;
}
