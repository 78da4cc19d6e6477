import type { ParameterValue } from '../parameter';

/**
 * What the sensors measure.
 *
 * - `shift` a local shift of the light, with a response that is stated as a number
 * - `force` the force on a mechanical oscillator, with a response that follows from its mechanics, its
 *   cavity and the frequency
 */
export type Signal = 'shift' | 'force';

type Network = Readonly<Record<string, ParameterValue>>;

/** What the network measures; `shift` where nothing is written. */
export function signalOf(network: Network): Signal {
  return network['signal'] === 'force' ? 'force' : 'shift';
}

export function measuresForce(network: Network): boolean {
  return signalOf(network) === 'force';
}

/**
 * Where unknown forces act: `everywhere` every sensor feels one of its own, so each is read from its own
 * record; `local` only sensors with a weight do, so the records of the others serve as references.
 */
export type ForcePlaces = 'everywhere' | 'local';

export function forcePlacesOf(network: Network): ForcePlaces {
  return network['forces'] === 'local' ? 'local' : 'everywhere';
}

/** Whether the sensors are judged at one frequency or over a band. */
export type Spectrum = 'single' | 'band';

export function spectrumOf(network: Network): Spectrum {
  return network['spectrum'] === 'band' ? 'band' : 'single';
}
