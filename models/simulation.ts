import type { Project } from './document/project';
import type { Issue } from './issue';
import type { Result } from '../optimizer/result';

/**
 * A simulation of the settings in force that anyone may cut into blocks: trial number k draws its random
 * numbers from (seed, k), so any number of workers gives the same bits.
 */
export interface SimulationPlan {
  /** Number of trials asked for. */
  readonly trials: number;
  /** Trials in one block; blocks are cut at its multiples whoever runs them. */
  readonly block: number;
  /** Runs trials [from, to) and returns their sums, plain numbers that add up in the order of the blocks. */
  run(from: number, to: number, seed: number): Float64Array;
  /** What the sums of all blocks, added in order, say. */
  summarise(sums: Float64Array): SimulationOutcome;
}

/** What a simulation says of the figure of merit. */
export interface SimulationOutcome {
  readonly trials: number;
  /** The figure of merit as simulated, in its unit, with its standard error. */
  readonly value: number;
  readonly standardError: number;
  /** The value that the formulas give for the same settings. */
  readonly predicted: number;
  /** value / predicted. */
  readonly ratio: number;
  /** Whether the formulas may be trusted for these settings. */
  readonly trusted: boolean;
  /** One sentence for the planner. */
  readonly finding: string;
  readonly details: readonly {
    readonly key: string;
    readonly label: string;
    readonly value: number;
    readonly unit: string;
    /** It is the figure of merit, read in some way, and may stand beside the others in a picture. */
    readonly comparable?: boolean;
  }[];
}

/** What a model offers that can simulate its designs. */
export interface SimulationSpec {
  readonly label: string;
  readonly help: string;
  readonly defaultTrials: number;
  readonly maxTrials: number;
  plan(project: Project, trials: number): Result<SimulationPlan, readonly Issue[]>;
}
