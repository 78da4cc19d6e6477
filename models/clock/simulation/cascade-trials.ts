import { createRandomSamples } from '../../../optimizer/numbers/random-samples';
import { localVariance } from '../equations/binomial-tables';
import { wrapPhase } from '../equations/phase-estimates';
import { LevelReadout, type Counts } from './level-readout';
import { PosteriorMean } from './posterior-mean';
import type { SimulatedCascade } from './simulated-cascade';

/** Stream of random numbers of this purpose. */
const STREAM = 0x636c6f63;

/** Where each sum of a block of trials stands. */
export const SUMS = {
  trials: 0,
  /** Squared errors of the digit-by-digit estimate, rad^2, and their squares. */
  digitSquare: 1,
  digitFourth: 2,
  /** The same of the joint Bayesian estimate. */
  jointSquare: 3,
  jointFourth: 4,
  /** Trials in which at least one digit was wrong. */
  wrongDigits: 5,
  count: 6,
} as const;

/**
 * Runs trials of one Ramsey cycle: the centre-of-mass phase is uniform over a turn, every node's local
 * phase is its own and known up to full turns (no phase slips; they are rare and enter by formula), parities
 * are drawn copy by copy, and the phase is read digit by digit and by joint Bayesian inference.
 * Trial k takes its random numbers from (seed, k) alone.
 */
export class CascadeTrials {
  private readonly levels: readonly LevelReadout[];
  private readonly nodes: readonly { readonly weight: number; readonly readout: LevelReadout }[];
  private readonly posterior: PosteriorMean;
  private readonly uniforms: Float64Array;

  constructor(private readonly cascade: SimulatedCascade) {
    this.levels = cascade.levels.map(({ copies, contrast }) => new LevelReadout(copies, contrast));
    const readouts = new Map<number, LevelReadout>();
    this.nodes = cascade.nodes.map(({ weight, atoms }) => {
      const readout = readouts.get(atoms) ?? new LevelReadout(atoms, cascade.localContrast);
      readouts.set(atoms, readout);
      return { weight, readout };
    });
    const { nodes, localContrast } = cascade;
    const variance = nodes.reduce(
      (sum, { weight, atoms }) => sum + weight ** 2 * localVariance(atoms, localContrast),
      0,
    );
    this.posterior = new PosteriorMean(cascade.levels, cascade.nodes.length > 0 ? Math.sqrt(variance) : null);
    this.uniforms = new Float64Array(1 + 3 * cascade.nodes.length + 2 * cascade.levels.length);
  }

  /** Sums of trials [from, to), laid out as in `SUMS`. */
  run(from: number, to: number, seed: number): Float64Array {
    const samples = createRandomSamples(seed, STREAM);
    const sums = new Float64Array(SUMS.count);
    const counts: Counts[] = this.levels.map(() => ({ cosine: 0, sine: 0 }));
    for (let trial = from; trial < to; trial++) {
      samples.uniforms(trial, this.uniforms);
      const u = this.uniforms;
      const phase = 2 * Math.PI * u[0]! - Math.PI;
      const local = phase + this.localError();
      let next = 1 + 3 * this.nodes.length;
      let digits = local;
      let wrong = false;
      for (let l = 0; l < this.levels.length; l++) {
        const readout = this.levels[l]!;
        const { size } = this.cascade.levels[l]!;
        readout.draw(size * phase, u[next]!, u[next + 1]!, counts[l]!);
        const seen = readout.estimate(counts[l]!, lowBits(u[next]!));
        next += 2;
        // The first level of a single clock needs no digit from below: it covers the turn by itself.
        const turns = l === 0 && this.nodes.length === 0 ? 0 : Math.round((size * digits - seen) / (2 * Math.PI));
        digits = (seen + 2 * Math.PI * turns) / size;
        wrong ||= l + this.nodes.length > 0 && Math.abs(size * this.error(digits, phase)) > Math.PI;
      }
      const digitSquare = this.error(digits, phase) ** 2;
      const jointSquare = this.error(this.posterior.estimate(counts, local), phase) ** 2;
      sums[SUMS.trials]! += 1;
      sums[SUMS.digitSquare]! += digitSquare;
      sums[SUMS.digitFourth]! += digitSquare * digitSquare;
      sums[SUMS.jointSquare]! += jointSquare;
      sums[SUMS.jointFourth]! += jointSquare * jointSquare;
      if (wrong) sums[SUMS.wrongDigits]! += 1;
    }
    return sums;
  }

  /** A single clock knows its phase up to full turns only. */
  private error(estimate: number, phase: number): number {
    return this.nodes.length === 0 ? wrapPhase(estimate - phase) : estimate - phase;
  }

  /** Error of the weighted mean of the nodes' own estimates. */
  private localError(): number {
    const u = this.uniforms;
    const counts: Counts = { cosine: 0, sine: 0 };
    let sum = 0;
    for (let j = 0; j < this.nodes.length; j++) {
      const { weight, readout } = this.nodes[j]!;
      const at = 1 + 3 * j;
      const phase = 2 * Math.PI * u[at]! - Math.PI;
      readout.draw(phase, u[at + 1]!, u[at + 2]!, counts);
      sum += weight * wrapPhase(readout.estimate(counts, lowBits(u[at + 1]!)) - phase);
    }
    return sum;
  }
}

/** The last 23 of 53 bits as a uniform of its own: the outcome that the leading bits chose says nothing of them. */
function lowBits(uniform: number): number {
  const scaled = uniform * 2 ** 30;
  return scaled - Math.floor(scaled);
}
