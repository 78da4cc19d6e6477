import { backActionForceNoise, imprecisionForceNoise, thermalForceNoise, type ProbeLight } from './force-noise';
import type { OptomechanicalSensor } from './sensor';

/**
 * Offset above the resonance, in rad/s, at which the force resolution has worsened to `resolution`
 * (N/sqrt(Hz)). Null if it is that bad on resonance already. Fast cavity.
 *
 * With z = omega^2 - Omega^2, |1 / chi|^2 / m^2 = z^2 + Gamma^2 (Omega^2 + z): a quadratic in z.
 */
export function offsetForResolution(
  sensor: OptomechanicalSensor,
  resolution: number,
  light: Omit<ProbeLight, 'cavity'> = {},
): number | null {
  const { resonance, damping, effectiveDamping = damping } = sensor;
  const floor = thermalForceNoise(sensor, light.convention) + backActionForceNoise(sensor, resonance, light);
  const onResonance = imprecisionForceNoise(sensor, resonance, light);
  const width = effectiveDamping ** 2;
  // Excess of |1 / chi|^2 over its value on resonance, in units of m^2.
  const excess = ((resolution ** 2 - floor) / onResonance - 1) * width * resonance ** 2;
  if (!(excess >= 0)) return null;
  const z = (2 * excess) / (width + Math.sqrt(width ** 2 + 4 * excess));
  return z / (Math.sqrt(resonance ** 2 + z) + resonance);
}
