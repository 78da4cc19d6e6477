import { LevelLikelihood } from './level-likelihood';
import type { Counts } from './level-readout';
import type { SimulatedLevel } from './simulated-cascade';

/** Grid points in one turn of the largest state. */
const POINTS_PER_FRINGE = 24;
/** Standard deviations of the level-0 estimate within which the phase is looked for. */
const WINDOW = 6;
/** Logarithm of the share of the maximum below which a grid point adds nothing that could be seen. */
const NEGLIGIBLE = -30;

/**
 * Joint Bayesian estimate of the centre-of-mass phase from all levels at once: mean of the posterior on a
 * grid of 24 points per fringe of the largest state, with the level-0 estimate as a Gaussian, or on the full
 * circle where there is none.
 */
export class PosteriorMean {
  private readonly points: number;
  /** Grid points that are looked at, half of them below the level-0 estimate. */
  private readonly size: number;
  /** From the largest state to the smallest, and the sum of each with all larger ones. */
  private readonly levels: readonly LevelLikelihood[];
  private readonly sums: readonly Float64Array[];
  private readonly logs: Float64Array;

  /** @param priorDeviation rad, of the level-0 estimate; null without level 0 */
  constructor(
    levels: readonly SimulatedLevel[],
    private readonly priorDeviation: number | null,
  ) {
    const largest = levels[levels.length - 1]!.size;
    this.points = POINTS_PER_FRINGE * largest;
    const reach = priorDeviation === null ? Infinity : (WINDOW * priorDeviation * this.points) / (2 * Math.PI);
    this.size = Math.min(this.points, 2 * Math.ceil(reach));
    this.logs = new Float64Array(this.size);
    this.levels = levels.map((level) => new LevelLikelihood(level, this.points / level.size)).reverse();
    this.sums = this.levels.map(({ period }) => new Float64Array(period));
  }

  /** The estimate, rad; `about` is the level-0 estimate and is not used without level 0. */
  estimate(counts: readonly Counts[], about: number): number {
    const step = (2 * Math.PI) / this.points;
    const likelihood = this.likelihood(counts);
    if (this.priorDeviation === null) {
      const first = -this.size / 2;
      return this.circular(this.posterior(likelihood, first, 0, 0), first);
    }
    const first = Math.round(about / step) - this.size / 2;
    const scale = step / this.priorDeviation;
    return this.linear(this.posterior(likelihood, first, scale, first - about / step), first);
  }

  /**
   * Log-likelihood of all levels over a turn of the smallest state. A turn of each level holds a whole number of turns
   * of the next larger one, so the sum grows from the shortest turn to the longest.
   */
  private likelihood(counts: readonly Counts[]): Float64Array {
    const { levels, sums } = this;
    const last = levels.length - 1;
    let larger = levels[0]!.of(counts[last]!);
    for (let l = 1; l <= last; l++) {
      const own = levels[l]!.of(counts[last - l]!);
      const sum = sums[l]!;
      for (let g = 0; g < sum.length;) for (let h = 0; h < larger.length; h++, g++) sum[g] = own[g]! + larger[h]!;
      larger = sum;
    }
    return larger;
  }

  /** Fills `logs` with likelihood and prior from grid point `first` on, and returns their maximum. */
  private posterior(likelihood: Float64Array, first: number, scale: number, origin: number): number {
    const { logs, size } = this;
    const period = likelihood.length;
    let most = -Infinity;
    let g = modulo(first, period);
    for (let i = 0; i < size; i++) {
      // In standard deviations of the level-0 estimate.
      const offset = scale * (origin + i);
      const log = likelihood[g]! - 0.5 * offset * offset;
      logs[i] = log;
      if (log > most) most = log;
      if (++g === period) g = 0;
    }
    return most;
  }

  private linear(most: number, first: number): number {
    const { logs, size } = this;
    const step = (2 * Math.PI) / this.points;
    let mass = 0;
    let moment = 0;
    for (let i = 0; i < size; i++) {
      const log = logs[i]! - most;
      if (log < NEGLIGIBLE) continue;
      const weight = Math.exp(log);
      mass += weight;
      moment += weight * i;
    }
    return step * (first + moment / mass);
  }

  private circular(most: number, first: number): number {
    const { logs, size } = this;
    const step = (2 * Math.PI) / this.points;
    let real = 0;
    let imaginary = 0;
    for (let i = 0; i < size; i++) {
      const log = logs[i]! - most;
      if (log < NEGLIGIBLE) continue;
      const weight = Math.exp(log);
      real += weight * Math.cos(step * (first + i));
      imaginary += weight * Math.sin(step * (first + i));
    }
    return Math.atan2(imaginary, real);
  }
}

/** The rest of a whole number as an integer, which indices of inner loops have to be to be quick. */
function modulo(value: number, period: number): number {
  const rest = (value | 0) % (period | 0);
  return rest < 0 ? rest + period : rest;
}
