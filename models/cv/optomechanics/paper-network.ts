import type { OptomechanicalSensor } from './sensor';

/** The set-up of Li et al. 2025 in SI units, with what its text leaves open made explicit. */

const PER_HERTZ = 2 * Math.PI;

/**
 * How the printed g_0 / 2 pi = 822 Hz is read. Cavity length, wavelength and mass give 822 rad/s, so the
 * 2 pi is probably a slip; the paper's own curves were drawn with it.
 */
export type CouplingReading = 'as-printed' | 'angular';

/** The sensor that the paper designs: 1.7e-11 kg, 4.3 MHz, 50 Hz, 300 K, 60 GHz, 5 uW at 1550 nm. */
export function paperSensor(reading: CouplingReading = 'as-printed', hertz = 4.3e6): OptomechanicalSensor {
  return {
    mass: 1.7e-11,
    resonance: PER_HERTZ * hertz,
    damping: PER_HERTZ * 50,
    temperature: 300,
    coupling: reading === 'as-printed' ? PER_HERTZ * 822 : 822,
    cavityDecay: PER_HERTZ * 60e9,
    power: 5e-6,
    wavelength: 1.55e-6,
  };
}

/** Resonances of the four sensors in Hz. */
export const PAPER_RESONANCES = [4.276e6, 4.301e6, 4.338e6, 4.365e6] as const;

/** The four sensors, equal but for their resonances. */
export function paperSensors(reading: CouplingReading = 'as-printed'): OptomechanicalSensor[] {
  return PAPER_RESONANCES.map((hertz) => paperSensor(reading, hertz));
}

/** Propagation to the sensor and detection behind it; their product is the 82 % channel. */
export const PAPER_PROPAGATION = 0.92;
export const PAPER_DETECTION = 0.89;
export const PAPER_CHANNEL = 0.82;

/** Mean photons of the squeezed light and its measured level, -7.1 dB. */
export const PAPER_PHOTONS = 2.3;
export const PAPER_SQUEEZING = 10 ** -0.71;
