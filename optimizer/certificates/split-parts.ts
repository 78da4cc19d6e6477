import * as interval from '../numbers/interval';
import { above, below, point, type Interval } from '../numbers/interval';
import { IntervalSum } from '../numbers/interval-sum';
import { eigenvaluesBelow } from './eigenvalue-bound';
import { launchedPart } from './launched-part';
import { PartList } from './part-list';
import { amountAt } from './split-value';
import type { Level, SplitEvidence, SplitStatement, TreeDivision, TreeStep } from './split-statement';
import { overlapAtMost } from './tree-figure';

/** What no division of the beams can undercut. */
export interface Parts {
  readonly constant: Interval;
  readonly levels: readonly Level[];
  readonly parts: PartList;
}

const ZERO = point(0);

/**
 * Bounds the variance over all divisions of the beams, whatever the levels and carriers; a string says why
 * that is not possible.
 *
 * @param at point whose ratios are close to the best ones
 */
export function partsOf({ statement, eigenvalues }: SplitEvidence, at: ArrayLike<number>): Parts | string {
  const { division, levels, merit, carriers } = statement;
  if (division.kind === 'mesh') return meshParts(statement, division.inputs.length, eigenvalues[0] ?? [], at);
  if (merit === 'common') return { constant: ZERO, levels, parts: commonParts(statement, division) };
  switch (carriers.kind) {
    case 'own':
      return { constant: ZERO, levels, parts: ownParts(statement, division) };
    case 'launched': {
      const parts = new PartList(division.trees.length, merit);
      division.trees.forEach((tree, beam) => {
        const { fixed, squeezed } = launchedPart(statement, division, tree, at);
        if (carriers.variables) parts.add(beam, beam, fixed, squeezed);
        else parts.add(beam, -1, over(fixed, carriers.total), over(squeezed, carriers.total));
      });
      return { constant: ZERO, levels, parts };
    }
    case 'none': {
      const parts = new PartList(division.trees.length, merit);
      for (const [beam, tree] of division.trees.entries()) {
        const part = treePart(statement, division, tree, eigenvalues[beam] ?? [], at);
        if (part === null) return 'an eigenvalue is larger than claimed';
        parts.add(beam, -1, part.fixed, part.squeezed);
      }
      return { constant: unavoidable(statement), levels, parts };
    }
  }
}

/** By Cauchy-Schwarz (sum_j q_j w_j)^2 <= sum_j q_j^2 = sum_j h_j^2 / a_j. */
function ownParts({ lost, rows }: SplitStatement, { trees }: TreeDivision): PartList {
  const parts = new PartList(lost.length, 'sums');
  const { beam, carrier, fixedLow, fixedHigh, squeezedLow, squeezedHigh } = parts;
  eachChannel(trees, (k, j) => {
    const i = parts.length++;
    beam[i] = k;
    carrier[i] = j;
    fixedLow[i] = fixedHigh[i] = lost[j]!;
    for (const row of rows) {
      const square = row[j]! * row[j]!;
      if (square === 0) continue;
      squeezedLow[i] = Math.max(0, below(squeezedLow[i]! + below(square)));
      squeezedHigh[i] = above(squeezedHigh[i]! + above(square));
    }
  });
  return parts;
}

/** By Cauchy-Schwarz twice: (s . g)^2 <= sum_j s_j^2 / n_j times sum_j g_j^2 n_j, n = lost + (1 - lost) V. */
function commonParts({ lost, rows }: SplitStatement, { trees }: TreeDivision): PartList {
  const parts = new PartList(lost.length, 'common');
  const { beam, fixedLow, fixedHigh, squeezedLow, squeezedHigh, squareLow, squareHigh } = parts;
  const signal = rows[0]!;
  eachChannel(trees, (k, j) => {
    const i = parts.length++;
    beam[i] = k;
    fixedLow[i] = fixedHigh[i] = lost[j]!;
    squeezedLow[i] = Math.max(0, below(1 - lost[j]!));
    squeezedHigh[i] = above(1 - lost[j]!);
    const square = signal[j]! * signal[j]!;
    squareLow[i] = Math.max(0, below(square));
    squareHigh[i] = square === 0 && signal[j] === 0 ? 0 : above(square);
  });
  return parts;
}

function eachChannel(trees: TreeDivision['trees'], visit: (beam: number, channel: number) => void): void {
  trees.forEach((tree, beam) => {
    for (const step of tree) if ('channel' in step && step.channel !== null) visit(beam, step.channel);
  });
}

/** Separate carriers: the overlap of the rows with a unit vector is at most the largest eigenvalue. */
function treePart(
  { rows }: SplitStatement,
  { lower, upper }: TreeDivision,
  tree: readonly TreeStep[],
  claims: readonly number[],
  at: ArrayLike<number>,
): Pick<Apart, 'fixed' | 'squeezed'> | null {
  const channels: number[] = [];
  for (const step of tree) if ('channel' in step && step.channel !== null) channels.push(step.channel);
  const squares = squaresOf(rows, channels);
  if (rows.length > 1) {
    const bounds = eigenvaluesBelow(rows, channels, claims.slice(0, 1));
    return bounds?.length === 1 ? apart(squares, point(bounds[0]!)) : null;
  }
  if (lower > 0 || upper < 1) {
    const overlap = overlapAtMost({ tree, lower, upper, ratios: at }, rows[0]!.map(Math.abs));
    const reached = interval.square(point(overlap));
    if (reached.high < squares.low) return apart(squares, reached);
  }
  return { fixed: ZERO, squeezed: squares };
}

interface Apart {
  readonly fixed: Interval;
  readonly squeezed: Interval;
}

/** What is squeezed, and the rest of `all`. */
function apart(all: Interval, squeezed: Interval): Apart {
  return { fixed: interval.subtract(all, squeezed), squeezed };
}

function squaresOf(rows: SplitStatement['rows'], channels: readonly number[]): Interval {
  const sum = new IntervalSum();
  for (const row of rows) for (const j of channels) sum.addProduct(row[j]!, row[j]!);
  return sum.total();
}

function unavoidable({ lost, push }: SplitStatement): Interval {
  const sum = new IntervalSum();
  if (push) sum.addPoint(push.floor);
  for (const value of lost) sum.addPoint(value);
  return sum.total();
}

function over(value: Interval, total: number): Interval {
  return interval.divide(value, point(total));
}

/**
 * All beams in one mesh: with 1 - V_1 >= 1 - V_2 >= ... the best is to put the first on the largest
 * eigenvalue and so on (von Neumann), which bounds every way to do it only if the levels can be ordered:
 * all given, or all bought on the same terms.
 */
function meshParts(
  statement: SplitStatement,
  beams: number,
  claims: readonly number[],
  at: ArrayLike<number>,
): Parts | string {
  const { rows, lost, levels } = statement;
  const ordered = [...levels];
  const given = levels.every(({ kind }) => kind === 'given');
  if (!given && !levels.every((level) => alike(level, levels[0]!))) return 'the levels cannot be ordered';
  const rank = (level: Level): number => (level.kind === 'given' ? level.value : -amountAt(level, at));
  ordered.sort((a, b) => rank(a) - rank(b));
  const channels = lost.map((_, j) => j);
  const squares = squaresOf(rows, channels);
  const constant = unavoidable(statement);
  if (rows.length === 1) {
    const parts = new PartList(1, 'sums');
    parts.add(0, -1, ZERO, squares);
    return { constant, levels: ordered, parts };
  }
  const wanted = Math.min(beams, rows.length, lost.length);
  const bounds = eigenvaluesBelow(rows, channels, claims.slice(0, wanted));
  if (bounds?.length !== wanted) return 'an eigenvalue is larger than claimed';
  const parts = new PartList(wanted, 'sums');
  const squeezed = new IntervalSum();
  bounds.forEach((bound, beam) => {
    parts.add(beam, -1, ZERO, point(bound));
    squeezed.addPoint(bound);
  });
  const rest = interval.subtract(squares, squeezed.total());
  const fixed = { low: Math.max(0, rest.low), high: Math.max(0, rest.high) };
  return { constant: interval.add(constant, fixed), levels: ordered, parts };
}

function alike(a: Level, b: Level): boolean {
  if (a.kind === 'given' || b.kind === 'given') return false;
  const terms = ({ detuning, unit, most, rest, fall, rise }: typeof a): string =>
    JSON.stringify([detuning, unit, most, rest, fall, rise]);
  return terms(a) === terms(b);
}
