import type { BudgetOptions } from './cascade';
import { boundDigitError, gaussDigitError, halfRangeDigitError, jointDigitError } from './digit-errors';
import { exactTables } from './binomial-tables';
import { wholeCopies, type LevelStatistics } from './level-statistics';

/** What level 0 (or the laser's own spread, if narrower) knows of sum w_j phi_j. */
export interface FirstGuess {
  /** rad^2; null where level 1 needs no guess because it covers [-pi, pi] itself. */
  readonly variance: number | null;
  /** Factor on the probability of the first digit error: how many cycles it lasts. */
  readonly lasting: number;
}

export interface CascadeDigits {
  /** P_0..P_(M-1). */
  readonly probabilities: readonly number[];
  /** V_re, rad^2. */
  readonly variance: number;
}

/** Digit errors of all levels, in the model that the options name. */
export function cascadeDigits(
  levels: readonly LevelStatistics[],
  first: FirstGuess,
  options: BudgetOptions,
): CascadeDigits {
  let variance = 0;
  const probabilities = levels.map((level, i) => {
    const below = i === 0 ? null : levels[i - 1]!;
    const guess = below === null ? first.variance : below.variance;
    if (guess === null) return 0;
    const ratio = below === null ? level.size : level.size / below.size;
    const lasting = below === null ? first.lasting : 1;
    if (options.digitErrors === 'joint' && options.readout === 'adaptive' && i === levels.length - 1) {
      const fold = halfRangeDigitError(guess, ratio);
      variance += Math.min(fold.variance * lasting, (2 * Math.PI) ** 2) / level.size / level.size;
      return Math.min(1, fold.probability * lasting);
    }
    const probability = Math.min(1, lasting * digitError(below, guess, level, ratio, options));
    variance += probability * ((2 * Math.PI) / level.size) ** 2;
    return probability;
  });
  return { probabilities, variance };
}

function digitError(
  below: LevelStatistics | null,
  guess: number,
  level: LevelStatistics,
  ratio: number,
  { digitErrors, tables = exactTables }: BudgetOptions,
): number {
  switch (digitErrors) {
    case 'bound':
      // Towards no copies at all (A13) falls again; its largest value holds there.
      return boundDigitError(Math.max(1 / guess, (ratio / Math.PI) ** 2), ratio);
    case 'gauss':
      return gaussDigitError(1 / guess, ratio);
    case 'joint':
      return jointDigitError(guess, level.variance, ratio);
    case 'binomial':
      // The many local readings of level 0 add up to a Gaussian.
      return below === null
        ? jointDigitError(guess, level.variance, ratio)
        : tables.levelDigitError(
            { copies: wholeCopies(below.copies), contrast: below.contrast },
            { copies: wholeCopies(level.copies), contrast: level.contrast },
            ratio,
          );
  }
}
