import { binomialOutcomes, MOST_COPIES, type BinomialOutcomes, type PhaseEstimator } from './binomial-outcomes';
import { meanOnGrid, meanOverQuadrant } from './phase-average';

/**
 * Exact statistics of two-quadrature readout, by enumeration of all records and integration over a uniform phase.
 * Records, estimates and copies have the symmetry of the two axes, so one quadrant of phases stands for all.
 * Undefined outside the range: copies whole in 1..512, contrast in (0, 1].
 */

const TWO_PI = 2 * Math.PI;
/** Estimates sit at symmetric angles, where |R d_(i-1) - d_i| = pi exactly; equal within this counts half. */
const TIE = 1e-9;

/**
 * Mean square error, rad^2, of the wrapped maximum-likelihood phase of n copies: 1.50 / n, 1.44 / n, 1.35 / n at
 * n = 10, 20, 30, and 1 / n only slowly, because near the axes one quadrature is dead.
 * @param samples phases of a quadrant on an even grid, for searches; exact if left out
 */
export function binomialVariance(copies: number, contrast = 1, samples?: number): number | undefined {
  if (!inRange(copies, contrast)) return undefined;
  const outcomes = binomialOutcomes(copies, contrast, 'maximum-likelihood');
  const mass = new Float64Array(outcomes.angles.length);
  const square = (phase: number): number => {
    outcomes.probabilities(phase, mass);
    let sum = 0;
    for (let k = 0; k < mass.length; k++) sum += mass[k]! * wrap(outcomes.angles[k]! - phase) ** 2;
    return sum;
  };
  return samples === undefined ? meanOverQuadrant(square, opposite(outcomes), copies) : meanOnGrid(square, samples);
}

/**
 * Exact probability |estimate - phase| > pi / D of one level, the next level taken as exact.
 * @param base D >= 1
 */
export function binomialDigitError(
  copies: number,
  base: number,
  contrast = 1,
  estimator: PhaseEstimator = 'maximum-likelihood',
): number | undefined {
  if (!inRange(copies, contrast) || !(base >= 1)) return undefined;
  const outcomes = binomialOutcomes(copies, contrast, estimator);
  const { angles } = outcomes;
  const reach = Math.PI / base;
  const mass = new Float64Array(angles.length);
  const sums = new Float64Array(angles.length + 1);
  const wrong = (phase: number): number => {
    outcomes.probabilities(phase, mass);
    accumulate(mass, sums);
    return arc(sums, below(angles, phase + reach), below(angles, phase - reach + TWO_PI), TWO_PI - 2 * reach);
  };
  const jumps = Array.from(angles).flatMap((angle) => [angle - reach, angle + reach]);
  return meanOverQuadrant(wrong, jumps, copies);
}

/**
 * Exact probability that the digit between two levels is wrong, |R d_(i-1) - d_i| > pi with wrapped errors d of the
 * maximum-likelihood phases. At R = 2 and C = 1 it falls by 0.30 per copy, not by the pi^2/8 of (A14).
 * @param ratio R, whole, >= 1: the true phase of the current level is R times that of the previous one
 * @param samples phases of a quadrant on an even grid: 60 give P to about 1e-3 in a fiftieth of the time, which is
 *   what a search needs; exact if left out
 */
export function binomialJointDigitError(
  previous: { readonly copies: number; readonly contrast: number },
  current: { readonly copies: number; readonly contrast: number },
  ratio: number,
  samples?: number,
): number | undefined {
  if (!inRange(previous.copies, previous.contrast) || !inRange(current.copies, current.contrast)) return undefined;
  if (!(Number.isInteger(ratio) && ratio >= 1)) return undefined;
  const lower = binomialOutcomes(previous.copies, previous.contrast, 'maximum-likelihood');
  const upper = binomialOutcomes(current.copies, current.contrast, 'maximum-likelihood');
  const lowerMass = new Float64Array(lower.angles.length);
  const upperMass = new Float64Array(upper.angles.length);
  const sums = new Float64Array(upperMass.length + 1);
  // d_i is wrong from -pi up to R d_(i-1) - pi, or from R d_(i-1) + pi up to pi. The near end of that arc of estimates
  // moves with the phase, the far end R e_(i-1) -+ pi does not; ties there count half.
  const far = Array.from(lower.angles, (angle) => ratio * angle - Math.PI);
  const before = Int32Array.from(far, (end) => below(upper.angles, turned(end) - TIE));
  const after = Int32Array.from(far, (end) => below(upper.angles, turned(end) + TIE));
  const wrong = (phase: number): number => {
    lower.probabilities(phase, lowerMass);
    upper.probabilities(ratio * phase, upperMass);
    accumulate(upperMass, sums);
    const near = below(upper.angles, ratio * phase - Math.PI);
    let sum = 0;
    for (let k = 0; k < lowerMass.length; k++) {
      const error = ratio * wrap(lower.angles[k]! - phase);
      const length = Math.abs(error);
      // Shorter than the reach of a tie: both ends are one.
      if (length < 4 * TIE) continue;
      if (length >= TWO_PI) sum += lowerMass[k]!;
      else if (error > 0)
        sum += lowerMass[k]! * meanOf(arc(sums, near, before[k]!, length), arc(sums, near, after[k]!, length));
      else sum += lowerMass[k]! * meanOf(arc(sums, before[k]!, near, length), arc(sums, after[k]!, near, length));
    }
    return sum;
  };
  if (samples !== undefined) return meanOnGrid(wrong, samples);
  const jumps = opposite(lower);
  for (const angle of upper.angles)
    for (let turn = 0; turn < ratio; turn++) jumps.push((angle + Math.PI + TWO_PI * turn) / ratio);
  return meanOverQuadrant(wrong, jumps, previous.copies + ratio * current.copies);
}

function inRange(copies: number, contrast: number): boolean {
  return Number.isInteger(copies) && copies >= 1 && copies <= MOST_COPIES && contrast > 0 && contrast <= 1;
}

/** The phases at which a wrapped error jumps from -pi to pi. */
function opposite({ angles }: BinomialOutcomes): number[] {
  return Array.from(angles, (angle) => angle + Math.PI);
}

function meanOf(a: number, b: number): number {
  return (a + b) / 2;
}

function accumulate(mass: Float64Array, sums: Float64Array): void {
  let sum = 0;
  for (let k = 0; k < mass.length; k++) {
    sum += mass[k]!;
    sums[k + 1] = sum;
  }
}

/**
 * Probability on the arc from entry `from` (included) up to entry `to` (not included), around the circle.
 * @param length of the arc, which tells an empty arc from a full turn where both ends meet
 */
function arc(sums: Float64Array, from: number, to: number, length: number): number {
  const total = sums[sums.length - 1]!;
  const size = sums.length - 1;
  const start = from === size ? 0 : from;
  const end = to === size ? 0 : to;
  if (start < end) return sums[end]! - sums[start]!;
  if (start > end) return total - sums[start]! + sums[end]!;
  return length > Math.PI ? total : 0;
}

/** Number of angles below a phase, which is first brought to (-pi, pi]. */
function below(angles: Float64Array, phase: number): number {
  const wanted = wrap(phase);
  let low = 0;
  let high = angles.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (angles[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A phase in (-pi, pi], rounded onto pi where it is a rounding below -pi: so that ties at the cut are found. */
function turned(phase: number): number {
  const wrapped = wrap(phase);
  return wrapped < -Math.PI + TIE ? Math.PI : wrapped;
}

function wrap(phase: number): number {
  const wrapped = phase - TWO_PI * Math.ceil((phase - Math.PI) / TWO_PI);
  return wrapped > -Math.PI ? wrapped : wrapped + TWO_PI;
}
