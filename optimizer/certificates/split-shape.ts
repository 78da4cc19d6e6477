import { dimensionOf, type Problem } from '../problem';
import type { Level, Push, SplitEvidence, SplitStatement } from './split-statement';

const ROUNDING = 1e-9;

/**
 * What is wrong with a statement by itself, or with its domain as against that of the problem; null if
 * nothing. Its formulas hold only for such numbers, and its bound only for a domain that holds all points
 * of the problem.
 */
export function shapeFault({ statement, prices, eigenvalues }: SplitEvidence, problem: Problem): string | null {
  const { lost, rows, levels, jitter, push, division, carriers, budget, merit } = statement;
  const channels = lost.length;
  const dimension = dimensionOf(problem.variables);
  if (rows.some(({ length }) => length !== channels) || rows.length === 0) return 'a vector has the wrong length';
  if (merit === 'common' && (rows.length !== 1 || carriers.kind !== 'none' || division.kind !== 'trees'))
    return 'the statement is of no known form';
  if (division.kind === 'mesh' && carriers.kind !== 'none') return 'the statement is of no known form';
  if (push && (merit !== 'sums' || carriers.kind !== 'none')) return 'the statement is of no known form';
  const lists = [lost, ...rows, ...eigenvalues, [prices.amounts, prices.carriers, budget]];
  if (!lists.every((list) => list.every(Number.isFinite))) return 'a number is not finite';
  if (!(prices.amounts >= 0 && prices.carriers >= 0)) return 'a price is negative';
  if (!(budget >= 0) || !lost.every((value) => value >= 0 && (merit === 'sums' || value <= 1)))
    return 'a noise is negative';
  if (!levels.every(isSound)) return 'a level is none that light can have';
  if (jitter && !jitter.spread.every((spread, j) => jitter.blur[j]! >= 0 && jitter.blur[j]! <= spread * (1 + ROUNDING)))
    return 'jitter would take noise away';
  if (push && !isSoundPush(push, statement)) return 'a push would take noise away';
  if (!namesVariables(statement, dimension)) return 'a variable is not in the problem';
  return divisionFault(statement);
}

function isSound(level: Level): boolean {
  if (level.kind === 'given') return level.value > 0 && level.value + level.other >= 2 - ROUNDING;
  const { unit, most, rest, fall, rise, detuning } = level;
  return (
    unit > 0 &&
    most >= 0 &&
    rest >= 0 &&
    fall >= 0 &&
    rise >= 0 &&
    rise <= fall &&
    Number.isFinite(detuning ?? 0) &&
    Math.abs(rest + fall + rise - 1) <= ROUNDING
  );
}

function isSoundPush({ floor, alone, together }: Push, { lost, levels }: SplitStatement): boolean {
  const lists = [alone, ...together];
  return (
    floor >= 0 &&
    floor < Infinity &&
    lists.every((list) => list.length === lost.length && list.every(Number.isFinite)) &&
    alone.every((value) => value >= 0) &&
    levels.every((level) => level.kind === 'bought' || level.other >= 1)
  );
}

/** Whether every index in x that a statement names is one of the problem's. */
function namesVariables({ levels, division, carriers }: SplitStatement, dimension: number): boolean {
  const known = (index: number): boolean => Number.isInteger(index) && index >= 0 && index < dimension;
  if (!levels.every((level) => level.kind === 'given' || known(level.variable))) return false;
  if (carriers.kind !== 'none' && carriers.variables && !carriers.variables.every(known)) return false;
  return division.kind === 'mesh'
    ? division.rotations.every(({ variable }) => known(variable))
    : division.trees.every((tree) => tree.every((step) => !('ratio' in step) || known(step.ratio)));
}

/** Every beam needs one whole division, and every channel is met once. */
function divisionFault({ lost, levels, division, carriers }: SplitStatement): string | null {
  if (division.kind === 'mesh') {
    const { modes, inputs, outputs, rotations } = division;
    const ports = (list: readonly number[]): boolean =>
      new Set(list).size === list.length && list.every((port) => Number.isInteger(port) && port >= 0 && port < modes);
    const inside = rotations.every(({ mode }) => Number.isInteger(mode) && mode >= 0 && mode + 1 < modes);
    const whole = inputs.length === levels.length && outputs.length === lost.length;
    return whole && inside && ports(inputs) && ports(outputs) ? null : 'the mesh is not whole';
  }
  const met = new Uint8Array(lost.length);
  if (division.trees.length !== levels.length) return 'a tree is not whole';
  if (!(division.lower >= 0 && division.lower <= division.upper && division.upper <= 1)) return 'a tree is not whole';
  for (const tree of division.trees) {
    let depth = 0;
    for (const step of tree) {
      if ('ratio' in step) depth--;
      else {
        depth++;
        if (step.channel !== null && (met[step.channel] === undefined || met[step.channel]!++ > 0))
          return 'a channel is met twice';
      }
      if (depth < 1) return 'a tree is not whole';
    }
    if (depth !== 1) return 'a tree is not whole';
  }
  if (met.includes(0)) return 'a channel is not met';
  if (carriers.kind === 'own')
    return carriers.variables.length === lost.length && carriers.most.length === lost.length
      ? null
      : 'a carrier is missing';
  if (carriers.kind === 'launched')
    return (carriers.variables?.length ?? 1) === levels.length ? null : 'a carrier is missing';
  return null;
}
