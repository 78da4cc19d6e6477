/**
 * The physical kinds of number that fields accept. Each has one SI (or natural) unit in which the
 * document stores it.
 *
 * - `number` plain dimensionless number; `weight` the same, may be a fraction such as 1/4
 * - `fraction` 0..1, shown in percent
 * - `transmission` power efficiency 0..1, shown as a loss in dB (0.86 dB) or as an efficiency (82 %)
 * - `squeezing` variance relative to vacuum, at most 1, shown as a level in dB, at most 0
 * - `antisqueezing` variance relative to vacuum, at least 1, shown as a level in dB, at least 0
 * - `photons` mean photon number
 * - `forceNoise` square root of a force power spectral density
 */
export type QuantityKind =
  | 'number'
  | 'weight'
  | 'count'
  | 'fraction'
  | 'transmission'
  | 'squeezing'
  | 'antisqueezing'
  | 'photons'
  | 'angle'
  | 'time'
  | 'frequency'
  | 'rate'
  | 'power'
  | 'temperature'
  | 'mass'
  | 'length'
  | 'forceNoise';
