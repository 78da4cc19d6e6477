import type { Certificate, PointStatus, StopReason } from '../optimizer/certificate';
import type { Settings } from './document/project';
import type { Issue } from './issue';
import type { QuantityKind } from './quantity/kinds';

/** The figure of merit: one number the planner wants small. */
export interface Figure {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  /** How `value` and the values of baselines and limit are shown with a prefix; plainly if absent. */
  readonly quantity?: QuantityKind;
  /** 10 log10 of the variance relative to the shot-noise (coherent) reference; negative is better. */
  readonly decibel: number | null;
}

/** A rival design under a stated rule. */
export interface Baseline {
  readonly key: string;
  readonly label: string;
  /** The rule it was computed under, e.g. "same photons". */
  readonly rule: string;
  readonly value: number;
  /** 10 log10 of (baseline variance / this design's variance); positive: this design is better. */
  readonly gainDb: number;
}

export interface NoiseTerm {
  readonly key: string;
  readonly label: string;
  readonly variance: number;
  /** Share of the total variance, 0..1; the shares add up to 1. */
  readonly share: number;
}

/** One line of the settings table: what to dial in. Texts are display texts, numbers SI. */
export interface SettingRow {
  readonly element: string;
  readonly control: string;
  /** Name of the element, e.g. "Splitter 1". */
  readonly name: string;
  readonly quantity: string;
  readonly value: number;
  readonly unit: string;
  /** The value as the planner reads it, e.g. "25.0 : 75.0". */
  readonly text: string;
  /** What to set on the device, e.g. "λ/2 15.00°"; empty where it is the value itself. */
  readonly device: string;
  /** SI value of the device setting with its unit, where there is one. */
  readonly deviceValue?: { readonly quantity: string; readonly value: number; readonly unit: string };
}

/** A line of text that the drawing shows at an element. */
export interface Annotation {
  readonly label: string;
  readonly text: string;
  /** `result` is set by Optimise (accent colour), `given` is an input, `limit` an active limit (amber). */
  readonly role: 'result' | 'given' | 'limit';
}

export interface Annotations {
  readonly elements: Readonly<Record<string, { readonly lines: readonly Annotation[]; readonly share?: number }>>;
  /** Share of the distributed light on each link, 0..1, and a short text. */
  readonly links: Readonly<Record<string, { readonly share: number; readonly text: string; readonly limit?: boolean }>>;
}

/** What a model says of the settings in force: everything the window shows and the exports carry. */
export interface Assessment {
  readonly figure: Figure;
  /** Label and value of the proved limit on the figure for any strategy, where the model knows one. */
  readonly limit: { readonly label: string; readonly value: number } | null;
  /** Where the distance between figure and limit comes from: factors in variance, product = total. */
  readonly gapFactors: readonly { readonly key: string; readonly label: string; readonly factor: number }[];
  readonly baselines: readonly Baseline[];
  readonly noiseBudget: readonly NoiseTerm[];
  readonly rows: readonly SettingRow[];
  readonly annotations: Annotations;
  /** One-sentence findings, most important first, e.g. "Equal losses: the split hardly matters." */
  readonly findings: readonly string[];
  readonly warnings: readonly Issue[];
}

export interface Provenance {
  /** Version of the application. */
  readonly version: string;
  readonly modelVersion: string;
  readonly seed: number;
  readonly evaluations: number;
  readonly seconds: number;
  readonly method: string;
  /** ISO 8601 UTC. */
  readonly finishedAt: string;
}

/** An optimised design: settings, what they achieve, how far it is proved, and from what it was made. */
export interface Design {
  readonly inputHash: string;
  readonly model: string;
  readonly settings: Settings;
  readonly figure: Figure;
  readonly baselines: readonly Baseline[];
  readonly noiseBudget: readonly NoiseTerm[];
  readonly stopped: StopReason;
  readonly holds: PointStatus;
  readonly certificate: Certificate;
  readonly warnings: readonly Issue[];
  readonly provenance: Provenance;
}
