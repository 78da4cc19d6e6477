import { median } from './cpu-time';
import { SUCCESS, type Row } from './row';

/** How one solve ended. */
export interface End {
  /** Best point held; null where there is none. */
  readonly x: readonly number[] | null;
  readonly cpuMs: number;
  readonly stopped: 'finished' | 'budget' | 'failed';
  /** The method's own words, for failures. */
  readonly message?: string;
}

export interface Limits {
  readonly starts: number;
  /** CPU time after which a single solve is stopped, ms. */
  readonly budgetMs: number;
  /** A method that needs longer than this for its first start shares one budget among all of them, ms. */
  readonly slowMs: number;
}

/** Solves shorter than this are thrown away at first, ms, so that compilers and caches have settled: */
const SHORT = 100;
/** until they have taken this long together, ms, or were this many. */
const WARM_UP = 1000;
const WARM_UPS = 50;

/**
 * Runs a method from one start after the other. The first solve that exceeds its budget ends the row; a
 * slow method is given fewer starts. Both are said in the note.
 */
export async function measureStarts(
  solve: (start: number, budgetMs: number) => Promise<End>,
  distance: (x: readonly number[]) => number,
  { starts, budgetMs, slowMs }: Limits,
): Promise<Pick<Row, 'medianMs' | 'relativeGap' | 'success' | 'starts' | 'note'>> {
  let first = await solve(0, budgetMs);
  const slow = first.cpuMs > slowMs;
  if (first.cpuMs < SHORT && first.stopped === 'finished') {
    let warm = first.cpuMs;
    for (let k = 0; k < WARM_UPS && warm < WARM_UP; k++) {
      first = await solve(0, budgetMs);
      warm += first.cpuMs;
    }
  }
  const ends: End[] = [first];
  let left = slow ? budgetMs - first.cpuMs : Infinity;
  while (first.stopped !== 'budget' && ends.length < starts && left > 0) {
    const end = await solve(ends.length, Math.min(left, budgetMs));
    left -= end.cpuMs;
    // Cut off only because earlier starts used up the time: no answer of the method.
    if (slow && end.stopped === 'budget') break;
    ends.push(end);
  }
  const distances = ends.map(({ x }) => {
    const gap = x === null ? Infinity : distance(x);
    return Number.isNaN(gap) ? Infinity : gap;
  });
  const worst = Math.max(...distances);
  const complete = ends.filter(({ stopped }) => stopped !== 'budget');
  const note = noteOf(ends, starts, budgetMs);
  return {
    medianMs: median(complete.map(({ cpuMs }) => cpuMs)),
    relativeGap: Number.isFinite(worst) ? worst : null,
    success: ends.filter(({ stopped }, k) => stopped !== 'budget' && distances[k]! <= SUCCESS).length,
    starts: ends.length,
    ...(note === '' ? {} : { note }),
  };
}

function noteOf(ends: readonly End[], starts: number, budgetMs: number): string {
  const seconds = `${Number((budgetMs / 1000).toPrecision(3))} s`;
  const late = ends.filter(({ stopped }) => stopped === 'budget').length;
  if (late === ends.length) return `stopped at ${seconds}`;
  const failures = ends.filter(({ stopped }) => stopped === 'failed');
  const notes = [];
  if (late > 0) notes.push(`${late} stopped at ${seconds}`);
  if (ends.length < starts) notes.push(`slow: ${ends.length} ${ends.length === 1 ? 'start' : 'starts'} in ${seconds}`);
  if (failures.length > 0) notes.push(`${failures.length} failed: ${failures[0]!.message ?? 'no reason given'}`);
  return notes.join('; ');
}
