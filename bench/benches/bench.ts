import type { Goal, Row } from '../row';
import type { Limits } from '../measure-starts';
import type { Peer } from '../peers/peer';

/** What a run is allowed and whom it compares with. */
export interface Context {
  /** Fewer sizes and starts and smaller budgets: a check that all is in place, not a measurement to quote. */
  readonly quick: boolean;
  readonly limits: Limits;
  readonly peers: readonly Peer[];
  log(line: string): void;
}

/** A family of problems in the table. Later ones are added to the list in `benches.ts`. */
export interface Bench {
  /** As in the column "problem". */
  readonly problem: string;
  readonly title: string;
  /** One paragraph: what is solved, and what the methods get and are told. */
  readonly description: string;
  run(context: Context): Promise<readonly Row[]>;
  goals(rows: readonly Row[]): readonly Goal[];
}
