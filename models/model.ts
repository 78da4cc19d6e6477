import type { Problem } from '../optimizer/problem';
import type { Result } from '../optimizer/result';
import type { Assessment } from './design';
import type { Project, Settings } from './document/project';
import type { FigureSpec } from './figure';
import type { Issue } from './issue';
import type { ControlSpec, ParameterSpec, ParameterValue } from './parameter';
import type { ReferenceTable } from './reference';
import type { ReproductionRow } from './reproduction';
import type { SimulationSpec } from './simulation';
import type { ToleranceReport } from './tolerance-report';

/** The optical, atomic and electrical symbols that the drawing knows. */
export type Glyph =
  | 'squeezer'
  | 'splitter'
  | 'sensor'
  | 'mirror'
  | 'detector'
  | 'phase'
  | 'mesh'
  | 'note'
  | 'clock'
  | 'centre'
  | 'repeater';

export interface PortSpec {
  readonly key: string;
  readonly label: string;
  readonly direction: 'in' | 'out';
  readonly side: 'left' | 'right' | 'top' | 'bottom';
  /** Only ports that carry the same thing connect, e.g. "light" or "record". */
  readonly carries: string;
  /** May stay open; an open input carries vacuum. */
  readonly optional: boolean;
  /** Takes any number of links; one if absent. */
  readonly many?: boolean;
}

export interface ElementSpec {
  readonly type: string;
  readonly label: string;
  /** Single letter that places it. */
  readonly shortcut: string;
  readonly glyph: Glyph;
  /** `card` shows its lines inside a box; `glyph` is a bare symbol with texts beside it; `disc` a round hub. */
  readonly appearance: 'card' | 'glyph' | 'disc';
  readonly help: string;
  readonly ports: readonly PortSpec[];
  readonly parameters: readonly ParameterSpec[];
  readonly controls: readonly ControlSpec[];
  /** Whether the element carries a weight of the target sum. */
  readonly measuresSignal: boolean;
}

export interface LinkSpec {
  readonly label: string;
  readonly help: string;
  readonly parameters: readonly ParameterSpec[];
  /**
   * How links are drawn: as a `band` along the axes, as wide as the light it guides (unless given), or as a straight
   * `line` from middle to middle.
   */
  readonly appearance?: 'band' | 'line';
  /** Whether a link of the appearance `line` is a dashed, auxiliary one. */
  dashed?(parameters: Readonly<Record<string, ParameterValue>>): boolean;
  /** Key to the drawing: what a full and what a dashed line stand for. */
  readonly legend?: { readonly full: string; readonly dashed: string };
}

export interface MeritSpec {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly help: string;
}

/** A network that the application draws by itself for a number of sensors. */
export interface LayoutSpec {
  readonly key: string;
  readonly label: string;
  readonly help: string;
  readonly minSensors: number;
  readonly maxSensors: number;
  /** The network with fresh ids; keeps name, parameters and, by position, the weights of `project`. */
  build(project: Project, sensors: number, newId: () => string): Project;
}

export interface Compiled {
  readonly problem: Problem;
  /** The settings of the elements that a vector x of the problem stands for. */
  settingsOf(x: Float64Array): Settings;
  /** The vector x of the settings in force (defaults where none are set). */
  currentPoint(): Float64Array;
}

export interface Citation {
  readonly text: string;
  readonly doi?: string;
}

export interface ExampleSpec {
  readonly key: string;
  readonly title: string;
  readonly summary: string;
  /** File in examples/, without folder. */
  readonly file: string;
}

/** What one physics folder exports; palette, forms, validation, optimiser and exports follow from it. */
export interface PhysicsModel {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly summary: string;
  readonly citations: readonly Citation[];
  readonly elements: readonly ElementSpec[];
  readonly link: LinkSpec;
  /** Network-wide parameters. */
  readonly parameters: readonly ParameterSpec[];
  readonly merits: readonly MeritSpec[];
  readonly layouts: readonly LayoutSpec[];
  readonly examples: readonly ExampleSpec[];
  readonly reference: ReferenceTable;
  /** The published numbers beside ours, computed anew at each call. */
  reproduction?(): readonly ReproductionRow[];
  /** Monte Carlo of the settings in force, where formulas alone should not be believed. */
  readonly simulation?: SimulationSpec;
  /** How exactly the elements have to be made; an error where the question does not arise for the project. */
  tolerances?(project: Project): Result<ToleranceReport, readonly Issue[]>;
  /** A new, valid project of this model. */
  newProject(newId: () => string): Project;
  /** Everything wrong with the network and its values, beyond the single-field checks. */
  check(project: Project): readonly Issue[];
  compile(project: Project): Result<Compiled, readonly Issue[]>;
  /** What the settings in force achieve. */
  assess(project: Project): Result<Assessment, readonly Issue[]>;
  /** The pictures of the dock, most important first. */
  figures(project: Project): Result<readonly FigureSpec[], readonly Issue[]>;
  /** The default of a control that is not set yet. */
  defaultSetting(project: Project, element: string, control: string): number;
}

export type { ControlSpec, ParameterSpec, ParameterValue };
