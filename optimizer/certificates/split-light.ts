import * as interval from '../numbers/interval';
import { point, type Interval } from '../numbers/interval';
import type { BoughtLevel, Level } from './split-statement';
import { pureLevel } from './split-value';

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

/** The level of a beam at x, with its slope. */
export function tangentLight(level: Level, { budget, priced, capped }: Terms, x: ArrayLike<number>): TangentLight {
  const given = (value: Interval): TangentLight => ({
    level: capped ? atMostVacuum(value) : value,
    slope: null,
    amount: point(0),
    most: 0,
  });
  if (level.kind === 'given') return given(point(level.value));
  const most = Math.min(level.most, budget);
  const least = leastLevel(level, most);
  const s = pureLevel(level, x);
  if (!priced || !(s > 0 && s < 1)) return given(least);
  const here = levelOf(level, point(s));
  // N = unit (1 - s)^2 / (4 s), dN/ds = -unit (1 - s)(1 + s) / (4 s^2); any s will do for a tangent.
  const [at, distance] = [point(s), interval.subtract(point(1), point(s))];
  const quarter = point(level.unit / 4);
  const amount = interval.divide(interval.multiply(quarter, interval.square(distance)), at);
  const bend = interval.subtract(point(level.fall), interval.divide(point(level.rise), interval.square(at)));
  const spread = interval.multiply(quarter, interval.multiply(distance, interval.add(point(1), at)));
  const slope = interval.negate(interval.divide(interval.multiply(bend, interval.square(at)), spread));
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

/** The lowest level that amounts up to `most` reach: at `most`, or where fall s = rise / s. */
function leastLevel(level: BoughtLevel, most: number): Interval {
  const { unit, rest, fall, rise } = level;
  const photons = interval.divide(point(Math.max(0, most)), point(unit));
  const roots = interval.add(interval.sqrt(interval.add(photons, point(1))), interval.sqrt(photons));
  const deepest = interval.divide(point(1), interval.square(roots));
  if (fall * deepest.low * deepest.low >= rise * (1 + ROUNDING)) return levelOf(level, deepest);
  const floor = interval.multiply(point(2), interval.sqrt(interval.multiply(point(fall), point(rise))));
  return interval.add(point(rest), floor);
}
