import { quadraticForm, type Matrix } from '../../../optimizer/matrix';
import type { Vector } from '../../../optimizer/vector';
import { homodyneCovariance } from '../equations/covariance';
import { thermalForceNoise } from './force-noise';
import { transduction, type OptomechanicalSensor } from './sensor';
import { stiffness } from './susceptibility';

/**
 * Spectral density of the weighted sum of the records over its shot noise (Fig. 3e of the paper):
 * [sum g^2 eta |k chi|^2 S_th + (sqrt(eta) g)^T V_Y (sqrt(eta) g) + sum g^2 (1 - eta)] / sum g^2.
 * Two-sided thermal forces, no back-action. With equal weights each peak is 1/M of what it is alone.
 *
 * @param weights g_j, signs as given
 * @param atSensors covariance of the light at the sensors, 2M x 2M
 * @param efficiencies eta_j behind the sensors
 */
export function jointSpectrum(
  sensors: readonly OptomechanicalSensor[],
  weights: Vector,
  atSensors: Matrix,
  efficiencies: Vector,
  frequency: number,
): number {
  const records = homodyneCovariance(
    atSensors,
    sensors.map(() => 0),
    efficiencies,
  );
  let square = 0;
  let thermal = 0;
  sensors.forEach((sensor, j) => {
    square += weights[j]! ** 2;
    thermal += weights[j]! ** 2 * recordGain(sensor, efficiencies[j]!, frequency) * thermalForceNoise(sensor);
  });
  return (thermal + quadraticForm(records, weights)) / square;
}

/** eta |k chi|^2: power in the record, in units of shot noise, per N^2/Hz of force. */
export function recordGain(sensor: OptomechanicalSensor, efficiency: number, frequency: number): number {
  return efficiency * (transduction(sensor, frequency) / stiffness(sensor, frequency)) ** 2;
}
