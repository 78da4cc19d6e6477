/** One line of the comparison table: a method on a problem of a size. */
export interface Row {
  readonly problem: string;
  readonly size: number;
  /** "fringe" for ours; variants are named "fringe ...". */
  readonly method: string;
  /** Median CPU time of one solve, ms; null where none came to an end. */
  readonly medianMs: number | null;
  /** Largest distance of an end to the certified optimum, relative (absolute where it is 0); null for no usable end. */
  readonly relativeGap: number | null;
  /** Ends within `SUCCESS` of the certified optimum. */
  readonly success: number;
  readonly starts: number;
  /** What proves the answer, or "none". */
  readonly proof: string;
  /** What a reader must know of this row, such as that the method was stopped. */
  readonly note?: string;
}

/** All that one run has measured. */
export interface Report {
  readonly machine: Machine;
  readonly versions: Readonly<Record<string, string>>;
  readonly rows: readonly Row[];
}

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGigabytes: number;
  readonly system: string;
}

/** A figure fixed beforehand, and whether this run kept it; `met` is null where the rows for it are missing. */
export interface Goal {
  readonly statement: string;
  readonly measured: string;
  readonly met: boolean | null;
}

/** Ends this close to the certified optimum count as success. */
export const SUCCESS = 1e-8;
export const NO_PROOF = 'none';
