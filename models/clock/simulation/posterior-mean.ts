import type { Counts } from './level-readout';
import type { SimulatedLevel } from './simulated-cascade';

/** Grid points in one turn of the largest state. */
const POINTS_PER_FRINGE = 24;
/** Standard deviations of the level-0 estimate within which the phase is looked for. */
const WINDOW = 6;
/** Logarithm of the share of the maximum below which a grid point adds nothing that could be seen. */
const NEGLIGIBLE = -30;
/** Log-likelihood of no level. */
const NOTHING = new Float64Array(1);

/** What a level says, by grid point of one of its turns. */
interface LevelTable {
  readonly cosineHalf: number;
  readonly sineHalf: number;
  /** ln of the odds of +1 of either quadrature. */
  readonly cosineOdds: Float64Array;
  readonly sineOdds: Float64Array;
  /** What the log-likelihood holds whatever the outcome. */
  readonly constant: Float64Array;
  /** Log-likelihood of the present trial, of this level and all larger ones. */
  readonly logs: Float64Array;
}

/**
 * Joint Bayesian estimate of the centre-of-mass phase from all levels at once: mean of the posterior on a
 * grid of 24 points per fringe of the largest state, with the level-0 estimate as a Gaussian, or on the full
 * circle where there is none.
 */
export class PosteriorMean {
  private readonly points: number;
  /** Grid points that are looked at, half of them below the level-0 estimate. */
  private readonly size: number;
  /** From the largest state to the smallest. */
  private readonly tables: readonly LevelTable[];
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
    this.tables = levels.map((level) => tabulate(level, this.points / level.size)).reverse();
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
    let larger: Float64Array = NOTHING;
    const { tables } = this;
    for (let l = 0; l < tables.length; l++) {
      const { cosineHalf, sineHalf, cosineOdds, sineOdds, constant, logs } = tables[l]!;
      const seen = counts[tables.length - 1 - l]!;
      const cosine = seen.cosine - cosineHalf;
      const sine = seen.sine - sineHalf;
      for (let g = 0; g < logs.length;) {
        for (let h = 0; h < larger.length; h++, g++) {
          logs[g] = constant[g]! + cosine * cosineOdds[g]! + sine * sineOdds[g]! + larger[h]!;
        }
      }
      larger = logs;
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

function tabulate({ copies, contrast }: SimulatedLevel, period: number): LevelTable {
  const cosineHalf = Math.ceil(copies / 2) / 2;
  const sineHalf = Math.floor(copies / 2) / 2;
  const cosineOdds = new Float64Array(period);
  const sineOdds = new Float64Array(period);
  const constant = new Float64Array(period);
  for (let g = 0; g < period; g++) {
    const phase = (2 * Math.PI * g) / period;
    const [plus, minus] = logPair(contrast * Math.cos(phase));
    const [up, down] = logPair(contrast * Math.sin(phase));
    cosineOdds[g] = plus - minus;
    sineOdds[g] = up - down;
    constant[g] = cosineHalf * (plus + minus) + sineHalf * (up + down);
  }
  return { cosineHalf, sineHalf, cosineOdds, sineOdds, constant, logs: new Float64Array(period) };
}

/** ln(1 + s) and ln(1 - s), finite also where an outcome is impossible: its odds become e^-690. */
function logPair(signal: number): [number, number] {
  const floor = 1e-300;
  return [Math.log(Math.max(floor, 1 + signal)), Math.log(Math.max(floor, 1 - signal))];
}

/** The rest of a whole number as an integer, which indices of inner loops have to be to be quick. */
function modulo(value: number, period: number): number {
  const rest = (value | 0) % (period | 0);
  return rest < 0 ? rest + period : rest;
}
