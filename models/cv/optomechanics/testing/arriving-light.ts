import { matrixFromRows, type Matrix } from '../../../../optimizer/matrix';
import { networkCovariance } from '../../equations/covariance';
import { antiFromPhotons } from '../../equations/sources';
import { PAPER_DETECTION, PAPER_PHOTONS, PAPER_PROPAGATION, PAPER_SQUEEZING, paperSensors } from '../paper-network';
import type { ForceReadout } from '../force-covariance';

/** The paper's squeezer: its measured level and the anti-squeezing that its photons imply. */
export const PAPER_SOURCE = {
  squeezed: PAPER_SQUEEZING,
  antisqueezed: antiFromPhotons(PAPER_SQUEEZING, PAPER_PHOTONS),
  phase: 0,
};

/** Covariance at the sensors of one squeezer split with signed amplitudes behind a common loss. */
export function arrivingLight(
  amplitudes: readonly number[],
  before = PAPER_PROPAGATION,
  source = PAPER_SOURCE,
): Matrix {
  const real = matrixFromRows(amplitudes.map((w) => [w * Math.sqrt(before)]));
  const imaginary = matrixFromRows(amplitudes.map(() => [0]));
  return networkCovariance({ real, imaginary }, [source]);
}

/** The paper's four sensors with its detection; vacuum for amplitudes of zero. */
export function paperReadout(amplitudes: readonly number[]): ForceReadout {
  const sensors = paperSensors();
  return {
    sensors,
    atSensors: arrivingLight(amplitudes),
    angles: sensors.map(() => 0),
    efficiencies: sensors.map(() => PAPER_DETECTION),
  };
}

export const hertz = (value: number) => 2 * Math.PI * value;
export const femto = (density: number) => 1e15 * Math.sqrt(density);
export const decibel = (ratio: number) => 10 * Math.log10(ratio);
