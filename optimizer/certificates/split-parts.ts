import * as interval from '../numbers/interval';
import { point, type Interval } from '../numbers/interval';
import { eigenvaluesBelow } from './eigenvalue-bound';
import { amountAt } from './split-value';
import type { Level, SplitEvidence, SplitStatement, TreeDivision, TreeStep } from './split-statement';
import { noiseAtLeast, overlapAtMost } from './tree-figure';

/**
 * One part of the cost once the best splits are put in: (fixed + squeezed V) / a with the level V of a beam,
 * or for a common signal -square / (fixed + squeezed V).
 */
export interface Part {
  /** Index among the levels. */
  readonly beam: number;
  readonly fixed: Interval;
  readonly squeezed: Interval;
  /** Index among the carriers; -1 for a_j = 1. */
  readonly carrier: number;
  /** Null for weighted sums. */
  readonly square: Interval | null;
}

/** What no division of the beams can undercut. */
export interface Parts {
  readonly constant: Interval;
  readonly levels: readonly Level[];
  readonly parts: readonly Part[];
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
  const constant = ZERO;
  if (merit === 'common') return { constant, levels, parts: channelParts(division, commonPart(statement)) };
  switch (carriers.kind) {
    case 'own':
      return { constant, levels, parts: channelParts(division, ownPart(statement)) };
    case 'launched': {
      const parts = division.trees.map((tree, beam) => launchedPart(statement, division, tree, beam, at));
      return { constant, levels, parts: parts.map((part) => (carriers.variables ? part : over(part, carriers.total))) };
    }
    case 'none': {
      const parts: Part[] = [];
      for (const [beam, tree] of division.trees.entries()) {
        const part = treePart(statement, division, tree, beam, eigenvalues[beam] ?? [], at);
        if (part === null) return 'an eigenvalue is larger than claimed';
        parts.push(part);
      }
      return { constant: interval.sum(statement.lost.map(point)), levels, parts };
    }
  }
}

/** The channels that a tree feeds. */
function channelsOf(tree: readonly TreeStep[]): number[] {
  return tree.flatMap((step) => ('channel' in step && step.channel !== null ? [step.channel] : []));
}

function channelParts({ trees }: TreeDivision, part: (beam: number, channel: number) => Part): Part[] {
  return trees.flatMap((tree, beam) => channelsOf(tree).map((j) => part(beam, j)));
}

/** By Cauchy-Schwarz (sum_j q_j w_j)^2 <= sum_j q_j^2 = sum_j h_j^2 / a_j. */
function ownPart({ lost, rows }: SplitStatement) {
  return (beam: number, j: number): Part => ({
    beam,
    fixed: point(lost[j]!),
    squeezed: interval.sum(rows.map((row) => interval.square(point(row[j]!)))),
    carrier: j,
    square: null,
  });
}

/** By Cauchy-Schwarz twice: (s . g)^2 <= sum_j s_j^2 / n_j times sum_j g_j^2 n_j, n = lost + (1 - lost) V. */
function commonPart({ lost, rows }: SplitStatement) {
  return (beam: number, j: number): Part => ({
    beam,
    fixed: point(lost[j]!),
    squeezed: interval.subtract(point(1), point(lost[j]!)),
    carrier: -1,
    square: interval.square(point(rows[0]![j]!)),
  });
}

/** Separate carriers: the overlap of the rows with a unit vector is at most the largest eigenvalue. */
function treePart(
  { rows }: SplitStatement,
  { lower, upper }: TreeDivision,
  tree: readonly TreeStep[],
  beam: number,
  claims: readonly number[],
  at: ArrayLike<number>,
): Part | null {
  const channels = channelsOf(tree);
  const own = rows.map((row) => channels.map((j) => row[j]!));
  const squares = interval.sum(own.flatMap((row) => row.map((value) => interval.square(point(value)))));
  if (rows.length > 1) {
    const bounds = eigenvaluesBelow(own, claims.slice(0, 1));
    return bounds?.length === 1 ? { beam, ...apart(squares, point(bounds[0]!)) } : null;
  }
  if (lower > 0 || upper < 1) {
    const overlap = overlapAtMost({ tree, lower, upper, ratios: at }, rows[0]!.map(Math.abs));
    const reached = interval.square(point(overlap));
    if (reached.high < squares.low) return { beam, ...apart(squares, reached) };
  }
  return { beam, fixed: ZERO, squeezed: squares, carrier: -1, square: null };
}

/** What is squeezed, and the rest of `all`. */
function apart(all: Interval, squeezed: Interval): Omit<Part, 'beam'> {
  const rest = interval.subtract(all, squeezed);
  return { fixed: { low: Math.max(0, rest.low), high: Math.max(0, rest.high) }, squeezed, carrier: -1, square: null };
}

/**
 * Carriers that share the way of the light: P times the variance of a beam is
 * sum_j n_j / p_j - (1 - V) sum_r (sum_j h_rj)^2 with n_j = lost_j + sum_r h_rj^2.
 */
function launchedPart(
  { lost, rows }: SplitStatement,
  { lower, upper }: TreeDivision,
  tree: readonly TreeStep[],
  beam: number,
  at: ArrayLike<number>,
): Part {
  const channels = channelsOf(tree);
  const sums = rows.map((row) => interval.sum(channels.map((j) => point(row[j]!))));
  const squeezed = interval.sum(sums.map(interval.square));
  const noises = channels.map((j) => interval.sum([point(lost[j]!), ...rows.map((row) => interval.square(point(row[j]!)))])); // prettier-ignore
  const roots = noises.map(interval.sqrt);
  const free = interval.sum(roots);
  const difference = interval.subtract(interval.square(free), squeezed);
  let fixed = difference;
  if (rows.length === 1) {
    // (sum n^1/2)^2 - (sum h)^2 as a product of sums that do not cancel: n^1/2 - h = lost / (n^1/2 + h).
    const sign = sums[0]!.low + sums[0]!.high < 0 ? -1 : 1;
    const signed = channels.map((j) => sign * rows[0]![j]!);
    const gaps = signed.map((h, i) => {
      if (h <= 0) return interval.subtract(roots[i]!, point(h));
      return interval.divide(point(lost[channels[i]!]!), interval.add(roots[i]!, point(h)));
    });
    fixed = interval.multiply(interval.sum(gaps), interval.add(free, interval.sum(signed.map(point))));
  }
  if (lower > 0 || upper < 1) {
    const amounts = new Float64Array(lost.length);
    channels.forEach((j, i) => (amounts[j] = Math.max(0, noises[i]!.low)));
    const held = interval.subtract(point(noiseAtLeast({ tree, lower, upper, ratios: at }, amounts)), squeezed);
    if (held.low > fixed.low) fixed = held;
  }
  return {
    beam,
    fixed: { low: Math.max(0, fixed.low), high: Math.max(0, fixed.high) },
    squeezed,
    carrier: beam,
    square: null,
  };
}

function over(part: Part, total: number): Part {
  const shared = (value: Interval): Interval => interval.divide(value, point(total));
  return { ...part, fixed: shared(part.fixed), squeezed: shared(part.squeezed), carrier: -1 };
}

/**
 * All beams in one mesh: with 1 - V_1 >= 1 - V_2 >= ... the best is to put the first on the largest
 * eigenvalue and so on (von Neumann), which bounds every way to do it only if the levels can be ordered:
 * all given, or all bought on the same terms.
 */
function meshParts(
  { rows, lost, levels }: SplitStatement,
  beams: number,
  claims: readonly number[],
  at: ArrayLike<number>,
): Parts | string {
  const ordered = [...levels];
  const given = levels.every(({ kind }) => kind === 'given');
  if (!given && !levels.every((level) => alike(level, levels[0]!))) return 'the levels cannot be ordered';
  const rank = (level: Level): number => (level.kind === 'given' ? level.value : -amountAt(level, at));
  ordered.sort((a, b) => rank(a) - rank(b));
  const squares = interval.sum(rows.flatMap((row) => row.map((value) => interval.square(point(value)))));
  const constant = interval.sum(lost.map(point));
  if (rows.length === 1) {
    const parts = [{ beam: 0, fixed: ZERO, squeezed: squares, carrier: -1, square: null }];
    return { constant, levels: ordered, parts };
  }
  const wanted = Math.min(beams, rows.length, lost.length);
  const bounds = eigenvaluesBelow(rows, claims.slice(0, wanted));
  if (bounds?.length !== wanted) return 'an eigenvalue is larger than claimed';
  const parts = bounds.map((bound, beam) => ({ ...apart(ZERO, point(bound)), beam }));
  const { fixed } = apart(squares, interval.sum(bounds.map(point)));
  return { constant: interval.add(constant, fixed), levels: ordered, parts };
}

function alike(a: Level, b: Level): boolean {
  if (a.kind === 'given' || b.kind === 'given') return false;
  const terms = ({ detuning, unit, most, rest, fall, rise }: typeof a): string =>
    JSON.stringify([detuning, unit, most, rest, fall, rise]);
  return terms(a) === terms(b);
}
