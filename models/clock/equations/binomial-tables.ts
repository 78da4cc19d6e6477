import { binomialJointDigitError, binomialVariance } from './binomial';

/**
 * The exact statistics as a budget uses them: remembered, with contrasts rounded to 1e-3 and a law beyond
 * the copies that are enumerated. Contrasts below the first step count as that step.
 */

const STEP = 1e-3;
const MOST_FOR_ERRORS = 64;
const MOST_FOR_VARIANCE = 128;
const MOST_LOCAL = 64;
/** The slope of ln P is taken over this many copies; even, as odd and even numbers of copies differ. */
const SLOPE = 8;
const KEPT = 20000;

/** Copies of one level and their contrast. */
export interface CountedLevel {
  readonly copies: number;
  readonly contrast: number;
}

/** Statistics of counted records, remembered. */
export interface BinomialTables {
  /** Mean square error, rad^2, of a level of n copies; 1/n beyond 128. */
  levelVariance(copies: number, contrast: number): number;
  /** The same for n level-0 atoms of one node, 1/n beyond 64. */
  localVariance(atoms: number, contrast: number): number;
  /** Probability of a wrong digit between two levels; beyond 64 copies ln P goes on linearly. */
  levelDigitError(previous: CountedLevel, current: CountedLevel, ratio: number): number;
}

/**
 * @param samples phases of a quadrant at which records are weighed: rough and quick, for searches; without, the
 *   integrals are exact
 */
export function binomialTables(samples?: number): BinomialTables {
  const numbers = new Map<string, number>();
  /** Copies and contrasts are in range here; a number that could not be computed stays NaN and the budget refuses it. */
  const remember = (key: string, compute: () => number | undefined): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const value = compute() ?? NaN;
    if (numbers.size >= KEPT) numbers.clear();
    numbers.set(key, value);
    return value;
  };
  const varianceUpTo = (most: number, copies: number, contrast: number): number => {
    const known = Math.min(most, copies);
    const step = rounded(contrast);
    return (remember(`v ${known} ${step}`, () => binomialVariance(known, step, samples)) * known) / copies;
  };
  return {
    levelVariance: (copies, contrast) => varianceUpTo(MOST_FOR_VARIANCE, copies, contrast),
    localVariance: (atoms, contrast) => varianceUpTo(MOST_LOCAL, atoms, contrast),
    levelDigitError(previous, current, ratio) {
      const [lower, upper] = [rounded(previous.contrast), rounded(current.contrast)];
      const at = (a: number, b: number): number =>
        remember(`p ${a} ${lower} ${b} ${upper} ${ratio}`, () =>
          binomialJointDigitError({ copies: a, contrast: lower }, { copies: b, contrast: upper }, ratio, samples),
        );
      const [a, restA] = within(previous.copies);
      const [b, restB] = within(current.copies);
      if (restA === 0 && restB === 0) return at(a, b);
      let log = Math.log(at(a, b));
      if (restA > 0) log += (restA / SLOPE) * (Math.log(at(a, b)) - Math.log(at(a - SLOPE, b)));
      if (restB > 0) log += (restB / SLOPE) * (Math.log(at(a, b)) - Math.log(at(a, b - SLOPE)));
      return Math.min(1, Math.exp(log));
    },
  };
}

/** The tables of every budget that does not ask for others. */
export const exactTables = binomialTables();
export const { levelVariance, localVariance, levelDigitError } = exactTables;

/** The largest enumerated number of copies of the same parity, and what is left. */
function within(copies: number): [number, number] {
  if (copies <= MOST_FOR_ERRORS) return [copies, 0];
  const most = MOST_FOR_ERRORS - ((MOST_FOR_ERRORS - copies) % 2 === 0 ? 0 : 1);
  return [most, copies - most];
}

function rounded(contrast: number): number {
  return Math.max(1, Math.round(contrast / STEP)) * STEP;
}
