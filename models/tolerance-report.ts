import type { QuantityKind } from './quantity/kinds';

/**
 * How far parameters may deviate before the sensors of a network are no longer alike, as data for the window
 * and the exports. Deviations are relative: 0.03 is 3 %.
 */
export interface ToleranceReport {
  /** What has to stay alike, e.g. "Force resolution". */
  readonly subject: string;
  /** Largest relative change of it that is accepted. */
  readonly limit: number;
  /** Where it is looked at, e.g. on resonance and at the frequency of the measurement. */
  readonly conditions: readonly ToleranceCondition[];
  readonly rows: readonly ToleranceRow[];
  readonly yields: readonly YieldRow[];
  /** What it costs to match the sensors, to calibrate them, or to do neither. */
  readonly strategies: readonly StrategyRow[];
  /** How much loss the paths of the light may have, where that can be asked. */
  readonly losses?: LossBudget;
  /** What other probe powers and read-out angles would do, where that can be asked. */
  readonly probes?: readonly ProbeRow[];
  /** One-sentence findings, most important first. */
  readonly findings: readonly string[];
  /** Named assumptions of the numbers. */
  readonly assumptions: readonly string[];
}

export interface ToleranceCondition {
  readonly key: string;
  readonly label: string;
}

/** One parameter of one kind of element. */
export interface ToleranceRow {
  /** Key of the parameter in the model. */
  readonly parameter: string;
  readonly label: string;
  /** Letter of the paper, as in `ParameterSpec`. */
  readonly symbol?: string;
  /** The elements it is stated for: their ids, and a name such as "each sensor" or "Sensor 3". */
  readonly elements: readonly string[];
  readonly owner: string;
  /** SI value with the kind that shows it. */
  readonly nominal: number;
  readonly quantity: QuantityKind;
  /** One entry for each condition, in their order. */
  readonly at: readonly ToleranceAt[];
  /** Exact allowances over all conditions together; null where no deviation up to 90 % does harm. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** To either side by the slope alone; null where that is beyond 90 %. */
  readonly linear: number | null;
  /** Spread that the parameter usually has, as used for the yields; null where it is taken as exact. */
  readonly spread: number | null;
}

export interface ToleranceAt {
  /** Key of the condition. */
  readonly condition: string;
  /** d ln (subject) / d ln (parameter). */
  readonly logSensitivity: number;
  /** First deviations, downwards (negative) and upwards, at which the limit is reached; null where it is not. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly linear: number | null;
}

/** Share of what is made that keeps the limit at all conditions. */
export interface YieldRow {
  readonly key: string;
  /** The scatter it holds for, e.g. "Normal scatter with the usual spreads". */
  readonly label: string;
  /** Number of sensors that all have to pass. */
  readonly sensors: number;
  /** By first-order formula. */
  readonly formula: number;
  /** By simulation with exact formulas, with its standard error and number of draws. */
  readonly simulated: number;
  readonly standardError: number;
  readonly draws: number;
}

/** A way to deal with unequal sensors, and what it does to the result. */
export interface StrategyRow {
  readonly key: string;
  readonly label: string;
  /** Relative rise of the variance. */
  readonly variance: number;
  /** Relative rms error that no averaging removes. */
  readonly bias: number;
  readonly note: string;
}

/** The loss that still leaves a wanted precision, best settings taken anew for every loss. */
export interface LossBudget {
  /** What is kept, e.g. "−4.00 dB against shot noise, as wanted". */
  readonly wanted: string;
  readonly rows: readonly LossRow[];
}

export interface LossRow {
  readonly key: string;
  readonly label: string;
  readonly elements: readonly string[];
  /** Power efficiency from the source to the record as drawn; null where the row stands for paths that differ. */
  readonly present: number | null;
  /** Least efficiency that does; 0 where no light is needed, null where even a path without loss does not. */
  readonly least: number | null;
  /** Factor on the efficiency that takes it there, above 1 where the path has to become better. */
  readonly spare: number | null;
}

/** Probes raised or lowered together, read at other angles, or both. */
export interface ProbeRow {
  readonly key: string;
  readonly label: string;
  /** Relative change of the variance. */
  readonly variance: number;
  /** What to set, e.g. "power × 12.3, angles −4.1° to 3.9°". */
  readonly setting: string;
}
