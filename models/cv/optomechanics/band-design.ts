import { dot, type Vector } from '../../../optimizer/vector';
import { optimiseFunctionals, type FunctionalsDesign, type SqueezerSupply } from '../equations/functionals';
import { signPatterns } from './sign-patterns';
import { transduction, type OptomechanicalSensor } from './sensor';
import { inverseSusceptibility } from './susceptibility';

/**
 * One network of squeezed light for a band of frequencies. At every frequency the noise counts relative
 * to its own shot noise: otherwise the edges of the band, where forces are hard to see, would decide
 * alone. The mean over the band is then a sum of squares of readout weights, and its optimum over all
 * networks an eigenvalue problem.
 */

/** What is read from the network. */
export interface BandTask {
  readonly sensors: readonly OptomechanicalSensor[];
  /**
   * `mean`: sum c_j F_j of independent forces, whose readout weights are fixed, g_j = c_j / s_j.
   * `common`: one force c_j F, read with the weights g_j ~ c_j s_j that are best for white noise.
   */
  readonly force: 'mean' | 'common';
  /** c_j */
  readonly weights: Vector;
  /** eta_pre,j and eta_post,j. */
  readonly before: Vector;
  readonly after: Vector;
  /** omega_r in rad/s. */
  readonly frequencies: Vector;
}

/** Readout weights of one frequency over their length; complex, as is 1 / chi on resonance. */
export interface BandReadout {
  readonly real: number[];
  readonly imaginary: number[];
}

/** The normalised readout weights of every frequency of the band; s_j = k_j chi_j sqrt(eta_post,j). */
export function bandReadouts(task: BandTask): BandReadout[] {
  return Array.from(task.frequencies, (frequency) => normalised(task, frequency));
}

/**
 * The network and squeezers with the lowest mean over the band of noise over shot noise.
 * `cost` is that mean, `shotNoise` 1. Null if the numbers given are not finite.
 */
export function designBand(task: BandTask, supply: SqueezerSupply): FunctionalsDesign | null {
  const readouts = bandReadouts(task);
  // Real and imaginary part are two records to a real network: both count.
  const rows = readouts.flatMap(({ real, imaginary }) => [real, imaginary]);
  const importances = rows.map(() => 1 / readouts.length);
  return optimiseFunctionals(rows, importances, transmissions(task), supply);
}

/**
 * Noise over shot noise at each frequency for a given network.
 *
 * @param modes orthonormal signed amplitudes with which each squeezer reaches the sensors
 * @param variances V_k of the squeezers
 */
export function bandNoise(task: BandTask, modes: readonly Vector[], variances: Vector): number[] {
  const tau = transmissions(task);
  return bandReadouts(task).map(
    ({ real, imaginary }) => rowNoise(real, tau, modes, variances) + rowNoise(imaginary, tau, modes, variances),
  );
}

/** Mean over the band of `bandNoise`. */
export function meanBandNoise(task: BandTask, modes: readonly Vector[], variances: Vector): number {
  const noises = bandNoise(task, modes, variances);
  return noises.reduce((sum, noise) => sum + noise, 0) / noises.length;
}

/** A split with the phases of its arms switched between 0 and pi. */
export interface SignedSplit {
  /** Signed amplitudes, sum of squares 1. */
  readonly amplitudes: number[];
  /** Mean over the band of noise over shot noise. */
  readonly noise: number;
}

/**
 * The best signs for one squeezer when the shares of its light are given: every pattern that the
 * resonances can produce is tried. With a free split `designBand` does better.
 *
 * @param shares p_j, sum 1
 * @param variance V of the squeezer
 */
export function bestSigns(task: BandTask, shares: Vector, variance: number): SignedSplit {
  const patterns = signPatterns(
    task.sensors.map(({ resonance }) => resonance),
    task.weights,
  );
  const splits = patterns.map((signs): SignedSplit => {
    const amplitudes = signs.map((sign, j) => (sign || 1) * Math.sqrt(shares[j]!));
    return { amplitudes, noise: meanBandNoise(task, [amplitudes], [variance]) };
  });
  return splits.reduce((best, split) => (split.noise < best.noise ? split : best));
}

/** Loss, what no squeezer reaches, and squeezed modes: sums that cannot cancel. */
function rowNoise(row: Vector, tau: Vector, modes: readonly Vector[], variances: Vector): number {
  let noise = 0;
  const rest = Array.from(row, (g, j) => g * Math.sqrt(tau[j]!));
  for (let j = 0; j < row.length; j++) noise += row[j]! ** 2 * (1 - tau[j]!);
  modes.forEach((mode, k) => {
    const along = dot(rest, mode);
    noise += variances[k]! * along ** 2;
    for (let j = 0; j < rest.length; j++) rest[j]! -= along * mode[j]!;
  });
  return noise + dot(rest, rest);
}

function normalised({ sensors, force, weights, after }: BandTask, frequency: number): BandReadout {
  const real: number[] = [];
  const imaginary: number[] = [];
  sensors.forEach((sensor, j) => {
    const inverse = inverseSusceptibility(sensor, frequency);
    const k = transduction(sensor, frequency) * Math.sqrt(after[j]!);
    const square = inverse.real ** 2 + inverse.imaginary ** 2;
    // conj(chi) = (1 / chi) / |1 / chi|^2: both kinds are 1 / chi times something real.
    const factor = weights[j] === 0 ? 0 : force === 'mean' ? weights[j]! / k : (weights[j]! * k) / square;
    real.push(factor * inverse.real);
    imaginary.push(factor * inverse.imaginary);
  });
  const length = Math.hypot(...real, ...imaginary);
  return { real: real.map((value) => value / length), imaginary: imaginary.map((value) => value / length) };
}

function transmissions({ before, after }: BandTask): number[] {
  return Array.from(before, (eta, j) => eta * after[j]!);
}
