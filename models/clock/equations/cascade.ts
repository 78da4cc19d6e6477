import type { BinomialTables } from './binomial-tables';

/**
 * A cascade of GHZ states over a network of clocks, and what surrounds it. Times are in s, rates are
 * angular in 1/s, phases in rad, variances in rad^2. Letters of Komar et al. (2014) stand in comments.
 */

/**
 * The integers of a design. Level 0 is made of uncorrelated atoms; level i = 1..M has n_i copies of one
 * GHZ state of m_i = S r_2 ... r_i atoms, S = sum |p_j|.
 */
export interface Cascade {
  /**
   * p_j, one nonzero integer per node (K of them), with the sign of the node's share of the target; a
   * GHZ state of level 1 has |p_j| atoms at node j. All ones: the mean of the nodes, m_1 = K.
   */
  readonly weights: readonly number[];
  /** n_1..n_M, at least 1 each (2 where two quadratures are read); empty: uncorrelated atoms only, M = 0. */
  readonly copies: readonly number[];
  /** r_2..r_M, at least 2 each: one fewer than `copies`. */
  readonly bases: readonly number[];
  /** n_1 of the paper, level-0 atoms of all nodes together; shared among the nodes as |p_j|. */
  readonly localAtoms: number;
}

/** A cascade with its Ramsey time T. */
export interface ClockDesign extends Cascade {
  readonly ramseyTime: number;
}

/** Everything that the integers of a design do not decide. */
export interface ClockEnvironment {
  /** omega_0 = 2 pi f_0, rad/s. */
  readonly angularFrequency: number;
  /** tau, s. */
  readonly averagingTime: number;
  /** T_d, s. */
  readonly deadTime: number;
  /** gamma_LO,j, 1/s, one per node or one for all, as the lasers enter the cascade: after pre-narrowing. */
  readonly laserLinewidths: readonly number[];
  /** gamma_i, 1/s: one atom keeps the coherence exp(-gamma_i T / 2). */
  readonly atomicLinewidth: number;
  /** Contrast of level 0 apart from dephasing, 0..1. */
  readonly localContrast: number;
  /** Contrast of the levels 1, 2, ... apart from dephasing, 0..1; the last entry holds for all further levels. */
  readonly entangledContrasts: readonly number[];
  /** Factor on the contrast for every atom of a GHZ state (readout errors, unheralded loss), 0..1. */
  readonly contrastPerAtom: number;
  /** Probability for every atom of a GHZ state that it is still there, where loss is heralded, 0..1. */
  readonly survivalPerAtom: number;
}

/** Perfect preparation and readout, no dead time. */
export const IDEAL_ENVIRONMENT: Pick<
  ClockEnvironment,
  'deadTime' | 'localContrast' | 'entangledContrasts' | 'contrastPerAtom' | 'survivalPerAtom'
> = { deadTime: 0, localContrast: 1, entangledContrasts: [1], contrastPerAtom: 1, survivalPerAtom: 1 };

/** How the top level is read; all other levels always have two quadratures. */
export type Readout = 'fixed' | 'adaptive';

/** Models of the digit errors in increasing truth. */
export type DigitErrorModel = 'bound' | 'gauss' | 'joint' | 'binomial';

/** Assumptions of a budget. */
export interface BudgetOptions {
  readonly readout: Readout;
  readonly digitErrors: DigitErrorModel;
  /** `persistent`: once slipped, wrong for the rest of tau (the paper); `once`: for one cycle. */
  readonly slips: 'persistent' | 'once';
  /** `flat`: level 0 finds the phase without help; `linewidth`: it may start from the laser's own spread. */
  readonly prior: 'flat' | 'linewidth';
  /** Where exact statistics are looked up; in searches quicker and rougher ones. */
  readonly tables?: BinomialTables;
}

export const DEFAULT_OPTIONS: BudgetOptions = {
  readout: 'fixed',
  digitErrors: 'joint',
  slips: 'persistent',
  prior: 'flat',
};

/** Variances of one cycle and what they amount to after tau. */
export interface Budget {
  /** N, atoms of all levels; those of pre-narrowing are not among them. */
  readonly atoms: number;
  /** m_1..m_M. */
  readonly sizes: readonly number[];
  /** C_1..C_M. */
  readonly contrasts: readonly number[];
  /** P_0..P_(M-1), where P_i is the probability of a wrong digit from level i to i + 1. */
  readonly digitErrors: readonly number[];
  /** Projection noise, digit errors, phase slips, and their sum V; rad^2. */
  readonly projection: number;
  readonly digits: number;
  readonly slips: number;
  readonly total: number;
  /** Share of sigma_y^2 that the lasers' wandering during dead time adds (Dick effect), dimensionless. */
  readonly deadTimeVariance: number;
  /** sigma_y(tau), fractional. */
  readonly deviation: number;
}

/** S = sum |p_j|, atoms of a GHZ state of level 1. */
export function firstSize(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + Math.abs(weight), 0);
}

/** m_1..m_M. */
export function ghzSizes({ weights, copies, bases }: Pick<Cascade, 'weights' | 'copies' | 'bases'>): number[] {
  let size = firstSize(weights);
  return copies.map((_, i) => {
    if (i > 0) size *= bases[i - 1]!;
    return size;
  });
}

/** N = n_1 + sum n_i m_i, the exact form of (A7) and (A19). */
export function atomsOf(cascade: Cascade): number {
  return ghzSizes(cascade).reduce((sum, size, i) => sum + size * cascade.copies[i]!, cascade.localAtoms);
}

/** The cascade of K equal nodes with one base. */
export function uniformCascade(nodes: number, base: number, copies: readonly number[], localAtoms: number): Cascade {
  return {
    weights: new Array<number>(nodes).fill(1),
    copies,
    bases: new Array<number>(Math.max(0, copies.length - 1)).fill(base),
    localAtoms,
  };
}
