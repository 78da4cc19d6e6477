import type { Counts } from './level-readout';
import type { SimulatedLevel } from './simulated-cascade';

/** Values of one level that are kept, about 8 MB. */
const MOST_KEPT = 2 ** 20;

/** Log-likelihood of what a level shows, by grid point of one of its turns. */
export class LevelLikelihood {
  private readonly cosineHalf: number;
  private readonly sineHalf: number;
  private readonly outcomesOfSine: number;
  /** ln of the odds of +1 of either quadrature. */
  private readonly cosineOdds: Float64Array;
  private readonly sineOdds: Float64Array;
  /** What the log-likelihood holds whatever the outcome. */
  private readonly constant: Float64Array;
  /** By outcome, those that have been asked for: a level with few copies shows the same few again and again. */
  private readonly rows: (Float64Array | undefined)[] = [];
  private kept = 0;
  private readonly scratch: Float64Array;

  constructor(
    { copies, contrast }: SimulatedLevel,
    readonly period: number,
  ) {
    this.cosineHalf = Math.ceil(copies / 2) / 2;
    this.sineHalf = Math.floor(copies / 2) / 2;
    this.outcomesOfSine = Math.floor(copies / 2) + 1;
    this.cosineOdds = new Float64Array(period);
    this.sineOdds = new Float64Array(period);
    this.constant = new Float64Array(period);
    this.scratch = new Float64Array(period);
    for (let g = 0; g < period; g++) {
      const phase = (2 * Math.PI * g) / period;
      const [plus, minus] = logPair(contrast * Math.cos(phase));
      const [up, down] = logPair(contrast * Math.sin(phase));
      this.cosineOdds[g] = plus - minus;
      this.sineOdds[g] = up - down;
      this.constant[g] = this.cosineHalf * (plus + minus) + this.sineHalf * (up + down);
    }
  }

  /** The log-likelihood of an outcome; valid until the next one is asked for. */
  of({ cosine, sine }: Counts): Float64Array {
    const outcome = cosine * this.outcomesOfSine + sine;
    const known = this.rows[outcome];
    if (known) return known;
    if (this.kept + this.period > MOST_KEPT) return this.fill(this.scratch, cosine, sine);
    this.kept += this.period;
    const row = this.fill(new Float64Array(this.period), cosine, sine);
    this.rows[outcome] = row;
    return row;
  }

  private fill(row: Float64Array, cosine: number, sine: number): Float64Array {
    const { cosineOdds, sineOdds, constant } = this;
    const more = cosine - this.cosineHalf;
    const up = sine - this.sineHalf;
    for (let g = 0; g < row.length; g++) row[g] = constant[g]! + more * cosineOdds[g]! + up * sineOdds[g]!;
    return row;
  }
}

/** ln(1 + s) and ln(1 - s), finite also where an outcome is impossible: its odds become e^-690. */
function logPair(signal: number): [number, number] {
  const floor = 1e-300;
  return [Math.log(Math.max(floor, 1 + signal)), Math.log(Math.max(floor, 1 - signal))];
}
