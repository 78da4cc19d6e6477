/** A chart as data: what is drawn, in which units, and the sentence that says what it shows. */
export interface Axis {
  readonly label: string;
  /** Unit symbol; SI prefixes are put on the ticks. Empty for plain numbers. */
  readonly unit: string;
  readonly scale: 'linear' | 'log';
  readonly min?: number;
  readonly max?: number;
  /** Whether a ratio of two values is 20 log10 (amplitudes, the usual case) or 10 log10 (variances, powers) decibels. */
  readonly decibels?: 'amplitude' | 'power';
}

/** Hue carries the family (see the plot palette), dash the variant. */
export type SeriesFamily = 'design' | 'separate' | 'simpler' | 'thermal' | 'extra' | 'limit';

export interface Series {
  readonly key: string;
  readonly label: string;
  readonly family: SeriesFamily;
  readonly dash: 'solid' | 'dashed' | 'dotted' | 'long';
  readonly x: readonly number[];
  /** Same length as x; null where the quantity does not exist. */
  readonly y: readonly (number | null)[];
  /** Draw points (published data) rather than a line. */
  readonly points?: boolean;
}

export interface Panel {
  readonly y: Axis;
  readonly series: readonly Series[];
  /** Share of the height, panels add up to 1. */
  readonly height: number;
  /** Key of the series below which nothing can lie; hatched, with the sentence. */
  readonly unreachableBelow?: { readonly series: string; readonly text: string };
}

export interface LineFigure {
  readonly kind: 'lines';
  readonly key: string;
  readonly title: string;
  /** One finding, not a description. */
  readonly finding: string;
  readonly x: Axis;
  readonly panels: readonly Panel[];
  /** The present design on the first panel. */
  readonly operatingPoint?: { readonly x: number; readonly y: number; readonly label: string };
}

export interface BarFigure {
  readonly kind: 'bars';
  readonly key: string;
  readonly title: string;
  readonly finding: string;
  readonly value: Axis;
  readonly bars: readonly {
    readonly key: string;
    readonly label: string;
    readonly value: number;
    readonly family: SeriesFamily;
  }[];
}

/** A quantity over a plane, e.g. a gain over link fidelity and pair rate. */
export interface MapFigure {
  readonly kind: 'map';
  readonly key: string;
  readonly title: string;
  readonly finding: string;
  readonly x: Axis;
  readonly y: Axis;
  /**
   * Scale of the colours. `neutral` is the value without effect, where the two hues meet; `above` and `below` say in
   * words what lies on its sides, and `good` which of them has the hue of this design (the side below unless given).
   */
  readonly value: Axis & {
    readonly neutral?: number;
    readonly above?: string;
    readonly below?: string;
    readonly good?: 'above' | 'below';
  };
  /** Centres of the columns and rows, increasing. */
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  /** One array per row; null where the quantity does not exist. */
  readonly cells: readonly (readonly (number | null)[])[];
  /** Curves on top, e.g. where a network breaks even. */
  readonly curves: readonly Series[];
  readonly operatingPoint?: { readonly x: number; readonly y: number; readonly label: string };
}

/** Rows of a hierarchy from the top down, each with a bar and columns of text, e.g. the levels of a GHZ cascade. */
export interface LevelFigure {
  readonly kind: 'levels';
  readonly key: string;
  readonly title: string;
  readonly finding: string;
  /** Headings: of the row's name, of the bar, and of each text column. */
  readonly headings: { readonly name: string; readonly bar: string; readonly columns: readonly string[] };
  readonly levels: readonly {
    readonly key: string;
    readonly label: string;
    /** Length of the bar, relative to the longest. */
    readonly size: number;
    readonly barText: string;
    readonly family: SeriesFamily;
    readonly columns: readonly { readonly text: string; readonly limit?: boolean }[];
  }[];
  /** Where each level hands on what it found, drawn as arrows between the rows. */
  readonly flow?: 'up' | 'down';
}

/** What happens when within one cycle: lanes of spans on one time axis. */
export interface TimelineFigure {
  readonly kind: 'timeline';
  readonly key: string;
  readonly title: string;
  readonly finding: string;
  readonly x: Axis;
  readonly lanes: readonly {
    readonly key: string;
    readonly label: string;
    readonly spans: readonly {
      readonly from: number;
      readonly to: number;
      readonly label: string;
      readonly family: SeriesFamily;
    }[];
  }[];
}

export type FigureSpec = LineFigure | BarFigure | MapFigure | LevelFigure | TimelineFigure;
