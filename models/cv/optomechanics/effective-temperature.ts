import { BOLTZMANN, REDUCED_PLANCK } from './constants';

/** Mean thermal occupation 1 / (exp(hbar Omega / k_B T) - 1) of an oscillator. */
export function thermalOccupation(temperature: number, resonance: number): number {
  return 1 / Math.expm1((REDUCED_PLANCK * resonance) / (BOLTZMANN * temperature));
}

export interface ColdDamping {
  /** T_eff = T Gamma / Gamma_eff in K. */
  readonly temperature: number;
  /** k_B T_eff / (hbar Omega), classical. */
  readonly occupation: number;
}

/**
 * Temperature of the motion when damping without noise of its own broadens Gamma to Gamma_eff. The
 * motion is colder, but the force noise of the bath is not lower: the sensor resolves forces no better.
 */
export function coldDamping(
  temperature: number,
  damping: number,
  effectiveDamping: number,
  resonance: number,
): ColdDamping {
  const cooled = (temperature * damping) / effectiveDamping;
  return { temperature: cooled, occupation: (BOLTZMANN * cooled) / (REDUCED_PLANCK * resonance) };
}
