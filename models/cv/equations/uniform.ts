import { pureVariance, purePhotons, lossy } from './sources';

/**
 * The uniform network of Li et al. 2025, Fig. 4: M equal sensors, equal weights 1/M, one efficiency
 * eta counted before the signal. The signal is a displacement Re(a), whose response in shot-noise
 * units of Y is 2; hence the factor 1/2.
 */
export type Scheme = 'entangled' | 'separable' | 'coherent';

/**
 * RMS error sigma = 1/2 sqrt((eta V + 1 - eta) / M).
 *
 * @param photons total squeezed photons N_s; `separable` shares them equally between the sensors
 */
export function uniformRmse(sensors: number, photons: number, efficiency: number, scheme: Scheme): number {
  return 0.5 * Math.sqrt(lossy(sourceVariance(sensors, photons, scheme), efficiency) / sensors);
}

function sourceVariance(sensors: number, photons: number, scheme: Scheme): number {
  switch (scheme) {
    case 'entangled':
      return pureVariance(photons);
    case 'separable':
      return pureVariance(photons / sensors);
    case 'coherent':
      return 1;
  }
}

/** Amplitude ratio sigma_separable / sigma_entangled at the same total photons. */
export function uniformAdvantage(sensors: number, photons: number, efficiency: number): number {
  return Math.sqrt(lossy(pureVariance(photons / sensors), efficiency) / lossy(pureVariance(photons), efficiency));
}

/**
 * RMS error of the uniform network with the loss counted where it is: `before` the sensor it acts on
 * the squeezing only, `after` it on the signal too. Infinite if nothing is detected.
 */
export function uniformRmsePrePost(sensors: number, variance: number, before: number, after: number): number {
  return 0.5 * Math.sqrt((lossy(variance, before) + (1 - after) / after) / sensors);
}

/** Limit of the advantage for M to infinity with the total photons fixed. Infinite without loss and noise. */
export function advantageLimitAtFixedTotal(photons: number, efficiency: number): number {
  return 1 / Math.sqrt(lossy(pureVariance(photons), efficiency));
}

/** Limit of the advantage for M to infinity with n = N_s / M photons a sensor; infinite at eta = 1. */
export function advantageLimitAtFixedShare(photonsPerSensor: number, efficiency: number): number {
  // Without photons both schemes are coherent light, however many sensors there are.
  if (photonsPerSensor === 0) return 1;
  return Math.sqrt(lossy(pureVariance(photonsPerSensor), efficiency) / (1 - efficiency));
}

/**
 * Number of sensors (a real number) at which sigma leaves the 1/M line for 1/sqrt(M): there the
 * squeezed noise eta V equals the noise 1 - eta that loss lets in. Zero for eta <= 1/2, where loss
 * always dominates; infinite at eta = 1.
 */
export function crossoverSensors(photonsPerSensor: number, efficiency: number): number {
  if (efficiency <= 0.5) return 0;
  return purePhotons((1 - efficiency) / efficiency) / photonsPerSensor;
}
