import type { ParameterValue } from '../parameter';

/**
 * How the probe carrier reaches the sensors; it decides which split is best.
 *
 * - `separate` carrier and local oscillator are independent of the squeezed light
 * - `shared` a bright carrier travels with the squeezed light through the same splitters
 * - `individual` every sensor has a carrier of its own, out of one power budget
 * - `common` all sensors see one signal, read-out weights are free
 */
export type Regime = 'separate' | 'shared' | 'individual' | 'common';

export const REGIMES: readonly Regime[] = ['separate', 'shared', 'individual', 'common'];

/** The regime of a network; `separate` where none is written. */
export function regimeOf(network: Readonly<Record<string, ParameterValue>>): Regime {
  const written = network['regime'];
  return REGIMES.find((regime) => regime === written) ?? 'separate';
}
