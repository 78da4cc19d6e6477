import type { OptomechanicalSensor } from './sensor';

/** A complex number, time factor e^(+i omega t) throughout. */
export interface Complex {
  readonly real: number;
  readonly imaginary: number;
}

type Mechanics = Pick<OptomechanicalSensor, 'mass' | 'resonance' | 'damping' | 'effectiveDamping'>;

/** 1 / chi = m (Omega^2 - omega^2 + i Gamma omega) in N/m, with the damped Gamma where there is one. */
export function inverseSusceptibility(sensor: Mechanics, frequency: number): Complex {
  const { mass, resonance, damping, effectiveDamping = damping } = sensor;
  return {
    // As a product: the difference of the squares would lose digits next to the resonance.
    real: mass * (resonance - frequency) * (resonance + frequency),
    imaginary: mass * effectiveDamping * frequency,
  };
}

/** chi(omega) in m/N, motion per force. */
export function susceptibility(sensor: Mechanics, frequency: number): Complex {
  const { real, imaginary } = inverseSusceptibility(sensor, frequency);
  const square = real * real + imaginary * imaginary;
  return { real: real / square, imaginary: -imaginary / square };
}

/** |1 / chi| in N/m: m Gamma Omega on resonance, about 2 m Omega |delta| at an offset delta. */
export function stiffness(sensor: Mechanics, frequency: number): number {
  const { real, imaginary } = inverseSusceptibility(sensor, frequency);
  return Math.hypot(real, imaginary);
}
