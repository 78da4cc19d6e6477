import { fallingRoot } from '../../../optimizer/monotone-root';
import type { ProbeLight } from './force-noise';
import { deviated, logSensitivity, relativeChange } from './parameter-sensitivity';
import type { OptomechanicalSensor, SensorParameter } from './sensor';

/** How far a parameter may be off before the force resolution is off by more than a limit. */

/** Largest relative deviation that is tried. */
export const WIDEST = 0.9;
/** Smallest one: narrow resonances leave no more room for a deviation of Omega itself. */
const NARROWEST = 1e-12;
const STEPS_PER_DECADE = 25;
/** Share of the room that is left where delta does not show yet. */
const UNSEEN = 0.99;

/**
 * Relative deviations upwards (positive) and downwards (negative) at which |delta| first reaches
 * `limit`; null where it is not reached within 90 %.
 */
export function exactBudget(
  sensor: OptomechanicalSensor,
  parameter: SensorParameter,
  limit: number,
  frequency: number,
  light: ProbeLight = {},
): [up: number | null, down: number | null] {
  return firstCrossings(
    (deviation) => relativeChange(sensor, deviated(sensor, { [parameter]: deviation }), frequency, light),
    limit,
  );
}

/**
 * Deviations upwards and downwards at which any relative change first reaches `limit` in size, for a change that is 0
 * without deviation; null where it does not up to `most`, or 90 %.
 */
export function firstCrossings(
  change: (deviation: number) => number,
  limit: number,
  most: { readonly up?: number; readonly down?: number } = {},
): [up: number | null, down: number | null] {
  const room = (deviation: number): number => limit - Math.abs(change(deviation));
  const down = firstCrossing((size) => room(-size), Math.min(WIDEST, most.down ?? WIDEST));
  return [firstCrossing(room, Math.min(WIDEST, most.up ?? WIDEST)), down === null ? null : -down];
}

/** Relative deviation to either side by the slope alone, limit / |d ln sqrt(S) / d ln X|. */
export function linearBudget(
  sensor: OptomechanicalSensor,
  parameter: SensorParameter,
  limit: number,
  frequency: number,
  light: ProbeLight = {},
): number {
  return limit / Math.abs(logSensitivity(sensor, parameter, frequency, light));
}

/**
 * Largest x such that every sensor with |d kappa| + |d g_0| + |d P| / 2 <= x (relative deviations) keeps
 * |delta| <= limit: single budgets do not add up to a joint one. Far off resonance sqrt(S) goes as
 * kappa / (g_0 sqrt(P)); along the edge from kappa to g_0 to P it curves ever more upwards, so the
 * worst deviation of a given x lies on one axis. Null if no single deviation reaches the limit.
 */
export function jointReadoutAllowance(
  sensor: OptomechanicalSensor,
  limit: number,
  frequency: number,
  light: ProbeLight = {},
): number | null {
  const shares = { cavityDecay: 1, coupling: 1, power: 0.5 } as const;
  const parameters = Object.keys(shares) as (keyof typeof shares)[];
  const allowances = parameters.flatMap((parameter) =>
    exactBudget(sensor, parameter, limit, frequency, light).flatMap((budget) =>
      budget === null ? [] : [shares[parameter] * Math.abs(budget)],
    ),
  );
  return allowances.length === 0 ? null : Math.min(...allowances);
}

/**
 * The smallest size at which the room is used up: a scan, as delta need not be monotone, that is fine from the decade
 * in which delta begins to show.
 */
function firstCrossing(room: (size: number) => number, widest: number): number | null {
  const ratio = 10 ** (1 / STEPS_PER_DECADE);
  const unused = UNSEEN * room(0);
  let low = 0;
  let start = NARROWEST;
  while (10 * start < widest && room(10 * start) >= unused && unused > 0) {
    low = start;
    start *= 10;
  }
  for (let size = start; low < widest; size *= ratio) {
    const high = Math.min(size, widest);
    if (!(room(high) > 0)) return fallingRoot(room, low, high);
    low = high;
  }
  return null;
}
