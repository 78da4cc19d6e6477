import type { Counts } from './level-readout';
import type { SimulatedLevel } from './simulated-cascade';

/** Grid points in one turn of the largest state. */
const POINTS_PER_FRINGE = 24;
/** Standard deviations of the level-0 estimate within which the phase is looked for. */
const WINDOW = 6;

interface LevelTable {
  /** Grid points in one turn of this level. */
  readonly period: number;
  readonly cosineHalf: number;
  readonly sineHalf: number;
  /** ln of the odds of +1 of either quadrature, by grid point. */
  readonly cosineOdds: Float64Array;
  readonly sineOdds: Float64Array;
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
  private readonly tables: readonly LevelTable[];
  /** What the log-likelihood holds whatever the outcome, by grid point. */
  private readonly base: Float64Array;
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
    this.base = new Float64Array(this.points);
    this.logs = new Float64Array(this.size);
    this.tables = levels.map((level) => this.tabulate(level));
  }

  /** The estimate, rad; `about` is the level-0 estimate and is not used without level 0. */
  estimate(counts: readonly Counts[], about: number): number {
    const { size, priorDeviation } = this;
    const step = (2 * Math.PI) / this.points;
    const centre = priorDeviation === null ? 0 : Math.round(about / step);
    const first = centre - size / 2;
    if (priorDeviation === null) this.start(first, 0, 0);
    else this.start(first, step / priorDeviation, first - about / step);
    for (let l = 0; l < this.tables.length; l++) this.addLevel(this.tables[l]!, counts[l]!, first);
    const { logs } = this;
    let most = -Infinity;
    for (let i = 0; i < size; i++) if (logs[i]! > most) most = logs[i]!;
    return priorDeviation === null ? this.circular(most, first) : this.linear(most, first);
  }

  // The innermost loops of the simulation: whole-number indices and no test for the end of a turn inside them.

  /** Constant part and prior; offsets are counted in standard deviations of the level-0 estimate. */
  private start(first: number, scale: number, origin: number): void {
    const { base, logs, size, points } = this;
    let g = modulo(first, points);
    for (let i = 0; i < size; g = 0) {
      const end = Math.min(size, i + points - g) | 0;
      for (; i < end; i++, g++) {
        const offset = scale * (origin + i);
        logs[i] = base[g]! - 0.5 * offset * offset;
      }
    }
  }

  private addLevel(table: LevelTable, counts: Counts, first: number): void {
    const { period, cosineOdds, sineOdds } = table;
    const { logs, size } = this;
    const cosine = counts.cosine - table.cosineHalf;
    const sine = counts.sine - table.sineHalf;
    let g = modulo(first, period);
    for (let i = 0; i < size; g = 0) {
      const end = Math.min(size, i + period - g) | 0;
      for (; i < end; i++, g++) logs[i] = logs[i]! + (cosine * cosineOdds[g]! + sine * sineOdds[g]!);
    }
  }

  private linear(most: number, first: number): number {
    const { logs, size } = this;
    const step = (2 * Math.PI) / this.points;
    let mass = 0;
    let moment = 0;
    for (let i = 0; i < size; i++) {
      const log = logs[i]! - most;
      if (log < -40) continue;
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
      if (log < -40) continue;
      const weight = Math.exp(log);
      real += weight * Math.cos(step * (first + i));
      imaginary += weight * Math.sin(step * (first + i));
    }
    return Math.atan2(imaginary, real);
  }

  private tabulate({ size, copies, contrast }: SimulatedLevel): LevelTable {
    const period = this.points / size;
    const cosineHalf = Math.ceil(copies / 2) / 2;
    const sineHalf = Math.floor(copies / 2) / 2;
    const cosineOdds = new Float64Array(period);
    const sineOdds = new Float64Array(period);
    for (let g = 0; g < period; g++) {
      const phase = (2 * Math.PI * g) / period;
      const [plus, minus] = logPair(contrast * Math.cos(phase));
      const [up, down] = logPair(contrast * Math.sin(phase));
      cosineOdds[g] = plus - minus;
      sineOdds[g] = up - down;
      const constant = cosineHalf * (plus + minus) + sineHalf * (up + down);
      for (let at = g; at < this.points; at += period) this.base[at]! += constant;
    }
    return { period, cosineHalf, sineHalf, cosineOdds, sineOdds };
  }
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
