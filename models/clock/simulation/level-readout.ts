import { phaseEstimates, type PhaseEstimates } from '../equations/phase-estimates';
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
}
