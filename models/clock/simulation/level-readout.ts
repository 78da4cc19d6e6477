import { phaseEstimates, wrapPhase, type PhaseEstimates } from '../equations/phase-estimates';
import { drawBinomial, logBinomials } from './binomial-draw';

/** Counts of +1 of the two quadratures. */
export interface Counts {
  cosine: number;
  sine: number;
}

/** Copies of one kind that are read in two quadratures: draws what they show and estimates the phase. */
export class LevelReadout {
  readonly estimates: PhaseEstimates;
  private readonly cosineLogs: Float64Array;
  private readonly sineLogs: Float64Array;

  constructor(
    copies: number,
    private readonly contrast: number,
  ) {
    this.estimates = phaseEstimates(copies, contrast);
    this.cosineLogs = logBinomials(this.estimates.cosineCopies);
    this.sineLogs = logBinomials(this.estimates.sineCopies);
  }

  /** Counts at a true phase, from two uniforms. */
  draw(phase: number, first: number, second: number, out: Counts): void {
    out.cosine = drawBinomial(this.cosineLogs, 0.5 * (1 + this.contrast * Math.cos(phase)), first);
    out.sine = drawBinomial(this.sineLogs, 0.5 * (1 + this.contrast * Math.sin(phase)), second);
  }

  /** Maximum-likelihood phase in [-pi, pi); a uniform decides between equal maxima. */
  estimate({ cosine, sine }: Counts, uniform: number): number {
    const maxima = this.estimates.maxima[cosine * (this.estimates.sineCopies + 1) + sine]!;
    return maxima[Math.floor(uniform * maxima.length)]!;
  }

  /** Mean square of the wrapped error of that estimate over a uniform phase, rad^2. */
  meanSquareError(): number {
    const { cosineCopies, sineCopies, maxima } = this.estimates;
    // The integrand jumps where an error wraps, with weights that are negligible beside the core.
    const phases = 96;
    let sum = 0;
    for (let g = 0; g < phases; g++) {
      const phase = -Math.PI + ((g + 0.5) * 2 * Math.PI) / phases;
      const cosine = distribution(this.cosineLogs, 0.5 * (1 + this.contrast * Math.cos(phase)));
      const sine = distribution(this.sineLogs, 0.5 * (1 + this.contrast * Math.sin(phase)));
      for (let kx = 0; kx <= cosineCopies; kx++) {
        for (let ky = 0; ky <= sineCopies; ky++) {
          const tied = maxima[kx * (sineCopies + 1) + ky]!;
          const square = tied.reduce((total, angle) => total + wrapPhase(angle - phase) ** 2, 0) / tied.length;
          sum += cosine[kx]! * sine[ky]! * square;
        }
      }
    }
    return sum / phases;
  }
}

/** Probabilities of 0..n. */
function distribution(logs: Float64Array, probability: number): Float64Array {
  const n = logs.length - 1;
  const p = Math.min(Math.max(probability, Number.MIN_VALUE), 1 - Number.EPSILON / 2);
  return logs.map((log, k) => Math.exp(log + k * Math.log(p) + (n - k) * Math.log1p(-p)));
}
