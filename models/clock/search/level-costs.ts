import { erfc } from '../../../optimizer/numbers/erfc';
import type { BudgetOptions, ClockEnvironment } from '../equations/cascade';
import { halfRangeDigitError } from '../equations/digit-errors';
import { informationPerCopy } from '../equations/readout';
import type { ScaleLattice } from './scale-lattice';

/**
 * Digit-error models that a search over all integers can bound: they fall with every copy. (A13) does not, at lost
 * contrast, and exact enumeration is too slow for millions of levels.
 */
export type SearchableErrors = Extract<BudgetOptions['digitErrors'], 'gauss' | 'joint'>;

/** The lasers' own spread as the first guess of the phase, over a span of Ramsey times and of linewidths. */
export interface LaserPrior {
  /** Least and greatest sum w_j^2 gamma_j T, rad^2. */
  readonly narrowest: number;
  readonly widest: number;
  /** Fewest cycles that a first digit stays wrong which the prior got wrong. */
  readonly lasting: number;
}

export interface CostAssumptions {
  readonly readout: BudgetOptions['readout'];
  readonly digitErrors: SearchableErrors;
  /** null for a flat prior. */
  readonly prior: LaserPrior | null;
}

/**
 * Noise of single levels over a span of Ramsey times, in rad^2 of the centre-of-mass phase: never above the budget's
 * terms anywhere in the span, and equal to them at its beginning (a flat prior given). A level is n copies of GHZ
 * states of S D atoms, D by its index in a lattice. Costs depend on a level and the one below alone, which makes
 * a cascade a path through levels.
 */
export class LevelCosts {
  /** Information per copy of a level that another one is above, 1/rad^2 of the phase of the state. */
  private readonly copyInformation: Float64Array;
  private readonly topInformation: Float64Array;
  /** (2 pi / m)^2: what a wrong digit costs. */
  private readonly turn: Float64Array;
  private readonly localInformation: number;
  /** The same at the end of the span, where level 0 is noisiest. */
  private readonly lastLocalInformation: number;
  private readonly aloneInformation: number;
  private readonly joint: boolean;
  /** Whether the copies of the top level do not matter for the digit that it receives. */
  readonly foldsOnTop: boolean;

  /** @param firstSize S, atoms of a state of level 1 */
  constructor(
    environment: ClockEnvironment,
    private readonly assumptions: CostAssumptions,
    span: { readonly from: number; readonly to: number },
    readonly firstSize: number,
    readonly lattice: ScaleLattice,
  ) {
    const { atomicLinewidth, entangledContrasts, contrastPerAtom, survivalPerAtom, localContrast } = environment;
    const { readout } = assumptions;
    // The best level's contrast for all: with unequal ones the costs stay lower bounds.
    const extra = Math.max(...entangledContrasts);
    const { scales } = lattice;
    this.joint = assumptions.digitErrors === 'joint';
    this.foldsOnTop = this.joint && readout === 'adaptive';
    this.copyInformation = new Float64Array(scales.length);
    this.topInformation = new Float64Array(scales.length);
    this.turn = new Float64Array(scales.length);
    for (let i = 0; i < scales.length; i++) {
      const size = firstSize * scales[i]!;
      const contrast = extra * contrastPerAtom ** size * Math.exp((-size * atomicLinewidth * span.from) / 2);
      const survival = survivalPerAtom ** size;
      this.copyInformation[i] = survival * informationPerCopy(contrast, 'fixed');
      this.topInformation[i] = survival * informationPerCopy(contrast, readout);
      this.turn[i] = ((2 * Math.PI) / size) ** 2;
    }
    const local = (time: number): number => localContrast * Math.exp((-atomicLinewidth * time) / 2);
    this.localInformation = informationPerCopy(local(span.from), 'fixed');
    this.lastLocalInformation = informationPerCopy(local(span.to), 'fixed');
    this.aloneInformation = informationPerCopy(local(span.from), readout);
  }

  /** 1 / (I m^2) of the top level with one copy; Infinity where its contrast is lost. */
  projection(index: number): number {
    const size = this.firstSize * this.lattice.scales[index]!;
    return 1 / (this.topInformation[index]! * size * size);
  }

  /** Projection noise of uncorrelated atoms alone, read as the options say. */
  uncorrelated(localAtoms: number): number {
    return 1 / (localAtoms * this.aloneInformation);
  }

  /** Variance of a level's own phase, as far as it matters for the digit it receives, rad^2. */
  ownVariance(index: number, copies: number): number {
    return this.joint ? 1 / (copies * this.copyInformation[index]!) : 0;
  }

  /** Variance, rad^2 of the upper phase, that one copy of a lower level leaves; n copies leave the n-th part. */
  guessVariance(lower: number, upper: number): number {
    const ratio = this.lattice.scales[upper]! / this.lattice.scales[lower]!;
    return (ratio * ratio) / this.copyInformation[lower]!;
  }

  /**
   * What a wrong digit of a level costs where the guess from below and its own phase have that variance together.
   * @param top whether the level is the last
   */
  wrongDigit(index: number, variance: number, top: boolean): number {
    if (top && this.foldsOnTop) {
      const size = this.firstSize * this.lattice.scales[index]!;
      return halfRangeDigitError(variance, 1).variance / (size * size);
    }
    return this.turn[index]! * erfc(Math.PI / Math.sqrt(2 * variance));
  }

  /** The same for level 1 with that many level-0 atoms in all; nothing where S = 1: it covers the turn by itself. */
  firstDigit(localAtoms: number, own: number, top: boolean): number {
    if (this.firstSize === 1) return 0;
    const { prior } = this.assumptions;
    const reach = this.firstSize * this.firstSize;
    const fromAtoms = (): number => this.wrongDigit(0, reach / (localAtoms * this.localInformation) + own, top);
    if (prior === null) return localAtoms > 0 ? fromAtoms() : Infinity;
    let least = Infinity;
    // The budget takes the narrower of the two; which one that is may change within the span.
    if (localAtoms > 0 && prior.widest >= 1 / (localAtoms * this.localInformation)) least = fromAtoms();
    if (localAtoms === 0 || prior.narrowest < 1 / (localAtoms * this.lastLocalInformation)) {
      const wrong = this.wrongDigit(0, reach * prior.narrowest + own, top);
      least = Math.min(least, this.turn[0]!, wrong * prior.lasting);
    }
    return least;
  }
}
