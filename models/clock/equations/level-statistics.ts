import { firstSize, type BudgetOptions, type Cascade, type ClockEnvironment } from './cascade';
import { exactTables } from './binomial-tables';
import { informationPerCopy } from './readout';

/** One level as a Ramsey time leaves it. */
export interface LevelStatistics {
  /** m_i. */
  readonly size: number;
  /** Copies that come through, n_i times their survival. */
  readonly copies: number;
  /** C_i. */
  readonly contrast: number;
  /** I(C_i), 1/rad^2. */
  readonly information: number;
  /** s_i^2, variance of the estimate of the level's own phase, rad^2. */
  readonly variance: number;
}

/** Below this a level says nothing that a double could hold. */
export const LEAST_INFORMATION = 1e-150;

/** The levels 1..M after a Ramsey time. The top one is read as the options say, all others in two quadratures. */
export function levelStatistics(
  sizes: readonly number[],
  copies: readonly number[],
  environment: ClockEnvironment,
  ramseyTime: number,
  options: BudgetOptions,
): LevelStatistics[] {
  const { entangledContrasts, contrastPerAtom, survivalPerAtom, atomicLinewidth } = environment;
  return sizes.map((size, i) => {
    const prepared = entangledContrasts[Math.min(i, entangledContrasts.length - 1)]! * contrastPerAtom ** size;
    const contrast = prepared * Math.exp((-size * atomicLinewidth * ramseyTime) / 2);
    const left = copies[i]! * survivalPerAtom ** size;
    const information = informationPerCopy(contrast, i === sizes.length - 1 ? options.readout : 'fixed');
    const readable = information >= LEAST_INFORMATION && left >= LEAST_INFORMATION;
    return {
      size,
      copies: left,
      contrast,
      information: readable ? information : 0,
      variance: readable ? levelError(left, contrast, information, options) : Infinity,
    };
  });
}

function levelError(
  copies: number,
  contrast: number,
  information: number,
  { digitErrors, tables = exactTables }: BudgetOptions,
): number {
  if (digitErrors !== 'binomial') return 1 / (copies * information);
  // Heralded loss leaves a varying number of copies; the whole ones are enumerated.
  return tables.levelVariance(wholeCopies(copies), contrast);
}

/** Copies for the enumeration: whole, at least 1. */
export function wholeCopies(copies: number): number {
  return Math.max(1, Math.floor(copies + 1e-9));
}

/**
 * s_0^2: variance, rad^2, of sum w_j phi_j from the level-0 atoms, shared among the nodes as |w_j|; Infinity without
 * any. Alone (M = 0) they are read as the options say.
 */
export function localStatistics(
  { weights, localAtoms, copies }: Cascade,
  { localContrast, atomicLinewidth }: ClockEnvironment,
  ramseyTime: number,
  options: BudgetOptions,
): number {
  const contrast = localContrast * Math.exp((-atomicLinewidth * ramseyTime) / 2);
  const information = informationPerCopy(contrast, copies.length === 0 ? options.readout : 'fixed');
  if (localAtoms === 0 || !(information >= LEAST_INFORMATION)) return Infinity;
  if (options.digitErrors !== 'binomial') return 1 / (localAtoms * information);
  const { tables = exactTables } = options;
  const total = firstSize(weights);
  return weights.reduce((sum, weight) => {
    const share = Math.abs(weight) / total;
    return sum + share ** 2 * tables.localVariance(wholeCopies(localAtoms * share), contrast);
  }, 0);
}
