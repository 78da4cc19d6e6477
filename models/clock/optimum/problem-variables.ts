import type { Variable } from '../../../optimizer/problem';
import { MAX_LEVELS, MAX_STAGES } from '../declaration/centre-controls';
import type { ClockNetwork } from '../network/clock-network';
import type { CascadeSettings } from '../settings/cascade-settings';

/** Two quadratures. */
const FEWEST_COPIES = 2;

/** How the free numbers of a network map to the vector x of its problem. */
export interface DesignVariables {
  readonly variables: readonly Variable[];
  toVector(settings: CascadeSettings): Float64Array;
  toSettings(x: Float64Array): CascadeSettings;
}

/**
 * Ramsey time, number of levels, copies and bases of every level that could fit, level-0 atoms in blocks of S, and
 * the stages of pre-narrowing. Entries of levels and stages beyond those in use have no effect.
 */
export function designVariables({ units, weights, environment, clocks, preNarrowing }: ClockNetwork): DesignVariables {
  const levels = Math.min(MAX_LEVELS, 1 + Math.floor(Math.log2(Math.max(1, units))));
  const stages = preNarrowing ? MAX_STAGES : 0;
  const fewestAtoms = Math.min(...clocks.map(({ atoms }) => atoms));
  const longest = environment.averagingTime - environment.deadTime;
  const whole = (key: string, lower: number, upper: number): Variable => ({
    kind: 'integer',
    key,
    lower,
    upper: Math.max(lower, upper),
  });
  const numbered = (count: number, from: number, key: string, lower: number, upper: number): Variable[] =>
    Array.from({ length: Math.max(0, count) }, (_, i) => whole(`${key}${from + i}`, lower, upper));
  const variables: readonly Variable[] = [
    { kind: 'real', key: 'ramseyTime', lower: shortestTime(environment, longest), upper: longest, scale: 'log' },
    whole('levels', 0, levels),
    whole('localUnits', 0, units),
    ...numbered(levels, 1, 'copies', FEWEST_COPIES, units),
    ...numbered(levels - 1, 2, 'base', 2, units),
    whole('stages', 0, stages),
    ...numbered(stages, 1, 'stage', 1, Math.max(1, fewestAtoms - 1)),
  ];
  const at = { copies: 3, bases: 3 + levels, stages: 3 + levels + Math.max(0, levels - 1) };
  return {
    variables,
    toVector({ ramseyTime, copies, bases, localAtoms, stages: plan }) {
      const x = Float64Array.from(variables, (variable) => (variable.kind === 'simplex' ? 0 : variable.lower));
      x[0] = Math.min(longest, ramseyTime);
      x[1] = Math.min(levels, copies.length);
      x[2] = Math.min(units, Math.round(localAtoms / weights.sum));
      copies.slice(0, levels).forEach((n, i) => (x[at.copies + i] = n));
      bases.slice(0, Math.max(0, levels - 1)).forEach((r, i) => (x[at.bases + i] = r));
      x[at.stages] = Math.min(stages, plan.length);
      plan.slice(0, stages).forEach((n, s) => (x[at.stages + 1 + s] = n));
      return x;
    },
    toSettings(x) {
      const used = x[1]!;
      const first = at.stages + 1;
      return {
        ramseyTime: x[0]!,
        copies: Array.from(x.subarray(at.copies, at.copies + used)),
        bases: Array.from(x.subarray(at.bases, at.bases + Math.max(0, used - 1))),
        localAtoms: x[2]! * weights.sum,
        stages: Array.from(x.subarray(first, first + x[at.stages]!)),
      };
    },
  };
}

/** A millionth of the averaging time, or less where the lasers are so wide that they slip even then. */
function shortestTime({ laserLinewidths }: ClockNetwork['environment'], longest: number): number {
  const widest = Math.max(...laserLinewidths);
  return Math.min(longest * 1e-6, widest > 0 ? 1e-3 / widest : Infinity);
}
