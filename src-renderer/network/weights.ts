import type { Functional, NetworkElement } from '../../models/document/project';

type Weights = Functional['weights'];

/** The same weight for every sensor, adding up to one. */
export function equalWeights(sensors: readonly NetworkElement[]): Weights {
  return Object.fromEntries(sensors.map(({ id }) => [id, 1 / sensors.length]));
}

/**
 * The weights scaled so that they add up to one; where they cancel, so that their magnitudes do. Null where all are
 * zero: there is nothing to scale.
 */
export function summingToOne(weights: Weights): Weights | null {
  const values = Object.values(weights);
  const magnitude = values.reduce((sum, value) => sum + Math.abs(value), 0);
  if (magnitude === 0) return null;
  const sum = values.reduce((total, value) => total + value, 0);
  // A sum that is small against its terms is a cancellation: scaling by it would blow the weights up.
  const scale = Math.abs(sum) > 1e-9 * magnitude ? sum : magnitude;
  return Object.fromEntries(Object.entries(weights).map(([id, value]) => [id, value / scale]));
}
