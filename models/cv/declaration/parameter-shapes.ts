import type { NumberParameter } from '../../parameter';

/** Largest mean photon number that fields accept; a pure state of that size is squeezed by 66 dB. */
export const MAX_PHOTONS = 1e6;

/** Largest read-out weight that fields accept. */
export const MAX_READOUT = 1e12;

/** Power efficiency of a component; the laboratory quotes it as a loss in dB. */
export function transmission(key: string, label: string, help: string): NumberParameter {
  return {
    kind: 'number',
    key,
    label,
    help,
    quantity: 'transmission',
    range: { min: 0, max: 1 },
    default: 1,
    scale: 'linear',
    tolerance: { value: 0.01, relative: false },
  };
}

/** Static phase, with the usual accuracy of setting it (rad). */
export function angle(key: string, label: string, help: string, tolerance: number): NumberParameter {
  return {
    kind: 'number',
    key,
    label,
    help,
    quantity: 'angle',
    range: { min: -Math.PI, max: Math.PI },
    default: 0,
    scale: 'linear',
    tolerance: { value: tolerance, relative: false },
  };
}

/** Rms of a fluctuating angle; 0.5 rad is beyond any lock that deserves the name. */
export function jitter(key: string, label: string, help: string): NumberParameter {
  return {
    kind: 'number',
    key,
    label,
    symbol: 'σ_φ',
    help,
    quantity: 'angle',
    range: { min: 0, max: 0.5 },
    default: 0,
    scale: 'linear',
    tolerance: { value: 0.2, relative: true },
  };
}
