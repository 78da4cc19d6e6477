import { formatNumber } from '../../quantity/format-number';
import { thermalFloor } from '../optimum/optimum-force';
import { readoutWeight, readResponse, transmissionOf } from '../network/channel-response';
import { displacementCertificate, ownCarrierCertificate } from '../equations/quantum-bound';
import { withIdealReadout } from './rival-schemes';
import type { Scheme } from '../network/scheme';
import { solveScheme } from '../optimum/solve-scheme';

/** A lower limit of the variance, and the class of strategies that it holds for. */
export interface Limit {
  readonly variance: number;
  readonly label: string;
  /** The claim as a sentence. */
  readonly statement: string;
  /** Whether it holds for any state with these photons and any measurement. */
  readonly quantum: boolean;
}

/**
 * What cannot be beaten with `photons` squeezed photons in all. Separate and individual carriers: any
 * quantum state and any measurement behind these losses. Shared carrier and common signal: all settings
 * of this network with its sources and homodyne detection.
 */
export function limitOf(scheme: Scheme, photons: number): Limit {
  const quantum = quantumLimit(scheme, photons);
  if (quantum !== null) return quantum;
  const subject = scheme.regime === 'shared' ? 'splits of light and carrier' : 'splits and read-out weights';
  return {
    variance: solveScheme(withIdealReadout(scheme)).bound,
    label: 'Best with these sources and homodyne detection',
    statement: `Among all ${subject} with these sources and homodyne detection none does better.`,
    quantum: false,
  };
}

/** The limit of any quantum state and measurement; null where only one of this network is known. */
export function quantumLimit(scheme: Scheme, photons: number): Limit | null {
  if (scheme.regime !== 'separate' && scheme.regime !== 'individual') return null;
  const shown = formatNumber(photons, { digits: 4 });
  const carriers = scheme.regime === 'individual' ? ' and this carrier power' : '';
  const forces = scheme.force ? ' against these thermal forces' : '';
  return {
    variance: quantumVariance(scheme, photons),
    label: 'Any quantum strategy with these photons and losses',
    statement: `No quantum strategy with ${shown} squeezed photons${carriers} and these losses${forces} does better.`,
    quantum: true,
  };
}

function quantumVariance(scheme: Scheme, photons: number): number {
  const ideal = withIdealReadout(scheme);
  const responses = ideal.channels.map(readResponse);
  if (scheme.regime === 'individual') {
    return ownCarrierCertificate(
      ideal.channels.map(({ weights }) => weights[0]!),
      ideal.channels.map(({ response }) => response),
      ideal.channels.map(({ before }) => before),
      ideal.channels.map(({ after }) => after),
      photons,
      scheme.carrierBudget,
      ideal.channels.map(({ carrierCap }) => carrierCap),
    );
  }
  const transmissions = ideal.channels.map(transmissionOf);
  const records = ideal.importances.reduce((sum, importance, r) => {
    const readout = ideal.channels.map(({ weights }, j) => readoutWeight(weights[r]!, responses[j]!));
    return sum + importance * displacementCertificate(readout, transmissions, photons);
  }, 0);
  // A classical force adds to the variance of any unbiased estimate; back-action could be evaded.
  return records + thermalFloor(ideal);
}
