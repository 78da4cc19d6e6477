import { BOLTZMANN, REDUCED_PLANCK } from './constants';
import { SPECTRUM_FACTORS, type SpectrumConvention } from './conventions';
import { transduction, type CavityResponse, type OptomechanicalSensor } from './sensor';
import { stiffness } from './susceptibility';

/**
 * Noise of one sensor, referred to the force on it: power spectral densities in N^2/Hz. The record is
 * y = sqrt(eta_post) [Y + k chi (F + F_th + (hbar k / 2) X)] + vacuum.
 */

/** The light at the sensor and how its record is counted. */
export interface ProbeLight {
  /** V_Y of the arriving light in units of vacuum noise; 1 if absent. */
  readonly phaseVariance?: number;
  /** V_X of the arriving light; 1 if absent, 0 leaves back-action out. */
  readonly amplitudeVariance?: number;
  /** eta_post, efficiency behind the sensor; 1 if absent. */
  readonly efficiency?: number;
  /** `two` if absent. */
  readonly convention?: SpectrumConvention;
  /** `fast` if absent. */
  readonly cavity?: CavityResponse;
}

/**
 * S_th = 2 m Gamma k_B T, two-sided and in the classical limit. Cold damping does not lower it: the
 * bath drives the membrane through its own Gamma.
 */
export function thermalForceNoise(sensor: OptomechanicalSensor, convention: SpectrumConvention = 'two'): number {
  const { mass, damping, temperature } = sensor;
  return SPECTRUM_FACTORS[convention].thermal * 2 * mass * damping * BOLTZMANN * temperature;
}

/**
 * S_imp = [V_Y + (1 - eta) / eta] / (k^2 |chi|^2) = x_zpf^2 kappa^2 [..] / (64 g_0^2 Phi |chi|^2),
 * two-sided (Eq. (1) of the paper lacks x_zpf^2). Infinite without efficiency or probe power.
 */
export function imprecisionForceNoise(sensor: OptomechanicalSensor, frequency: number, light: ProbeLight = {}): number {
  const { phaseVariance = 1, efficiency = 1, convention = 'two', cavity = 'fast' } = light;
  const perForce = stiffness(sensor, frequency) / transduction(sensor, frequency, cavity);
  const noise = phaseVariance + (1 - efficiency) / efficiency;
  return SPECTRUM_FACTORS[convention].imprecision * noise * perForce ** 2;
}

/** S_ba = (hbar k / 2)^2 V_X = 16 hbar^2 g_0^2 Phi V_X / (x_zpf^2 kappa^2), two-sided. */
export function backActionForceNoise(sensor: OptomechanicalSensor, frequency: number, light: ProbeLight = {}): number {
  const { amplitudeVariance = 1, convention = 'two', cavity = 'fast' } = light;
  const force = 0.5 * REDUCED_PLANCK * transduction(sensor, frequency, cavity);
  return SPECTRUM_FACTORS[convention].backAction * amplitudeVariance * force ** 2;
}

/** The three terms and what they add up to, for light whose quadratures are not correlated. */
export interface ForceNoise {
  readonly thermal: number;
  readonly imprecision: number;
  readonly backAction: number;
  readonly total: number;
}

export function forceNoise(sensor: OptomechanicalSensor, frequency: number, light: ProbeLight = {}): ForceNoise {
  const thermal = thermalForceNoise(sensor, light.convention);
  const imprecision = imprecisionForceNoise(sensor, frequency, light);
  const backAction = backActionForceNoise(sensor, frequency, light);
  return { thermal, imprecision, backAction, total: thermal + imprecision + backAction };
}

/** Force resolution sqrt(S_F) in N/sqrt(Hz). */
export function forceResolution(sensor: OptomechanicalSensor, frequency: number, light: ProbeLight = {}): number {
  return Math.sqrt(forceNoise(sensor, frequency, light).total);
}
