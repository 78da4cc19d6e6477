import type { Parameters } from '../../document/project';
import { MAX_PUMP, opoSpectrum, pumpForPhotons } from '../equations/opo';
import { numberOf } from './graph';
import type { Oscillator } from './scheme';

/** The oscillator of a squeezer whose state follows from its pump; null for the other kinds of squeezer. */
export function oscillatorOf(parameters: Parameters): Oscillator | null {
  if (parameters['purity'] !== 'pumped') return null;
  return {
    escape: numberOf(parameters, 'escape', 1),
    detuning: numberOf(parameters, 'detuning', 0),
    mostPump: Math.min(MAX_PUMP, numberOf(parameters, 'pumpLimit', MAX_PUMP)),
  };
}

/** Photons that leave the oscillator at a pump amplitude x. */
export function photonsOf({ escape, detuning }: Oscillator, pump: number): number {
  return opoSpectrum(pump, escape, detuning).photons;
}

/** The pump amplitude that makes so many photons, within what the oscillator is run at. */
export function pumpOf({ escape, detuning, mostPump }: Oscillator, photons: number): number {
  return Math.min(mostPump, pumpForPhotons(photons, escape, detuning));
}

/** The most photons that leave the oscillator. */
export function mostPhotonsOf(oscillator: Oscillator): number {
  return photonsOf(oscillator, oscillator.mostPump);
}
