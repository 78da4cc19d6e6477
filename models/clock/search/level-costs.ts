import type { BudgetOptions, ClockEnvironment } from '../equations/cascade';
import { gaussDigitError, halfRangeDigitError, jointDigitError } from '../equations/digit-errors';
import { informationPerCopy } from '../equations/readout';

/**
 * Digit-error models that a search over all integers can bound: they fall with every copy. (A13) does not, at lost
 * contrast, and exact enumeration is too slow for millions of levels.
 */
export type SearchableErrors = Extract<BudgetOptions['digitErrors'], 'gauss' | 'joint'>;

export interface CostAssumptions {
  readonly readout: BudgetOptions['readout'];
  readonly digitErrors: SearchableErrors;
  /** 1/rad^2, what is known of the phase before level 0 is read; 0 for a flat prior. */
  readonly priorInformation: number;
}

/**
 * Noise of single levels at one Ramsey time, in rad^2 of the centre-of-mass phase. A level is (D, n): GHZ
 * states of S D atoms in n copies. Costs depend on a level and the one below alone, which makes a cascade a
 * path through levels.
 */
export class LevelCosts {
  private readonly copyInformation: Float64Array;
  private readonly topInformation: Float64Array;
  private readonly localInformation: number;

  /**
   * @param firstSize S, atoms of a state of level 1
   * @param largest greatest D that is asked for
   */
  constructor(
    environment: ClockEnvironment,
    private readonly assumptions: CostAssumptions,
    ramseyTime: number,
    readonly firstSize: number,
    largest: number,
  ) {
    const { atomicLinewidth, entangledContrasts, contrastPerAtom, survivalPerAtom, localContrast } = environment;
    // The best level's contrast for all: with unequal ones the costs stay lower bounds.
    const extra = Math.max(...entangledContrasts);
    this.copyInformation = new Float64Array(largest + 1);
    this.topInformation = new Float64Array(largest + 1);
    for (let scale = 1; scale <= largest; scale++) {
      const size = firstSize * scale;
      const contrast = extra * contrastPerAtom ** size * Math.exp((-size * atomicLinewidth * ramseyTime) / 2);
      const survival = survivalPerAtom ** size;
      this.copyInformation[scale] = survival * informationPerCopy(contrast, 'fixed');
      this.topInformation[scale] = survival * informationPerCopy(contrast, assumptions.readout);
    }
    this.localInformation = informationPerCopy(localContrast * Math.exp((-atomicLinewidth * ramseyTime) / 2), 'fixed');
  }

  /** 1 / (n I m^2) of the top level; Infinity where its contrast is lost. */
  projection(scale: number, copies: number): number {
    const size = this.firstSize * scale;
    return 1 / (copies * this.topInformation[scale]! * size * size);
  }

  /** Projection noise of uncorrelated atoms alone. */
  uncorrelated(localAtoms: number): number {
    return 1 / (localAtoms * this.localInformation);
  }

  /**
   * What wrong digits between two levels cost.
   * @param copies of the upper level; Infinity for a lower bound over all numbers of copies
   */
  digits(lowerScale: number, lowerCopies: number, scale: number, copies: number, top: boolean): number {
    return this.step(lowerCopies * this.copyInformation[lowerScale]!, scale / lowerScale, scale, copies, top);
  }

  /** The same from level 0 with that many atoms in all; nothing where S = 1 and the first level covers the turn. */
  localDigits(localAtoms: number, copies: number, top: boolean): number {
    if (this.firstSize === 1) return 0;
    const information = Math.max(localAtoms * this.localInformation, this.assumptions.priorInformation);
    return this.step(information, this.firstSize, 1, copies, top);
  }

  /** Whether the copies of the top level do not matter for the digit that it receives. */
  get foldsOnTop(): boolean {
    return this.assumptions.digitErrors === 'joint' && this.assumptions.readout === 'adaptive';
  }

  private step(information: number, ratio: number, scale: number, copies: number, top: boolean): number {
    const size = this.firstSize * scale;
    if (!(information > 0)) return Infinity;
    if (top && this.foldsOnTop) return halfRangeDigitError(1 / information, ratio).variance / size ** 2;
    const turn = ((2 * Math.PI) / size) ** 2;
    if (this.assumptions.digitErrors === 'gauss') return gaussDigitError(information, ratio) * turn;
    const own = copies * this.copyInformation[scale]!;
    return own > 0 ? jointDigitError(1 / information, 1 / own, ratio) * turn : Infinity;
  }
}
