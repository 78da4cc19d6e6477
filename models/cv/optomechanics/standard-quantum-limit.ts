import { REDUCED_PLANCK } from './constants';
import { backActionForceNoise, imprecisionForceNoise, type ProbeLight } from './force-noise';
import { photonFlux, type OptomechanicalSensor } from './sensor';
import { stiffness } from './susceptibility';

/** C = 16 g_0^2 Phi / (kappa^2 Gamma), the cooperativity at the sensor's own probe power. */
export function cooperativity({ coupling, cavityDecay, damping, power, wavelength }: OptomechanicalSensor): number {
  return (16 * coupling ** 2 * photonFlux(power, wavelength)) / (cavityDecay ** 2 * damping);
}

/**
 * Probe power in W at which imprecision and back-action are equal (two-sided): P sqrt(S_imp / S_ba).
 * On resonance with vacuum this is Phi = kappa^2 Gamma / (64 g_0^2).
 *
 * @param light its convention is ignored, as the limit is a property of the two-sided physics
 */
export function quantumLimitPower(sensor: OptomechanicalSensor, frequency: number, light: ProbeLight = {}): number {
  const physical: ProbeLight = { ...light, convention: 'two' };
  const ratio = imprecisionForceNoise(sensor, frequency, physical) / backActionForceNoise(sensor, frequency, physical);
  return sensor.power * Math.sqrt(ratio);
}

/**
 * S_SQL = hbar |1 / chi| in N^2/Hz, two-sided: the lowest S_imp + S_ba of vacuum at any power, without
 * correlations between the quadratures.
 */
export function standardQuantumLimit(sensor: OptomechanicalSensor, frequency: number): number {
  return REDUCED_PLANCK * stiffness(sensor, frequency);
}
