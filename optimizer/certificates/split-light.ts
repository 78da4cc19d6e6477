import * as interval from '../numbers/interval';
import { point, type Interval } from '../numbers/interval';
import type { BoughtLevel, Level } from './split-statement';

/** A level as the tangent plane sees it. */
export interface TangentLight {
  readonly level: Interval;
  /** dV/dN <= 0 at `amount`; null where V is the same whatever is bought, and the amount is of no concern. */
  readonly slope: Interval | null;
  readonly amount: Interval;
  /** Largest amount. */
  readonly most: number;
}

/** How the levels of a statement are bounded. */
interface Terms {
  readonly budget: number;
  /** Without a price every level is taken as low as it can become by itself. */
  readonly priced: boolean;
  /** Whether vacuum is at hand, so that a level above 1 counts as 1. */
  readonly capped: boolean;
}

/** Beyond the best amount by no more than rounding. */
const ROUNDING = 1e-13;

/**
 * The amount at which a plane had best touch where the cost is coefficient V: where the next amount saves its
 * price, (fall s^2 - rise) / (1 - s^2) 4 coefficient / unit = price, or the largest amount before that.
 */
export function touchingAmount(level: BoughtLevel, budget: number, price: number, coefficient: number): number {
  const { unit, fall, rise, most } = level;
  const worth = (4 * coefficient) / unit;
  // 1 - s^2, and 1 - s from it, do not cancel where hardly anything is worth buying.
  const gone = (worth * (fall - rise)) / (price + worth * fall);
  const s = Math.sqrt((price + worth * rise) / (price + worth * fall));
  const distance = gone / (1 + s);
  return Math.min(Math.min(most, budget), (unit * distance * distance) / (4 * s));
}

/** The level of a beam with its slope, for a plane that touches at an amount; any amount will do. */
export function tangentLight(level: Level, { budget, priced, capped }: Terms, touching: number): TangentLight {
  const given = (value: Interval): TangentLight => ({
    level: capped ? atMostVacuum(value) : value,
    slope: null,
    amount: point(0),
    most: 0,
  });
  if (level.kind === 'given') return given(point(level.value));
  const most = Math.min(level.most, budget);
  const least = leastLevel(level, most);
  const photons = touching / level.unit;
  if (!priced || !(photons > 0 && photons < Infinity)) return given(least);
  const s = pureLevelOf(point(photons));
  const here = levelOf(level, s);
  // N = unit (1 - s)^2 / (4 s), dN/ds = -unit (1 - s)(1 + s) / (4 s^2).
  const quarter = point(level.unit / 4);
  const distance = interval.multiply(point(2), interval.sqrt(interval.multiply(point(photons), s)));
  const bend = interval.subtract(point(level.fall), interval.divide(point(level.rise), interval.square(s)));
  const spread = interval.multiply(quarter, interval.multiply(distance, interval.add(point(1), s)));
  const slope = interval.negate(interval.divide(interval.multiply(bend, interval.square(s)), spread));
  const amount = interval.multiply(point(photons), point(level.unit));
  // Beyond the best amount 1 / V is no longer concave.
  return slope.high <= 0 ? { level: atMostVacuum(here), slope, amount, most } : given(least);
}

function atMostVacuum({ low, high }: Interval): Interval {
  return { low: Math.min(1, low), high: Math.min(1, high) };
}

function levelOf({ rest, fall, rise }: BoughtLevel, s: Interval): Interval {
  const linear = interval.add(point(rest), interval.multiply(point(fall), s));
  return rise === 0 ? linear : interval.add(linear, interval.divide(point(rise), s));
}

/** s at an amount of n = N / unit. */
function pureLevelOf(photons: Interval): Interval {
  const roots = interval.add(interval.sqrt(interval.add(photons, point(1))), interval.sqrt(photons));
  return interval.divide(point(1), interval.square(roots));
}

/** The lowest level that amounts up to `most` reach: at `most`, or where fall s = rise / s. */
function leastLevel(level: BoughtLevel, most: number): Interval {
  const { unit, rest, fall, rise } = level;
  const deepest = pureLevelOf(interval.divide(point(Math.max(0, most)), point(unit)));
  if (fall * deepest.low * deepest.low >= rise * (1 + ROUNDING)) return levelOf(level, deepest);
  const floor = interval.multiply(point(2), interval.sqrt(interval.multiply(point(fall), point(rise))));
  return interval.add(point(rest), floor);
}
