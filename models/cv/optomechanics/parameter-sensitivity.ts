import { forceNoise, forceResolution, type ProbeLight } from './force-noise';
import type { CavityResponse, OptomechanicalSensor, SensorParameter } from './sensor';

/**
 * d ln sqrt(S_F) / d ln X for one parameter at a fixed frequency: half the
 * exponent of X in each term, weighted by the share of the term.
 */
export function logSensitivity(
  sensor: OptomechanicalSensor,
  parameter: SensorParameter,
  frequency: number,
  light: ProbeLight = {},
): number {
  const { thermal, imprecision, backAction, total } = forceNoise(sensor, frequency, light);
  const power = exponents(sensor, parameter, frequency, light.cavity);
  return (thermal * power.thermal + imprecision * power.imprecision + backAction * power.backAction) / (2 * total);
}

/**
 * Signed relative change of the force resolution when the sensor is replaced by another. Its absolute
 * value is the inconsistency delta, Eq. (2) of the paper.
 */
export function relativeChange(
  design: OptomechanicalSensor,
  made: OptomechanicalSensor,
  frequency: number,
  light: ProbeLight = {},
): number {
  return forceResolution(made, frequency, light) / forceResolution(design, frequency, light) - 1;
}

/** The sensor with parameters multiplied by 1 + their relative deviation. */
export function deviated(
  sensor: OptomechanicalSensor,
  deviations: Readonly<Partial<Record<SensorParameter, number>>>,
): OptomechanicalSensor {
  const factor = (name: SensorParameter) => sensor[name] * (1 + (deviations[name] ?? 0));
  return {
    ...sensor,
    mass: factor('mass'),
    resonance: factor('resonance'),
    damping: factor('damping'),
    temperature: factor('temperature'),
    coupling: factor('coupling'),
    cavityDecay: factor('cavityDecay'),
    power: factor('power'),
    wavelength: factor('wavelength'),
  };
}

interface Exponents {
  readonly thermal: number;
  readonly imprecision: number;
  readonly backAction: number;
}

/**
 * d ln S / d ln X of S_th ~ m Gamma T, S_imp ~ (kappa^2 / (g_0^2 P lambda m Omega)) |1 / chi|^2 and
 * S_ba ~ g_0^2 P lambda m Omega / kappa^2.
 */
function exponents(
  sensor: OptomechanicalSensor,
  parameter: SensorParameter,
  frequency: number,
  cavity: CavityResponse = 'fast',
): Exponents {
  const { resonance, damping, effectiveDamping, cavityDecay } = sensor;
  const detuning = (resonance - frequency) * (resonance + frequency);
  const width = ((effectiveDamping ?? damping) * frequency) ** 2;
  const square = detuning ** 2 + width;
  switch (parameter) {
    case 'mass':
      return { thermal: 1, imprecision: 1, backAction: 1 };
    case 'resonance':
      return { thermal: 0, imprecision: (4 * resonance ** 2 * detuning) / square - 1, backAction: 1 };
    case 'damping':
      // With cold damping chi does not see the bath's own Gamma.
      return { thermal: 1, imprecision: effectiveDamping === undefined ? (2 * width) / square : 0, backAction: 0 };
    case 'temperature':
      return { thermal: 1, imprecision: 0, backAction: 0 };
    case 'coupling':
      return { thermal: 0, imprecision: -2, backAction: 2 };
    case 'cavityDecay': {
      // The bandwidth of a finite cavity does not change with kappa: kappa^2 -> kappa^2 + 4 omega^2.
      const part = cavity === 'fast' ? 1 : cavityDecay ** 2 / (cavityDecay ** 2 + 4 * frequency ** 2);
      return { thermal: 0, imprecision: 2 * part, backAction: -2 * part };
    }
    case 'power':
    case 'wavelength':
      return { thermal: 0, imprecision: -1, backAction: 1 };
  }
}
