import type { Design } from '../design';
import type { ParameterValue } from '../parameter';

/** Current version of the project document. */
export const PROJECT_SCHEMA = 1;

export type Parameters = Readonly<Record<string, ParameterValue>>;

/** Centre of an element on the drawing. */
export interface Position {
  /** Canvas units, x to the right, y down. */
  readonly x: number;
  readonly y: number;
}

export interface NetworkElement {
  readonly id: string;
  /** Element type of the model, e.g. "splitter". */
  readonly type: string;
  readonly name: string;
  readonly position: Position;
  readonly parameters: Parameters;
  /** Unit in which the planner typed a parameter, by key; only for display. */
  readonly displayUnits?: Readonly<Record<string, string>>;
}

export interface PortRef {
  readonly element: string;
  readonly port: string;
}

/** A directed connection from an output port to an input port. */
export interface NetworkLink {
  readonly id: string;
  readonly from: PortRef;
  readonly to: PortRef;
  readonly parameters: Parameters;
  readonly displayUnits?: Readonly<Record<string, string>>;
}

/** One weighted sum of local signals q = sum_j c_j d_j; sensors without an entry have weight 0. */
export interface Functional {
  readonly id: string;
  readonly name: string;
  /** Relative importance lambda when there are several sums, > 0. */
  readonly importance: number;
  readonly weights: Readonly<Record<string, number>>;
}

/** Values of the controls in force, by element id and control key (SI). Set by Optimise or typed. */
export type Settings = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The one document: plain JSON, SI units, immutable. */
export interface Project {
  readonly kind: 'fringe-project';
  readonly schema: typeof PROJECT_SCHEMA;
  readonly id: string;
  readonly name: string;
  readonly notes: string;
  /** Id of the physics model, e.g. "cv". */
  readonly model: string;
  /** Network-wide parameters of the model. */
  readonly parameters: Parameters;
  readonly displayUnits?: Readonly<Record<string, string>>;
  readonly network: { readonly elements: readonly NetworkElement[]; readonly links: readonly NetworkLink[] };
  readonly target: { readonly functionals: readonly Functional[] };
  readonly settings: Settings;
  /** The last optimised design; stale when its inputHash differs from that of the project. */
  readonly design: Design | null;
  /** Fields of a file that this version does not know; kept and written back untouched. */
  readonly unknown?: Readonly<Record<string, unknown>>;
}
