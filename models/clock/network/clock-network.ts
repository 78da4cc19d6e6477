import type { Project } from '../../document/project';
import type { ParameterValue } from '../../parameter';
import type { BudgetOptions, ClockEnvironment } from '../equations/cascade';
import type { FeedbackMode } from '../schemes/feedback';
import type { SchemeModel } from '../schemes/schemes';
import type { IntegerWeights } from './integer-weights';
import type { QuantumLink, SpanningTree } from './spanning-tree';

/** A clock of the drawing in SI units. */
export interface Clock {
  readonly id: string;
  readonly name: string;
  readonly atoms: number;
  /** gamma_LO, 1/s. */
  readonly laserLinewidth: number;
  readonly weight: number;
}

/** A project as its physics sees it. Only sound projects are read, see `checks/`. */
export interface ClockNetwork {
  readonly project: Project;
  /** Id of the centre, which holds the settings. */
  readonly centre: string;
  /** Clocks with a weight that its rounding leaves, in the order of the drawing, and those without. */
  readonly clocks: readonly Clock[];
  readonly unused: readonly Clock[];
  readonly repeaters: readonly string[];
  /** Whole-number weights of `clocks`, none zero. */
  readonly weights: IntegerWeights;
  /** sum |c_j|: the result is stated for the target as it was written. */
  readonly scale: number;
  /** Blocks of S atoms that the clocks can fill together, and the atoms in them, N. */
  readonly units: number;
  readonly atoms: number;
  readonly links: readonly QuantumLink[];
  /** Links over which entangled states are made; empty for one clock. */
  readonly tree: SpanningTree;
  /** Pairs per second of its slowest link; Infinity for one clock. */
  readonly pairRate: number;
  /** Surroundings with the lasers as they are, before pre-narrowing. */
  readonly environment: ClockEnvironment;
  readonly options: BudgetOptions;
  readonly preNarrowing: boolean;
  readonly schemes: SchemeModel;
  readonly feedback: FeedbackMode;
  /** Test of the clocks, if asked for: half width of the window, detection wanted, within how many cycles. */
  readonly security: { readonly window: number; readonly detection: number; readonly cycles: number } | null;
  /** Network-wide values with their defaults, by key. */
  readonly values: Readonly<Record<string, ParameterValue>>;
}
